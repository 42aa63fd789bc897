"""What is made of hands that are held up, swipe, or are not there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hand_scenes import frames

from controller.setup.watching import ADVISE_AFTER, Seen, Watch
from gestures.events import Event


def watch(scene: str, *, light: float | None = 120.0, events: Sequence[Event] = ()) -> Seen:
    """Return what is known at the end of a scene."""
    watch, seen, waiting = Watch(), Seen(), list(events)
    for frame in frames(scene):
        now = [event for event in waiting if event.t <= frame.t]
        waiting = [event for event in waiting if event.t > frame.t]
        seen = watch.take(frame, now, light)
    return seen


@pytest.mark.parametrize(
    ("scene", "light", "hint"),
    [
        ("none 1s", 120.0, "looking"),
        ("none 2s", 120.0, "no_hand"),
        ("none 2s", 20.0, "dark"),
        ("none 2s", None, "no_hand"),
        ("right 1s", 20.0, "good"),
        ("width 0.03\nright 1s", 120.0, "far"),
        ("width 0.5\nright 1s", 120.0, "near"),
        ("right 1s\nnone 500ms", 120.0, "good"),
        ("right 1s\nnone 3s", 120.0, "no_hand"),
    ],
)
def test_hints(scene: str, light: float | None, hint: str) -> None:
    assert watch(scene, light=light).hint == hint


@pytest.mark.parametrize(
    ("scene", "side"),
    [
        ("right 1s", "right"),
        ("left 1s", "left"),
        ("right 500ms", None),
        ("left 2s\nright 500ms", None),
        ("left 2s\nright 1200ms", "right"),
        ("right 1s\nnone 2s", None),
    ],
)
def test_which_hand_is_held_up(scene: str, side: str | None) -> None:
    assert watch(scene).side == side


def test_swipes_are_counted_and_begin_anew() -> None:
    swipes = [
        Event(t, name, "fire", "right", 1.0, 1)
        for t, name in ((0.2, "swipe_up"), (0.4, "swipe_left"))
    ]
    seen = watch("right 1s", events=swipes)
    assert (seen.swipe, seen.swipes) == ("swipe_left", 2)
    begin = Watch()
    for frame in frames("right 200ms"):
        begin.take(frame, swipes, None)
    begin.begin_anew()
    assert begin.take(next(frames("right 1s")), (), None).swipe is None


def test_something_else_is_advised_every_while() -> None:
    def after(turns: int, scene: str = "right", light: float = 120.0) -> str | None:
        return watch(f"{scene} {turns * ADVISE_AFTER + 1}s", light=light).advice

    assert [after(turns) for turns in range(4)] == [None, "slower", "whole", "closer"]
    assert after(1, "none") == "show"
    assert after(1, "none", 10.0) == "light"
    assert after(1, "width 0.03\nright") == "closer"
    assert after(2, "width 0.03\nright") == "slower"


def test_nothing_is_advised_to_those_who_can() -> None:
    swipe = Event(1.0, "swipe_left", "fire", "right", 1.0, 1)
    assert watch("right 20s", events=[swipe]).advice is None
