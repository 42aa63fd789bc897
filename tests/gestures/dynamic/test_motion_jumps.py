"""Landmarks jump from one opinion to another; only what hands do counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from motion_script import (
    DIAL,
    FOLDED,
    OUT,
    PINCHED,
    READY,
    TWO_UP,
    Held,
    Key,
    Play,
    frames,
    play,
    tap,
    told,
)

from gestures.landmarks import HandFrame

WAIT: Key = (0.5, READY)
FAST = (30.0, 60.0)


def _seen(shown: Play, wrong: Held, when: Callable[[float], bool], fps: float) -> list[HandFrame]:
    """Return a hand whose landmarks say something else at some times."""
    mistaken = Play(wrong, (shown.seconds, wrong))
    pairs = zip(frames(shown, fps=fps), frames(mistaken, fps=fps), strict=True)
    return [other if when(one.t) else one for one, other in pairs]


def _at(*times: float) -> Callable[[float], bool]:
    """Tell the one frame that is nearest to each time, at 60 frames a second or less."""
    return lambda t: any(at <= t < at + 1 / 60 - 1e-9 for at in times)


CLICK = Play(READY, WAIT, *tap(held=0.12), WAIT)
CARRY = Play(
    READY,
    WAIT,
    (0.13, PINCHED),
    (0.8, replace(PINCHED, x=2.0)),
    (0.13, replace(READY, x=2.0)),
    WAIT,
)


@pytest.mark.parametrize("fps", FAST)
@pytest.mark.parametrize("at", [0.6, 0.6 + 1 / 30, 0.7])
def test_a_pinch_that_seems_to_open_is_one_click(at: float, fps: float) -> None:
    assert told(play(_seen(CLICK, READY, _at(at), fps))) == ["click"]


@pytest.mark.parametrize("fps", FAST)
def test_what_is_carried_is_kept_when_the_hand_seems_to_open(fps: float) -> None:
    stream = _seen(CARRY, replace(READY, x=1.5), _at(1.1), fps)
    assert told(play(stream)) == ["drag begin", "drag end"]


@pytest.mark.parametrize("fps", FAST)
@pytest.mark.parametrize("closed", [PINCHED, replace(PINCHED, middle=FOLDED, others=FOLDED)])
def test_a_hand_that_seems_to_close_for_a_frame_does_nothing(closed: Held, fps: float) -> None:
    open_ = replace(closed, gap=1.3, index=OUT)
    still = Play(open_, (3.0, open_))
    assert play(_seen(still, closed, _at(0.8, 0.9, 1.2, 1.4, 1.8), fps)) == []


@pytest.mark.parametrize("fps", FAST)
def test_a_dial_that_jumps_shut_and_stays_does_not_zoom(fps: float) -> None:
    shut = replace(DIAL, gap=0.4, index=1.2)
    assert play(_seen(Play(DIAL, (2.0, DIAL)), shut, lambda t: t >= 0.8, fps)) == []


SCRIPTS: dict[str, list[Key]] = {
    "fingers that fidget, and a pinch": [
        *[
            (0.09, replace(READY, middle=stretch, others=OUT + 0.9 - stretch))
            for stretch in (1.2, 1.8) * 5
        ],
        *tap(),
        WAIT,
    ],
    "a hand on a dial is carried along as it leans": [
        (0.8, DIAL),
        (0.4, replace(DIAL, y=-3.0, angle=0.6)),
        (0.3, replace(DIAL, y=-3.0, angle=0.6)),
    ],
    "two fingers swing to the side": [
        (0.8, TWO_UP),
        (0.5, replace(TWO_UP, x=1.6, y=-1.0)),
        (0.3, replace(TWO_UP, x=1.6, y=-1.0)),
    ],
    "a finger jitters to and fro before it goes": [
        (0.8, DIAL),
        *[(0.08, replace(DIAL, gap=gap)) for gap in (0.9, 1.5, 1.0, 1.7)],
        (0.5, replace(DIAL, gap=1.7)),
    ],
    "a thumb leaves the fist": [
        (0.8, replace(DIAL, gap=0.3, index=0.85)),
        (0.5, replace(DIAL, gap=1.2, index=0.85)),
    ],
}


@pytest.mark.parametrize("fps", [15.0, 30.0, 60.0])
@pytest.mark.parametrize("name", SCRIPTS)
def test_nothing_is_meant_by(name: str, fps: float) -> None:
    keys = SCRIPTS[name]
    assert play(frames(Play(keys[0][1], *keys), fps=fps)) == []
