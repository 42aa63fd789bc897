"""How much a run looks like a swipe: the requirement that it meets worst decides."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from gestures.swipe.parameters import SwipeParameters
from gestures.swipe.runs import DOWN, UP, Direction, Run
from gestures.swipe.trail import Flags, Floats

JUST_MET = 0.7
"""Confidence of a stroke that only just meets what is asked of it."""

_PAST_THE_MIDDLE = 0.5
"""Part of the picture's width."""

_SLOWED_DOWN = 0.5
"""Part of its mean speed below which a stroke is done."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A part of a run: start and end in seconds, length in hand-widths."""

    direction: Direction
    start: float
    end: float
    length: float
    confidence: float

    @property
    def speed(self) -> float:
        """Mean speed in hand-widths/s."""
        return self.length / (self.end - self.start)


def best_stroke(
    run: Run,
    direction: Direction,
    p: SwipeParameters,
    *,
    born: float,
    after: float,
    vanished: bool,
    picture: float,
) -> Stroke | None:
    """Return the most convincing stroke at the end of a run, None when there is none at all.

    born: when (s) the hand appeared. after: strokes that began earlier (s) do not count.
    vanished: the hand has been lost since. picture: its width in hand-widths.
    """
    starts = run.starts(p.max_duration)
    t = run.t[starts]
    t = t[: np.count_nonzero(t >= after)]
    if not len(t):
        return None
    starts = slice(starts.start, starts.start + len(t))
    length = run.along[run.arrived] - run.along[starts]
    speed = length / (run.end - t)
    cross = np.abs(run.across[run.arrived] - run.across[starts])
    done = vanished | (run.speed_now < _SLOWED_DOWN * speed)
    surplus = np.minimum.reduce(
        [
            length / _needed(direction, p, t - born < p.appear, done, picture),
            speed / (p.vertical_speed if direction.axis else p.speed),
            p.cross * length / np.maximum(cross, 1e-9),
        ]
    )
    surplus[_jumped(run, starts, p.seen)] = 0.0
    best = int(np.argmax(surplus))
    confidence = _confidence(float(surplus[best]), p.sharpness)
    return Stroke(direction, float(t[best]), run.end, float(length[best]), confidence)


def _needed(
    direction: Direction, p: SwipeParameters, appeared: Flags, done: Flags, picture: float
) -> Floats:
    """Return the length (n,) in hand-widths asked of each stroke.

    A hand that comes up into the picture is no swipe, nor is one that drops out of it:
    a stroke up never begins where the hand appears, one down counts only when done.
    A hand so near that there is little room has only to come past the middle sideways.
    """
    entering = math.inf if direction is UP else p.entering
    if direction.axis == 0:
        entering = min(entering, _PAST_THE_MIDDLE * picture)
    under_way = math.inf if direction is DOWN else p.under_way
    return np.where(appeared, entering, np.where(done, p.done, under_way))


def _jumped(run: Run, starts: slice, seen: float) -> Flags:
    """Tell of each stroke (n,) whether it is but one jump from place to place.

    A hand that was lost on the way may have moved too fast to be seen; a hand seen in
    successive frames far apart is rather two hands.
    """
    steps = -np.diff(run.along[run.arrived : starts.stop])
    steps[run.regained[run.arrived : starts.stop - 1]] = 0.0
    length = run.along[run.arrived] - run.along[starts]
    jumped: Flags = length - np.maximum.accumulate(steps) < seen * length
    return jumped


def _confidence(surplus: float, sharpness: float) -> float:
    """Logistic in the logarithm of the surplus, JUST_MET where that is 1."""
    odds = JUST_MET / (1 - JUST_MET) * math.pow(surplus, sharpness)
    return odds / (1 + odds)
