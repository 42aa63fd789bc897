"""The way back after a swipe, and its tail: strokes that are part of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gestures.swipe.features import speed_of
from gestures.swipe.parameters import SwipeParameters
from gestures.swipe.proposals import Stroke
from gestures.swipe.runs import Direction, Run
from gestures.swipe.trail import Trail

_SLOWER = 0.75
"""Part of the swipe's speed below which an opposite stroke is clearly slower."""

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


def follows_swipe(swipes: Iterable[Swipe], run: Run, stroke: Stroke, p: SwipeParameters) -> bool:
    """Tell whether a stroke is the way back after a swipe, or its tail."""
    return any(_is_sequel(swipe, run, stroke, p) for swipe in swipes)


def _is_sequel(swipe: Swipe, run: Run, stroke: Stroke, p: SwipeParameters) -> bool:
    pause = min(run.onset, stroke.start) - swipe.end
    if stroke.direction is swipe.direction:
        return False
    if stroke.direction.axis != swipe.direction.axis:
        return pause < p.after_window
    slower = speed_of(run, stroke) < _SLOWER * swipe.speed
    return pause < (p.slow_return_window if slower else p.return_window)
