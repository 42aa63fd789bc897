"""Each test of an action reads: the action as a profile writes it, what the outputs are told."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from output_fakes import FailingKeys
from pydantic import TypeAdapter

from bindings.actions import ACTIONS, Action
from controller.outputs.console_text import ConsoleText
from controller.outputs.performer import Performer
from controller.outputs.recorder import Call, Recorder

CASES: list[tuple[object, list[Call]]] = [
    ({"key": "Right"}, [("key_down", "right"), ("key_up", "right")]),
    (
        {"key": "ctrl+shift+z"},
        [
            *(("key_down", "ctrl"), ("key_down", "shift"), ("key_down", "z")),
            *(("key_up", "z"), ("key_up", "shift"), ("key_up", "ctrl")),
        ],
    ),
    (
        {"keys": ["a", "Tab"]},
        [("key_down", "a"), ("key_up", "a"), ("key_down", "tab"), ("key_up", "tab")],
    ),
    ({"press": "ctrl+a"}, [("key_down", "ctrl"), ("key_down", "a")]),
    ({"release": "ctrl+a"}, []),
    ({"type": "Halo, dunia"}, [("type", "Halo, dunia")]),
    ("click", [("button_down", "left"), ("button_up", "left")]),
    ({"double_click": "right"}, [("button_down", "right"), ("button_up", "right")] * 2),
    ({"scroll": "down 3"}, [("scroll", 0, -3)]),
    ({"caption": "Terima kasih"}, [("caption", "Terima kasih")]),
    ({"say": "Selamat pagi"}, [("say", "Selamat pagi")]),
    ({"notify": "Bangun!"}, [("notify", "Bangun!")]),
    ({"sound": "alarm"}, [("sound", "alarm")]),
]
ELSEWHERE = {
    *("pointer", "run", "pause", "profile", "set_mode"),
    *("undo_sign", "end_word", "clear_sentence", "speak_sentence"),
}
"""Have their cases in test_performer_actions."""


class NotedText:
    """A TextOutput that takes notes in the recorder's list."""

    def __init__(self, recorder: Recorder, name: str) -> None:
        self._recorder = recorder
        self._name = name

    def send(self, text: str) -> None:
        self._recorder.note(self._name, text)

    def close(self) -> None:
        self._recorder.note(f"{self._name} closed")


def action(written: object) -> Action:
    return TypeAdapter(Action).validate_python(written)


def performer(
    recorder: Recorder,
    keys: FailingKeys | None = None,
    report: Callable[[str], None] = pytest.fail,
) -> Performer:
    return Performer(
        keys or recorder.keys,
        recorder.pointer,
        NotedText(recorder, "caption"),
        NotedText(recorder, "say"),
        notifications=NotedText(recorder, "notify"),
        sounds=NotedText(recorder, "sound"),
        report=report,
    )


@pytest.mark.parametrize(("written", "calls"), CASES, ids=[str(case[0]) for case in CASES])
def test_action(written: object, calls: list[Call]) -> None:
    recorder = Recorder()
    performer(recorder).perform(action(written))
    assert recorder.calls == calls


def test_every_action_has_a_case() -> None:
    assert {action(written).kind for written, _ in CASES} == set(ACTIONS) - ELSEWHERE


def test_press_and_release_undo_each_other() -> None:
    recorder = Recorder()
    hands = performer(recorder)
    hands.perform(action({"press": "ctrl+a"}))
    hands.perform(action({"release": "ctrl+a"}))
    assert recorder.calls[2:] == [("key_up", "a"), ("key_up", "ctrl")]


def test_a_modifier_that_is_held_survives_a_shortcut() -> None:
    recorder = Recorder()
    hands = performer(recorder)
    hands.perform(action({"press": "shift"}))
    hands.perform(action({"key": "shift+Right"}))
    assert recorder.down() == ["shift"]


@pytest.mark.parametrize("written", [{"key": "ctrl+a"}, {"press": "ctrl+a"}])
def test_a_failing_key_is_reported_and_leaves_no_modifier_down(written: object) -> None:
    recorder = Recorder()
    reports: list[str] = []
    hands = performer(recorder, FailingKeys(recorder, press="a"), reports.append)
    hands.perform(action(written))
    assert recorder.down() == []
    assert len(reports) == 1
    assert "cannot press a: mend it" in reports[0]


def test_a_failing_release_leaves_no_other_key_down() -> None:
    recorder = Recorder()
    reports: list[str] = []
    hands = performer(recorder, FailingKeys(recorder, release="a"), reports.append)
    hands.perform(action({"key": "ctrl+a"}))
    assert recorder.down() == ["a"]
    assert len(reports) == 1


def test_the_same_failure_is_reported_again_only_after_a_success() -> None:
    recorder = Recorder()
    reports: list[str] = []
    hands = performer(recorder, FailingKeys(recorder, press="a"), reports.append)
    for written in ("a", "a", "b", "a"):
        hands.perform(action({"key": written}))
    assert len(reports) == 2


def test_release_all_lets_go_of_keys_and_buttons() -> None:
    recorder = Recorder()
    hands = performer(recorder)
    hands.perform(action({"press": "ctrl+shift+a"}))
    hands.release_all()
    assert recorder.down() == []


def test_close_releases_and_closes_and_may_come_twice() -> None:
    recorder = Recorder()
    hands = performer(recorder)
    hands.perform(action({"press": "ctrl"}))
    hands.close()
    assert recorder.down() == []
    assert {("caption closed",), ("say closed",)} <= set(recorder.calls)
    hands.close()


def test_console_text_keeps_to_one_line() -> None:
    stream = io.StringIO()
    ConsoleText("caption", stream).send("satu\ndua")
    assert stream.getvalue() == "[caption] satu dua\n"


def test_a_closed_console_does_no_harm() -> None:
    stream = io.StringIO()
    stream.close()
    ConsoleText("caption", stream).send("satu")
