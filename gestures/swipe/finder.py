"""Finds the strokes that might be swipes, and what the verifier needs to know of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from gestures.landmarks import HandFrame
from gestures.swipe.features import stroke_features
from gestures.swipe.parameters import SwipeParameters
from gestures.swipe.proposals import Stroke, propose
from gestures.swipe.runs import DIRECTIONS, Direction, Run, find_run
from gestures.swipe.trail import Floats, Trail
from gestures.swipe.trails import Trails

NotBefore = Callable[[Trail, Direction, Run], float]
"""The time (s) before which no stroke of a trail in a direction may begin."""


def anytime(_trail: Trail, _direction: Direction, _run: Run) -> float:
    """Leave out no stroke, however early it began."""
    return float("-inf")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stroke as seen at t (s). done: the hand has slowed down since, or vanished."""

    t: float
    trail: Trail
    run: Run
    stroke: Stroke
    done: bool
    features: Floats


class StrokeFinder:
    """Follows palms from frame to frame and looks for strokes that end now."""

    def __init__(self, parameters: SwipeParameters) -> None:
        self._p = parameters
        self._trails = Trails(parameters)
        self._t = 0.0

    def __iter__(self) -> Iterator[Trail]:
        """Yield the hands that are seen or were lost a moment ago."""
        return iter(self._trails)

    def clear(self) -> None:
        """Forget all hands."""
        self._trails.clear()

    def follow(self, frame: HandFrame) -> None:
        """Take in the hands of a frame."""
        self._t = frame.t
        self._trails.follow(frame)

    def is_seen(self, trail: Trail) -> bool:
        """Tell whether the hand is in the last frame."""
        return self._trails.is_seen(trail)

    def candidate(self, trail: Trail, not_before: NotBefore = anytime) -> Candidate | None:
        """Return the stroke of a hand that ends now and looks most like a swipe."""
        # Most hands hardly move; of the others most do along one axis alone.
        extent = trail.extent(self._p.max_duration + self._p.fresh)
        directions = [d for d in DIRECTIONS if extent[d.axis] >= self._p.length]
        found = max(
            self._strokes(trail, directions, not_before),
            key=lambda pair: pair[1].surplus,
            default=None,
        )
        if found is None:
            return None
        run, stroke = found
        lost_for = self._trails.lost_for(trail)
        slow = run.speed_now < self._p.slowed_down * stroke.speed
        features = stroke_features(self._t, trail, run, stroke, self._trails, lost_for)
        return Candidate(self._t, trail, run, stroke, slow or lost_for >= self._p.vanish, features)

    def _strokes(
        self, trail: Trail, directions: Iterable[Direction], not_before: NotBefore
    ) -> Iterator[tuple[Run, Stroke]]:
        for direction in directions:
            run = find_run(trail, direction, self._p.turn, self._p.rest, self._p.length)
            if run is not None and self._t - run.end <= self._p.fresh:
                stroke = propose(run, direction, self._p, not_before(trail, direction, run))
                if stroke is not None:
                    yield run, stroke
