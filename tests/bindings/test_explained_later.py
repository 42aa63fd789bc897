"""Nothing is said of a beginning for which only later moments are awaited."""

from __future__ import annotations

from bindings.conditions import Context
from bindings.decisions import describe
from bindings.engine import BindingEngine
from bindings.parsing import parse_profile
from gestures.events import Event

PROFILE = """
version: 1
bindings:
  - {name: later, on: {gesture: palm, after: 500ms}, do: {key: a}}
"""


def told(name: str, seconds: float) -> list[str]:
    engine = BindingEngine(parse_profile(PROFILE))
    engine.update(0.0, [Event(0.0, name, "begin", "right", 0.9, 1)], Context())
    engine.update(seconds, [Event(seconds, name, "end", "right", 0.9, 1)], Context())
    return [describe(decision) for decision in engine.log.recent()]


def test_a_gesture_that_is_only_awaited_later_is_told_of_then() -> None:
    assert told("palm", 0.6) == ["palm seen 0.90: 'later' acted"]


def test_one_that_ends_too_soon_is_told_of_at_its_end() -> None:
    (line,) = told("palm", 0.3)
    assert "it lasted 300ms, binding wants 500ms" in line


def test_one_that_nobody_awaits_is_told_of_at_once() -> None:
    assert told("fist", 0.3) == ["fist seen 0.90: no binding waits for it"]
