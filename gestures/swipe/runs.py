"""Runs: the latest movement of a palm in one of the four directions, up to where it turned."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from gestures.swipe.trail import Flags, Floats, Trail

_ARRIVED = 0.2
"""Hand-widths before its furthest point where a run counts as over."""

_STILL = 0.25
"""Hand-widths within which a hand rests between two movements."""

_CLEARLY = 1.0
"""Hand-widths before its furthest point where a rest is not that after the run."""

_NOW = 0.06
"""Seconds over which the present speed is taken."""


@dataclass(frozen=True, slots=True)
class Direction:
    """One of the four: the axis (0 is x, 1 is y) and the sign of the movement along it."""

    label: str
    axis: int
    sign: int


LEFT = Direction("swipe_left", 0, -1)
RIGHT = Direction("swipe_right", 0, +1)
UP = Direction("swipe_up", 1, -1)
DOWN = Direction("swipe_down", 1, +1)
DIRECTIONS = (LEFT, RIGHT, UP, DOWN)


@dataclass(frozen=True, slots=True)
class Run:
    """The latest stretch of a trail that moves in one direction without turning back.

    t: times (n,), newest first. along, across: places (n,) in hand-widths, newest first;
        along grows in the direction of the run.
    regained: whether the hand (n,) was missing before a sight, newest first.
    turn: index of the sight where the run began. arrived: index of the first sight at which
        the palm was about where it is now.
    rest: a palm that keeps its place for so long (s) has rested.
    """

    t: Floats
    along: Floats
    across: Floats
    regained: Flags
    turn: int
    arrived: int
    rest: float

    @property
    def length(self) -> float:
        """Hand-widths."""
        return float(self.along[0] - self.along[self.turn])

    @property
    def start(self) -> float:
        """When (s) it turned."""
        return float(self.t[self.turn])

    @property
    def end(self) -> float:
        """When (s) it arrived."""
        return float(self.t[self.arrived])

    @property
    def speed_now(self) -> float:
        """Hand-widths/s over the last moments."""
        before = min(self._index_before(float(self.t[0]) - _NOW), len(self.t) - 1)
        if before == 0:
            return 0.0
        return float((self.along[0] - self.along[before]) / (self.t[0] - self.t[before]))

    @property
    def onset(self) -> float:
        """When (s) it had covered its first tenth since it last rested."""
        rested = _last_rest(self)
        begun = self.along[rested]
        beginning = self.along[: rested + 1] <= begun + 0.1 * (self.along[0] - begun)
        return float(self.t[int(np.argmax(beginning))])

    @property
    def mean_speed(self) -> float:
        """Hand-widths/s without its first and last tenth."""
        late = int((self.along < self.along[0] - 0.1 * self.length).argmax())
        seconds = float(self.t[max(late - 1, 0)]) - self.onset
        return self.length / seconds if seconds > 0 else 0.0

    def starts(self, max_duration: float) -> slice:
        """Return the indices at which a stroke of at most ``max_duration`` s may begin."""
        too_old = self._index_before(self.end - max_duration)
        return slice(self.arrived + 1, min(self.turn + 1, too_old))

    def before(self, tolerance: float) -> Run:
        """Return the run in the opposite direction that led to the turn."""
        older = slice(self.turn, None)
        return _run_back(
            self.t[older],
            -self.along[older],
            self.across[older],
            self.regained[older],
            _turn(-self.along[older], tolerance),
            arrived_within=tolerance,
        )

    def _index_before(self, t: float) -> int:
        """Return the index of the newest sight before t (s), len(self.t) if there is none."""
        return len(self.t) - int(np.searchsorted(self.t[::-1], t))


def find_run(
    trail: Trail, direction: Direction, tolerance: float, rest: float, least: float
) -> Run | None:
    """Return the run at the end of a trail.

    It begins where the palm turned back by more than ``tolerance`` hand-widths. A palm rests
    when it keeps its place for ``rest`` seconds. None for runs shorter than ``least``.
    """
    t, places, regained = trail.newest_first()
    along = direction.sign * places[direction.axis]
    turn = _turn(along, tolerance)
    if along[0] - along[turn] < least:
        return None
    return _run_back(t, along, places[1 - direction.axis], regained, turn, rest)


def _run_back(
    t: Floats,
    along: Floats,
    across: Floats,
    regained: Flags,
    turn: int,
    rest: float = math.inf,
    arrived_within: float = _ARRIVED,
) -> Run:
    elsewhere = along[: turn + 1] < along[0] - arrived_within
    first = int(elsewhere.argmax())
    arrived = max(first - 1, 0) if elsewhere[first] else turn
    return Run(t, along, across, regained, turn, arrived, rest)


def _turn(along: Floats, tolerance: float) -> int:
    """Return the index of the sight, newest first, since which the palm did not turn back."""
    turned = along - np.minimum.accumulate(along) > tolerance
    first = int(turned.argmax())
    return int((along[:first] if turned[first] else along).argmin())


def _last_rest(run: Run) -> int:
    """Return the index at which the last rest clearly before the present place began.

    That of the turn when there was none.
    """
    if not math.isfinite(run.rest):
        return run.turn
    t = run.t[::-1]
    since = len(t) - np.searchsorted(t, run.t[: run.turn + 1] - run.rest, side="right")
    known = since < len(t)
    since = np.minimum(since, len(t) - 1)
    here = slice(0, run.turn + 1)
    still = (np.abs(run.along[here] - run.along[since]) < _STILL) & (
        np.abs(run.across[here] - run.across[since]) < _STILL
    )
    resting = known & still & (run.along[here] < run.along[0] - _CLEARLY)
    return min(int(since[np.argmax(resting)]), run.turn) if resting.any() else run.turn
