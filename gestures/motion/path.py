"""Where a palm has been in the last moments, and whether the hand was held still."""

from __future__ import annotations

import math
from collections import deque

from gestures.motion.look import Look
from gestures.motion.parameters import PinchParameters

_MEMORY = 0.6
"""Seconds."""

_SIZE_MEMORY = 0.3
"""Seconds over which the hand's size is averaged: landmark noise would shift every distance."""


class Path:
    """Places and shapes of one hand, newest last. Feed it every look at the hand.

    rest: the look at the hand when it was last held still, palm and fingers; None for never.
    """

    def __init__(self, first: Look, parameters: PinchParameters) -> None:
        self.born = self.t = first.t
        self.size = first.size
        self.rest: Look | None = None
        self._p = parameters
        self._looks: deque[Look] = deque()
        self.add(first)

    @property
    def resting(self) -> bool:
        """Whether the hand is held still now."""
        return self.rest is not None and self.rest.t == self.t

    def rested(self, t: float, seconds: float) -> bool:
        """Tell whether the hand was held still within some seconds before t (s)."""
        return self.rest is not None and t - self.rest.t <= seconds

    def add(self, look: Look) -> None:
        """Take the next look."""
        weight = 1 - math.exp(-(look.t - self.t) / _SIZE_MEMORY)
        self.size += weight * (look.size - self.size)
        self.t = look.t
        looks = self._looks
        looks.append(look)
        while look.t - looks[0].t > _MEMORY:
            looks.popleft()
        if self._still() and self._wobble(self._p.settle) <= self._p.steady:
            self.rest = look

    def travel(self, seconds: float) -> float:
        """Return how far (hand-widths) the palm has been from here within the last seconds."""
        now = self._looks[-1]
        farthest = 0.0
        for look in reversed(self._looks):
            farthest = max(farthest, (look.x - now.x) ** 2 + (look.y - now.y) ** 2)
            if now.t - look.t >= seconds:
                break
        return math.sqrt(farthest) / self.size

    def facing(self, seconds: float) -> float:
        """Return how the palm faced the camera, on average, within the last seconds."""
        now = self._looks[-1].t
        faced = [look.facing for look in self._looks if now - look.t <= seconds]
        return sum(faced) / len(faced)

    def at(self, t: float) -> Look:
        """Return the latest look up to t (s), the oldest that is remembered for want of one."""
        return next((look for look in reversed(self._looks) if look.t <= t), self._looks[0])

    def away(self, place: tuple[float, float]) -> float:
        """Return how far (hand-widths) the palm is from a place."""
        now = self._looks[-1]
        return math.hypot(now.x - place[0], now.y - place[1]) / self.size

    def _still(self) -> bool:
        p = self._p
        return self.t - self.born >= p.settle and self.travel(p.settle) <= p.still

    def _wobble(self, seconds: float) -> float:
        """Return how far fingers were from their usual place, on average, of the least calm.

        The median tells what is usual: landmarks that are wrong for one frame count little.
        """
        now = self._looks[-1].t
        looks = [look for look in self._looks if now - look.t <= seconds]
        shapes = [(a.index, a.middle, a.ring, a.pinky, a.index_gap) for a in looks]
        return max(_deviation(values) for values in zip(*shapes, strict=True))


def _deviation(values: tuple[float, ...]) -> float:
    usual = sorted(values)[len(values) // 2]
    return sum(abs(value - usual) for value in values) / len(values)
