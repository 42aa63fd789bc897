"""Which part of a run might be a swipe: loose bounds, for the verifier to look at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gestures.swipe.parameters import SwipeParameters
from gestures.swipe.runs import Direction, Run
from gestures.swipe.trail import Flags


@dataclass(frozen=True, slots=True)
class Stroke:
    """A part of a run: start and end in seconds, length in hand-widths.

    first: index of the sight where it starts, newest first. surplus: by what factor it
    exceeds the bound that it exceeds least.
    """

    direction: Direction
    start: float
    end: float
    length: float
    first: int
    surplus: float

    @property
    def speed(self) -> float:
        """Mean speed in hand-widths/s."""
        return self.length / (self.end - self.start)


def propose(run: Run, direction: Direction, p: SwipeParameters, after: float) -> Stroke | None:
    """Return the part of a run that looks most like a swipe, None when none could be one.

    after: strokes that began earlier (s) do not count.
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
    surplus = np.minimum(length / p.length, speed / p.speed)
    if surplus.max() < 1:
        return None
    surplus = np.minimum(surplus, p.cross * length / np.maximum(cross, 1e-9))
    surplus[_jumped(run, starts, p.seen)] = 0.0
    best = int(surplus.argmax())
    if surplus[best] < 1:
        return None
    return Stroke(
        direction,
        float(t[best]),
        run.end,
        float(length[best]),
        starts.start + best,
        float(surplus[best]),
    )


def _jumped(run: Run, starts: slice, seen: float) -> Flags:
    """Tell of each stroke (n,) whether it is but one jump from place to place.

    A hand that was lost on the way may have moved too fast to be seen; a hand seen in
    successive frames far apart is rather two hands.
    """
    steps = run.along[run.arrived : starts.stop - 1] - run.along[run.arrived + 1 : starts.stop]
    steps[run.regained[run.arrived : starts.stop - 1]] = 0.0
    length = run.along[run.arrived] - run.along[starts]
    jumped: Flags = length - np.maximum.accumulate(steps) < seen * length
    return jumped
