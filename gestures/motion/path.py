"""Where a palm has been in the last moments."""

from __future__ import annotations

import math
from collections import deque

from gestures.motion.look import Look

_MEMORY = 0.6
"""Seconds."""

_SIZE_MEMORY = 0.3
"""Seconds over which the hand's size is averaged: landmark noise would shift every distance."""


class Path:
    """Places of one palm, newest last. Feed it every look at the hand."""

    def __init__(self, first: Look) -> None:
        self.born = self.t = first.t
        self.size = first.size
        self._places: deque[tuple[float, float, float, float]] = deque()
        self.add(first)

    def add(self, look: Look) -> None:
        """Take the next look."""
        weight = 1 - math.exp(-(look.t - self.t) / _SIZE_MEMORY)
        self.size += weight * (look.size - self.size)
        self.t = look.t
        places = self._places
        places.append((look.t, look.x, look.y, look.facing))
        while look.t - places[0][0] > _MEMORY:
            places.popleft()

    def travel(self, seconds: float) -> float:
        """Return how far (hand-widths) the palm has been from here within the last seconds."""
        now, x, y, _ = self._places[-1]
        farthest = 0.0
        for t, other_x, other_y, _ in reversed(self._places):
            farthest = max(farthest, (other_x - x) ** 2 + (other_y - y) ** 2)
            if now - t >= seconds:
                break
        return math.sqrt(farthest) / self.size

    def facing(self, seconds: float) -> float:
        """Return how the palm faced the camera, on average, within the last seconds."""
        now = self._places[-1][0]
        faced = [facing for t, _, _, facing in self._places if now - t <= seconds]
        return sum(faced) / len(faced)

    def away(self, place: tuple[float, float]) -> float:
        """Return how far (hand-widths) the palm is from a place."""
        _, x, y, _ = self._places[-1]
        return math.hypot(x - place[0], y - place[1]) / self.size
