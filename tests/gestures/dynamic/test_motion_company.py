"""Which hands begin a movement of their own: alone, with folded fingers that stay folded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from motion_script import DIAL, OUT, READY, TWO_UP, Held, Key, Play, frames, play, told

from gestures.events import Event

RATES = (15.0, 30.0, 60.0)
OPEN, CLOSED = replace(DIAL, gap=2.0), replace(DIAL, gap=0.15, index=0.9)
ZOOM: tuple[Key, ...] = ((0.6, DIAL), (0.6, OPEN), (0.4, OPEN))
SCROLL: tuple[Key, ...] = ((0.6, TWO_UP), (0.5, replace(TWO_UP, y=-1.6)), (0.4, TWO_UP))
WHOLE_HAND = replace(OPEN, middle=OUT, others=OUT)


def _beside(keys: Sequence[Key], start: Held, distance: float, fps: float) -> list[Event]:
    """Play one hand's keys while the other one is held up at a distance."""
    other = replace(READY, x=-distance)
    held = Play(other, (2.0, other), hand="left", track=2)
    return play(frames(Play(start, *keys), held, fps=fps))


@pytest.mark.parametrize("fps", RATES)
def test_hands_that_work_together_neither_zoom_nor_scroll(fps: float) -> None:
    for keys, start in ((ZOOM, DIAL), (SCROLL, TWO_UP)):
        assert _beside(keys, start, 3.0, fps) == []


@pytest.mark.parametrize("fps", RATES)
def test_a_hand_far_off_does_not_matter(fps: float) -> None:
    assert told(_beside(ZOOM, DIAL, 6.0, fps)) == ["zoom_in"]


@pytest.mark.parametrize("fps", RATES)
def test_one_hand_seen_twice_for_a_moment_goes_on(fps: float) -> None:
    ghost = replace(DIAL, x=-0.5)
    twice = frames(Play(DIAL, *ZOOM), Play(ghost, (2.0, ghost), track=2), fps=fps)
    once = frames(Play(DIAL, *ZOOM), fps=fps)
    stream = [b if 0.7 < b.t < 0.78 else a for a, b in zip(once, twice, strict=False)]
    assert told(play(stream)) == ["zoom_in"]


@pytest.mark.parametrize("fps", RATES)
def test_a_closed_dial_opens(fps: float) -> None:
    keys: list[Key] = [(0.6, CLOSED), (0.5, OPEN), (0.4, OPEN)]
    assert told(play(frames(Play(CLOSED, *keys), fps=fps))) == ["zoom_in"]


@pytest.mark.parametrize("fps", RATES)
def test_a_hand_that_opens_as_a_whole_does_not_zoom(fps: float) -> None:
    keys: list[Key] = [(0.6, CLOSED), (0.5, WHOLE_HAND), (0.4, WHOLE_HAND)]
    assert play(frames(Play(CLOSED, *keys), fps=fps)) == []
