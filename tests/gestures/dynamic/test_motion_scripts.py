"""What hands do, and what they are meant to say by it, at several frame rates and distances."""

from __future__ import annotations

from dataclasses import replace

import pytest
from motion_script import (
    DIAL,
    FOLDED,
    MIDDLE_PINCHED,
    MIDDLE_READY,
    OUT,
    PINCHED,
    RATES,
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

WAIT: Key = (0.5, READY)
POINTING = replace(READY, gap=0.3, index=OUT, middle=FOLDED, others=FOLDED, thumb_to=12)
POINTING_PINCHED = replace(POINTING, gap=0.2, index=1.25, thumb_to=8)
FIST = replace(PINCHED, middle=0.75, others=0.75, index=0.8)
SCRIPTS: dict[str, tuple[list[Play], list[str]]] = {
    "click": ([Play(READY, WAIT, *tap(), WAIT)], ["click"]),
    "two clicks apart": (
        [Play(READY, WAIT, *tap(), (0.8, READY), *tap(), WAIT)],
        ["click", "click"],
    ),
    "double click": (
        [Play(READY, WAIT, *tap(), (0.05, READY), *tap(), WAIT)],
        ["click", "double_click"],
    ),
    "three clicks": (
        [Play(READY, WAIT, *tap(), (0.05, READY), *tap(), (0.05, READY), *tap(), WAIT)],
        ["click", "double_click", "click"],
    ),
    "right click": (
        [
            Play(
                MIDDLE_READY,
                (0.5, MIDDLE_READY),
                *tap(MIDDLE_READY, MIDDLE_PINCHED),
                (0.5, MIDDLE_READY),
            )
        ],
        ["right_click"],
    ),
    "carry": (
        [
            Play(
                READY,
                WAIT,
                (0.13, PINCHED),
                (0.5, replace(PINCHED, x=2.0)),
                (0.13, replace(READY, x=2.0)),
                (0.5, replace(READY, x=2.0)),
            )
        ],
        ["drag begin", "drag end"],
    ),
    "press and hold": (
        [Play(READY, WAIT, (0.13, PINCHED), (0.8, PINCHED), (0.13, READY), WAIT)],
        ["drag begin", "drag end"],
    ),
    "a pinch by a moving hand": (
        [
            Play(
                READY,
                WAIT,
                (0.3, replace(READY, x=2.0)),
                (0.1, replace(PINCHED, x=2.6)),
                (0.1, replace(READY, x=3.2)),
                (0.5, replace(READY, x=3.2)),
            )
        ],
        [],
    ),
    "click while pointing": (
        [Play(POINTING, (0.5, POINTING), *tap(POINTING, POINTING_PINCHED), (0.5, POINTING))],
        ["click"],
    ),
    "a pinch that is held while pointing": (
        [Play(POINTING, (0.5, POINTING), (0.13, POINTING_PINCHED), (1.5, POINTING_PINCHED))],
        [],
    ),
    "thumb and both fingers meet": (
        [Play(READY, WAIT, *tap(READY, replace(PINCHED, joined=0.9)), WAIT)],
        [],
    ),
    "closing the fist": ([Play(READY, WAIT, (0.2, FIST), (0.2, READY), WAIT)], []),
    "thumb and index open": (
        [
            Play(
                replace(DIAL, gap=0.5), (0.8, replace(DIAL, gap=0.5)), (0.5, replace(DIAL, gap=1.6))
            )
        ],
        ["zoom_in"],
    ),
    "thumb and index close": (
        [
            Play(
                replace(DIAL, gap=1.6), (0.8, replace(DIAL, gap=1.6)), (0.5, replace(DIAL, gap=0.5))
            )
        ],
        ["zoom_out"],
    ),
    "the hand leans to the right": (
        [Play(DIAL, (0.8, DIAL), (0.5, replace(DIAL, angle=0.7)), (0.3, replace(DIAL, angle=0.7)))],
        ["rotate_clockwise"],
    ),
    "two fingers go up": (
        [Play(TWO_UP, (0.8, TWO_UP), (0.6, replace(TWO_UP, y=-1.5)))],
        ["scroll_up"],
    ),
    "two fingers go down and rest, and back": (
        [
            Play(
                TWO_UP,
                (0.8, TWO_UP),
                (0.6, replace(TWO_UP, y=1.5)),
                (0.6, replace(TWO_UP, y=1.5)),
                (0.6, TWO_UP),
            )
        ],
        ["scroll_down", "scroll_up"],
    ),
    "the hand drops": ([Play(TWO_UP, (0.8, TWO_UP), (0.5, replace(TWO_UP, y=6.0)))], []),
}


@pytest.mark.parametrize("fps", RATES)
def test_the_back_of_a_hand_does_nothing(fps: float) -> None:
    for name in ("click", "carry", "right click", "thumb and index open", "two fingers go up"):
        (shown,), _ = SCRIPTS[name]
        # What a right hand's palm looks like is what the back of a left hand looks like.
        seen = [
            replace(frame, hands=tuple(replace(each, handedness="left") for each in frame.hands))
            for frame in frames(shown, fps=fps)
        ]
        assert play(seen) == []


def _pair(left: tuple[Held, Held], right: tuple[Held, Held]) -> list[Play]:
    return [
        Play(
            replace(start, gap=1.3),
            (0.5, replace(start, gap=1.3)),
            (0.15, start),
            (0.3, start),
            (0.6, end),
            (0.2, end),
            (0.15, replace(end, gap=1.3)),
            hand=hand,
            track=track,
        )
        for (start, end), hand, track in ((left, "left", 1), (right, "right", 2))
    ]


def _at(x: float, y: float = 0.0) -> Held:
    return replace(PINCHED, x=x, y=y)


SCRIPTS["two pinches pull apart"] = (
    _pair((_at(-1.5), _at(-3.0)), (_at(1.5), _at(3.0))),
    ["zoom_in"],
)
SCRIPTS["two pinches come together"] = (
    _pair((_at(-3.0), _at(-1.5)), (_at(3.0), _at(1.5))),
    ["zoom_out"],
)
SCRIPTS["two pinches turn to the left"] = (
    _pair((_at(-2.0), _at(-2.0, 1.0)), (_at(2.0), _at(2.0, -1.0))),
    ["rotate_counter_clockwise"],
)


@pytest.mark.parametrize("fps", RATES)
@pytest.mark.parametrize("name", SCRIPTS)
def test_script(name: str, fps: float) -> None:
    plays, expected = SCRIPTS[name]
    assert told(play(frames(*plays, fps=fps, noise=0.01))) == expected


@pytest.mark.parametrize("scale", [0.05, 0.1, 0.16])
@pytest.mark.parametrize("name", SCRIPTS)
def test_distance_does_not_matter(name: str, scale: float) -> None:
    plays, expected = SCRIPTS[name]
    assert told(play(frames(*plays, fps=30, scale=scale))) == expected


@pytest.mark.parametrize("name", SCRIPTS)
def test_events_come_at_the_same_time_at_any_rate(name: str) -> None:
    plays, _ = SCRIPTS[name]
    fine = play(frames(*plays, fps=60))
    for fps in (15.0, 30.0):
        coarse = play(frames(*plays, fps=fps))
        assert [(e.name, e.phase) for e in coarse] == [(e.name, e.phase) for e in fine]
        for one, other in zip(coarse, fine, strict=True):
            assert abs(one.t - other.t) <= 1 / fps + 1 / 60 + 1e-6
