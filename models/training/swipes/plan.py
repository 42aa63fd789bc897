"""A plain movement of one hand, move by move, and the room there is for it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.training.swipes.sketches import ASPECT

Way = NDArray[np.float64]
"""x to the right and y down, in hand-widths."""

WAYS = {
    "swipe_left": (-1.0, 0.0),
    "swipe_right": (1.0, 0.0),
    "swipe_up": (0.0, -1.0),
    "swipe_down": (0.0, 1.0),
}


@dataclass(frozen=True)
class Move:
    """Seconds, way, and by how much it bends away midway."""

    seconds: float
    way: Way = field(default_factory=lambda: np.zeros(2))
    bend: Way = field(default_factory=lambda: np.zeros(2))


@dataclass(frozen=True)
class Plan:
    """moves from ``start`` on. strokes: the swipes among them, by number. other: of the other
    hand, at the same time."""

    start: Way
    moves: list[Move]
    strokes: dict[int, str] = field(default_factory=dict)
    other: list[Move] | None = None


@dataclass(frozen=True)
class Room:
    """rng, the picture's size in hand-widths, and its middle or a place near it."""

    rng: Generator
    picture: Way
    middle: Way

    @staticmethod
    def of(width: float, rng: Generator) -> Room:
        """width: of the hand, in picture heights."""
        picture = np.array([ASPECT, 1.0]) / width
        return Room(rng, picture, picture * rng.uniform(0.4, 0.6, 2))

    def rest(self, least: float = 0.3, most: float = 1.0) -> Move:
        return Move(self.rng.uniform(least, most))

    def stroke(self, shortest: float = 2.2) -> tuple[str, Way]:
        """Return a direction and a way that fits into the picture."""
        rng = self.rng
        name = list(WAYS)[int(rng.integers(4))]
        way = np.array(WAYS[name]) + rng.normal(0, 0.15) * np.array(WAYS[name][::-1])
        room = 0.8 * self.picture[0] if WAYS[name][0] else 0.6 * self.picture[1]
        return name, way * min(rng.uniform(shortest, 6.5), max(room, shortest))

    def bend(self, way: Way) -> Way:
        """Return how a stroke bends: an arc about the elbow, upwards when it goes sideways."""
        if self.rng.random() < 0.5:
            return np.zeros(2)
        share, length = self.rng.uniform(-0.05, 0.3), float(np.hypot(*way))
        if abs(way[0]) > abs(way[1]):
            return np.array([0.0, -share * length])
        return np.array([self.rng.choice([-0.5, 0.5]) * share * length, 0.0])

    def swipe(self, quickest: float, slowest: float, way: Way) -> Move:
        return Move(self.rng.uniform(quickest, slowest), way, self.bend(way))

    def sideways(self) -> Way:
        return np.array([self.rng.choice([-1.0, 1.0]), self.rng.normal(0, 0.15)])
