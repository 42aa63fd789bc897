"""What speaks against a stroke, however much it looks like a swipe."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from gestures.swipe.evidence import Stroke
from gestures.swipe.parameters import SwipeParameters
from gestures.swipe.runs import UP, Direction, Run
from gestures.swipe.trail import Trail

_SLOWER = 0.75
"""Part of the swipe's speed below which an opposite stroke is clearly slower."""

_STILL = 0.7
"""Hand-widths within which a resting hand stays."""

_APART = 1.0
"""Hand-widths between two palms below which the other is a ghost of the same hand."""


_PAUSE = 0.3
"""Seconds without progress after which a movement in the same direction is a new one."""


@dataclass(slots=True)
class Swipe:
    """A swipe that was made. ``end`` (s) moves on while the hand does; speed in hand-widths/s."""

    trail: Trail
    track_id: int
    direction: Direction
    fired: float
    end: float
    speed: float
    confidence: float

    def extend(self, run: Run) -> None:
        """Note that the hand went on in the same direction."""
        if run.start <= self.end < run.end <= self.end + _PAUSE:
            self.end = run.end


def raises_or_drops(trail: Trail, run: Run, stroke: Stroke, p: SwipeParameters) -> bool:
    """A hand that comes from where hands rest, low in the picture, or goes there."""
    if stroke.direction.axis == 0:
        return False
    lowest = run.onset if stroke.direction is UP else run.end
    return trail.height_at(lowest) > 1 - p.low


def starts_in_motion(trail: Trail, run: Run, stroke: Stroke, p: SwipeParameters) -> bool:
    """A stroke up or down out of another movement: a hand is raised or dropped on its way."""
    if stroke.direction.axis == 0:
        return False
    first, last = np.searchsorted(trail.t, (run.onset - 2 * p.rest, run.onset))
    t = trail.t[first : last + 1]
    if t[-1] - t[0] < p.rest:
        return True
    return bool(np.ptp(trail.places[:, first : last + 1], axis=1).max() > _STILL)


def follows_swipe(swipes: Iterable[Swipe], run: Run, stroke: Stroke, p: SwipeParameters) -> bool:
    """The way back after a swipe, or its tail."""
    return any(_is_sequel(swipe, run, stroke, p) for swipe in swipes)


def _is_sequel(swipe: Swipe, run: Run, stroke: Stroke, p: SwipeParameters) -> bool:
    pause = min(run.onset, stroke.start) - swipe.end
    if stroke.direction is swipe.direction:
        return False
    if stroke.direction.axis != swipe.direction.axis:
        return pause < p.after_window
    slower = stroke.speed < _SLOWER * swipe.speed
    return pause < (p.slow_return_window if slower else p.return_window)


def rebounds(run: Run, stroke: Stroke, p: SwipeParameters) -> bool:
    """One of the strokes of a hand that waves."""
    previous = run.before(p.turn)
    return (
        stroke.start - previous.end < p.rebound_window
        and previous.length >= p.rebound_size * stroke.length
        and previous.mean_speed >= p.rebound_speed * stroke.speed
    )


def other_hand_moves(
    trails: Iterable[Trail], trail: Trail, stroke: Stroke, p: SwipeParameters
) -> bool:
    """Part of a movement of both hands."""
    return any(
        other is not trail and _moves_along(other, trail, stroke, p.both_hands) for other in trails
    )


def _moves_along(other: Trail, trail: Trail, stroke: Stroke, part: float) -> bool:
    places = other.since(stroke.start)
    if places.shape[1] < 2 or trail.distance_to(other.last) < _APART:
        return False
    return bool(np.ptp(places, axis=1).max() >= part * stroke.length)
