"""Following palms from frame to frame, also when the tracker gives a lost hand a new id."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from gestures.landmarks import Hand, Handedness, HandFrame
from gestures.swipe.parameters import SwipeParameters
from gestures.swipe.trail import Sight, Trail, sight_of

_NEAR = 1.0
"""Hand-widths within which two sights may be one hand without further evidence."""

_HEADING = 0.12
"""Seconds over which the way a hand is heading is taken."""

_AGREES = 0.7
"""Cosine of the largest angle between that way and the place where the hand comes back."""


class Trails:
    """The trails of all hands that are seen or were lost up to ``max_gap`` seconds ago."""

    def __init__(self, parameters: SwipeParameters) -> None:
        self._p = parameters
        self._trails: dict[int, Trail] = {}
        self._t = 0.0

    def __iter__(self) -> Iterator[Trail]:
        return iter(self._trails.values())

    def clear(self) -> None:
        self._trails.clear()

    def is_seen(self, trail: Trail) -> bool:
        """Tell whether the hand is in the last frame."""
        return self._trails.get(trail.track_id) is trail and trail.last.t == self._t

    def lost_for(self, trail: Trail) -> float:
        """Return for how long (s) the hand has not been seen."""
        return self._t - trail.last.t

    def follow(self, frame: HandFrame) -> None:
        """Add the hands of a frame to their trails."""
        self._t = frame.t
        self._trails = {
            track_id: trail for track_id, trail in self._trails.items() if self._is_recent(trail)
        }
        sights = [(hand, sight) for hand in frame.hands if (sight := sight_of(frame, hand))]
        taken = {hand.track_id for hand, _ in sights}
        for hand, sight in sorted(sights, key=lambda pair: pair[0].track_id not in self._trails):
            if hand.track_id in self._trails or not self._is_ghost(sight):
                self._add(hand, sight, taken)
        for trail in self._trails.values():
            if trail.last.t < frame.t and trail.missing_since is None:
                trail.missing_since = frame.t

    def _is_recent(self, trail: Trail) -> bool:
        missing_since = trail.last.t if trail.missing_since is None else trail.missing_since
        return self._t - missing_since <= self._p.max_gap

    def _add(self, hand: Hand, sight: Sight, taken: set[int]) -> None:
        trail = self._trails.get(hand.track_id) or self._rejoin(hand, sight, taken)
        if trail is None or not self._may_be(trail, sight):
            trail = Trail(hand.track_id, hand.handedness, sight)
        else:
            trail.add(sight, hand.track_id, hand.handedness)
        self._trails[hand.track_id] = trail

    def _is_ghost(self, sight: Sight) -> bool:
        """Tell whether a new hand is one that is followed already, found twice."""
        return any(trail.last.t == sight.t and trail.distance_to(sight) < _NEAR for trail in self)

    def _rejoin(self, hand: Hand, sight: Sight, taken: set[int]) -> Trail | None:
        """Take over the trail of a hand that was lost a moment ago, if this may be it."""
        lost = [
            trail
            for track_id, trail in self._trails.items()
            if track_id not in taken
            and self._may_be(trail, sight)
            and (trail.handedness == hand.handedness or _heads_for(trail, sight))
        ]
        if not lost:
            return None
        best = max(lost, key=lambda trail: _likeness(trail, hand.handedness))
        del self._trails[best.track_id]
        return best

    def _may_be(self, trail: Trail, sight: Sight) -> bool:
        seconds = sight.t - trail.last.t
        return (
            seconds > 0
            and trail.distance_to(sight) <= self._p.max_speed * seconds
            and 0.5 < sight.width / trail.scale < 2
        )


def _likeness(trail: Trail, handedness: Handedness) -> tuple[bool, float]:
    return trail.handedness == handedness, trail.last.t


def _heads_for(trail: Trail, sight: Sight) -> bool:
    """Tell whether a hand that was lost was on its way to where this one appears."""
    distance = trail.distance_to(sight)
    if distance < _NEAR:
        return True
    recent = trail.since(trail.last.t - _HEADING)
    way = recent[:, -1] - recent[:, 0]
    to_sight = np.array([sight.x - trail.last.x, sight.y - trail.last.y]) / trail.scale
    return bool(way @ to_sight > _AGREES * distance * np.hypot(*way))
