"""How fast a palm moves, in hand-widths per second."""

from __future__ import annotations

from collections import deque

import numpy as np

from gestures.geometry import hand_width, palm_centre, square
from gestures.landmarks import Hand

WINDOW = 0.08
"""Seconds over which the speed is taken: landmark jitter would rule over a shorter time."""

MAX_AGE = 0.5
"""Seconds after which an earlier place says nothing about the speed now."""


class PalmSpeed:
    """The speed of one palm in the picture's plane. Feed it every sight of the hand."""

    def __init__(self) -> None:
        self._places: deque[tuple[float, float, float]] = deque()

    def update(self, t: float, hand: Hand, width: int, height: int) -> float:
        """Return the speed (hand-widths/s) at t (s, increasing); 0.0 while it is not known.

        width, height: size of the picture in pixels.
        """
        points = square(hand, width, height)
        x, y = (float(v) for v in palm_centre(points)[:2])
        before = self._before(t)
        self._places.append((t, x, y))
        size = hand_width(points)
        if before is None or not size > 0:
            return 0.0
        return float(np.hypot(x - before[1], y - before[2])) / size / (t - before[0])

    def _before(self, t: float) -> tuple[float, float, float] | None:
        """Return the latest place at least WINDOW old, the oldest if there is none."""
        places = self._places
        while places and t - places[0][0] > MAX_AGE:
            places.popleft()
        while len(places) > 1 and t - places[1][0] >= WINDOW:
            places.popleft()
        return places[0] if places else None
