from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import TypeAdapter

from bindings.actions import (
    ACTIONS,
    Action,
    Actions,
    ClickAction,
    DoubleClickAction,
    KeyAction,
    KeysAction,
    PauseAction,
    PointerAction,
    PressAction,
    ReleaseAction,
    RunAction,
    ScrollAction,
    SetModeAction,
)
from bindings.keys import KeyCombo

_ACTIONS: TypeAdapter[tuple[Action, ...]] = TypeAdapter(Actions)


def read(value: Any) -> Any:
    (action,) = _ACTIONS.validate_python(value)
    return action


def test_key() -> None:
    action = read({"key": "ctrl+Z"})
    assert isinstance(action, KeyAction)
    assert action.kind == "key"
    assert action.combo == KeyCombo(("ctrl",), "z")
    assert action.as_json() == {"key": "ctrl+Z"}


def test_keys() -> None:
    action = read({"keys": ["Home", "shift+End"]})
    assert isinstance(action, KeysAction)
    assert action.combos == (KeyCombo((), "home"), KeyCombo(("shift",), "end"))
    assert action.as_json() == {"keys": ["Home", "shift+End"]}


def test_press_and_release_go_in_opposite_orders() -> None:
    press, release = read({"press": "ctrl+shift+a"}), read({"release": "ctrl+shift+a"})
    assert isinstance(press, PressAction)
    assert isinstance(release, ReleaseAction)
    assert press.keys == ("ctrl", "shift", "a")
    assert release.keys == ("a", "shift", "ctrl")


@pytest.mark.parametrize(
    ("text", "notches"),
    [("up", (0, 1)), ("down 3", (0, -3)), ("left", (-1, 0)), ("right 12", (12, 0))],
)
def test_scroll(text: str, notches: tuple[int, int]) -> None:
    action = read({"scroll": text})
    assert isinstance(action, ScrollAction)
    assert (action.dx, action.dy) == notches


def test_clicks() -> None:
    assert read("click") == read({"click": "left"}) == ClickAction(click="left")
    double = read({"double_click": "right"})
    assert isinstance(double, DoubleClickAction)
    assert (double.button, double.count, ClickAction.count) == ("right", 2, 1)


@pytest.mark.parametrize("kind", ["type", "caption", "say"])
def test_texts(kind: str) -> None:
    assert read({kind: "Terima kasih"}).text == "Terima kasih"


def test_pointer() -> None:
    assert read({"pointer": "drag"}) == PointerAction(pointer="drag")


def test_set_mode() -> None:
    bare, timed = read({"set_mode": "spelling"}), read({"set_mode": {"mode": "a", "for": "10s"}})
    assert isinstance(bare, SetModeAction)
    assert isinstance(timed, SetModeAction)
    assert (bare.mode, bare.lasts) == ("spelling", None)
    assert (timed.mode, timed.lasts) == ("a", 10.0)
    assert read({"set_mode": {"mode": "spelling"}}) == bare


def test_pause() -> None:
    assert read("pause") == PauseAction()
    assert read({"pause": "30s"}) == PauseAction.model_validate({"pause": "30s"})
    assert read({"pause": "30s"}).pause == 30


def test_run_is_a_list_of_words() -> None:
    action = read({"run": ["notify-send", "Hello you"]})
    assert isinstance(action, RunAction)
    assert action.argv == ("notify-send", "Hello you")


def test_actions_without_arguments() -> None:
    assert read("undo_sign").argument is None
    assert read({"undo_sign": None}) == read("undo_sign")
    assert read({"key": "a"}).argument == "a"


def test_json_of_every_action() -> None:
    examples: dict[str, Any] = {
        "key": {"key": "Right"},
        "keys": {"keys": ["a", "b"]},
        "press": {"press": "shift"},
        "release": {"release": "shift"},
        "type": {"type": "Hello"},
        "click": {"click": "middle"},
        "double_click": {"double_click": "left"},
        "scroll": {"scroll": "up 2"},
        "pointer": {"pointer": "move"},
        "caption": {"caption": "Halo"},
        "say": {"say": "Halo"},
        "sound": {"sound": "alarm"},
        "notify": {"notify": "Halo"},
        "set_mode": {"set_mode": {"mode": "spelling", "for": "10s"}},
        "profile": {"profile": "media"},
        "pause": {"pause": "30s"},
        "undo_sign": "undo_sign",
        "end_word": "end_word",
        "clear_sentence": "clear_sentence",
        "speak_sentence": "speak_sentence",
        "run": {"run": ["ls", "-l"]},
    }
    for kind, written in examples.items():
        action = read(written)
        assert action.kind == kind
        assert json.loads(json.dumps(action.as_json())) == written
    assert read("pause").as_json() == "pause"
    assert read({"set_mode": {"mode": "a"}}).as_json() == {"set_mode": "a"}
    assert examples.keys() == ACTIONS.keys()
