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
    PressAction,
    ReleaseAction,
    ScrollAction,
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


def test_json_of_every_action() -> None:
    examples: dict[str, Any] = {
        "key": "Right",
        "keys": ["a", "b"],
        "press": "shift",
        "release": "shift",
        "type": "Hello",
        "click": "middle",
        "double_click": "left",
        "scroll": "up 2",
        "caption": "Halo",
        "say": "Halo",
    }
    for kind, argument in examples.items():
        assert json.loads(json.dumps(read({kind: argument}).as_json())) == {kind: argument}
    assert examples.keys() == ACTIONS.keys()
