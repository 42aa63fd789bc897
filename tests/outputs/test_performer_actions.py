"""Actions that are neither keys nor clicks, each with a boundary that takes notes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from bindings.actions import Action, PointerAction
from bindings.parsing import parse_profile
from controller.errors import OutputError
from controller.outputs.performer import Performer
from controller.outputs.recorder import Recorder
from gestures.events import Event, Phase
from gestures.landmarks import Hand, HandFrame


class Notes:
    """Stands for every output but keys and mouse, and for the run itself."""

    def __init__(self, notes: list[tuple[object, ...]], name: str) -> None:
        self._notes = notes
        self._name = name

    def send(self, text: str) -> None:
        self._notes.append((self._name, text))

    def run(self, argv: Sequence[str]) -> None:
        self._notes.append((self._name, *argv))

    def pause(self, seconds: float | None) -> None:
        self._notes.append(("pause", seconds))

    def switch_profile(self, name: str) -> None:
        self._notes.append(("profile", name))

    def close(self) -> None:
        self._notes.append(("close", self._name))


class Stage:
    def __init__(self) -> None:
        self.notes: list[tuple[object, ...]] = []
        self.told: list[str] = []
        self.recorder = Recorder()
        self.performer = Performer(
            self.recorder.keys,
            self.recorder.pointer,
            Notes(self.notes, "caption"),
            Notes(self.notes, "say"),
            notifications=Notes(self.notes, "notify"),
            sounds=Notes(self.notes, "sound"),
            commands=Notes(self.notes, "run"),
            requests=Notes(self.notes, "run itself"),
            report=self.told.append,
        )


@pytest.fixture
def stage() -> Stage:
    return Stage()


def action(written: str, *, phase: str = "begin") -> Action:
    text = f"version: 1\nbindings:\n  - {{on: {{gesture: palm, phase: {phase}}}, do: {written}}}\n"
    return parse_profile(text, allow_commands=True).rules[0].actions[0]


@pytest.mark.parametrize(
    ("written", "noted"),
    [
        ("{caption: Halo}", ("caption", "Halo")),
        ("{say: Halo}", ("say", "Halo")),
        ("{notify: Wake up}", ("notify", "Wake up")),
        ("{sound: alarm}", ("sound", "alarm")),
        ("{run: [echo, a b]}", ("run", "echo", "a b")),
        ("pause", ("pause", None)),
        ("{pause: 30s}", ("pause", 30.0)),
        ("{profile: media}", ("profile", "media")),
    ],
)
def test_each_reaches_its_output(stage: Stage, written: str, noted: tuple[object, ...]) -> None:
    stage.performer.perform(action(written))
    assert stage.notes == [noted]
    assert stage.told == []


@pytest.mark.parametrize("word", ["undo_sign", "clear_sentence", "speak_sentence"])
def test_there_is_no_sentence_yet(stage: Stage, word: str) -> None:
    stage.performer.perform(action(word))
    stage.performer.perform(action(word))
    assert stage.told == [f"'{word}' failed: there is no sentence yet: sign something first"]


def test_a_mode_is_the_bindings_own_affair(stage: Stage) -> None:
    stage.performer.perform(action("{set_mode: base}"))
    assert (stage.notes, stage.recorder.calls, stage.told) == ([], [], [])


def test_without_outputs_commands_and_pauses_are_refused() -> None:
    told: list[str] = []
    recorder, notes = Recorder(), Notes([], "text")
    performer = Performer(recorder.keys, recorder.pointer, notes, notes, report=told.append)
    performer.perform(action("{run: [echo]}"))
    performer.perform(action("pause"))
    assert told == [
        "'run' failed: 'echo' was not started: set allow_commands = true in settings.toml",
        "'pause' failed: nothing here can be paused or switched",
    ]


def test_everything_is_closed(stage: Stage) -> None:
    stage.performer.close()
    assert {note[1] for note in stage.notes} == {"caption", "say", "notify", "sound", "run"}


def frame(t: float, x: float) -> HandFrame:
    points = np.zeros((21, 3), np.float32)
    points[5, 0], points[17, 0] = -0.05, 0.05
    hand = Hand(7, "right", 1, 1, points + np.float32([x, 0.5, 0]), points, t)
    return HandFrame(t, 640, 480, (hand,))


def lead(stage: Stage, motion: str, *phases: Phase) -> None:
    written = action(f"{{pointer: {motion}}}", phase="move")
    assert isinstance(written, PointerAction)
    for number, phase in enumerate(phases):
        event = Event(number / 30, "palm", phase, "right", 1.0, 7)
        stage.performer.lead_pointer(written, event, frame(number / 30, 0.3 + number / 20))


def test_the_pointer_follows(stage: Stage) -> None:
    lead(stage, "move", "begin", "hold", "hold", "end")
    xs = [call[1] for call in stage.recorder.calls]
    assert {call[0] for call in stage.recorder.calls} == {"move_to"}
    assert len(xs) >= 3
    assert xs == sorted(xs)


def test_a_drag_is_let_go_of_at_its_end(stage: Stage) -> None:
    lead(stage, "drag", "begin", "hold")
    assert stage.performer.holding
    lead(stage, "drag", "end")
    assert not stage.performer.holding
    assert stage.recorder.down() == []


def test_a_drag_is_let_go_of_on_the_way_out(stage: Stage) -> None:
    lead(stage, "drag", "begin", "hold")
    stage.performer.release_all()
    assert stage.recorder.down() == []
    stage.performer.close()
    assert [call for call in stage.recorder.calls if call[0] == "button_up"] == [
        ("button_up", "left")
    ]


def test_a_mouse_that_refuses_is_told_once(stage: Stage) -> None:
    class Broken:
        def move_to(self, x: float, y: float) -> None:
            raise OutputError("the mouse is gone", "plug it in")

        press = release = scroll = close = position = lambda *_: None

    notes = Notes([], "text")
    performer = Performer(stage.recorder.keys, Broken(), notes, notes, report=stage.told.append)
    stage.performer = performer
    lead(stage, "move", "begin", "hold", "hold")
    assert stage.told == ["'pointer' failed: the mouse is gone: plug it in"]
