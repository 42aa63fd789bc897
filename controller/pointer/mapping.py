"""From a comfortable box in the picture to the screen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Screen:
    """The primary screen in pixels, its place within the desktop first."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Box:
    """The part of the picture (fractions, mirror view) that an arm reaches without effort."""

    left: float = 0.25
    top: float = 0.25
    right: float = 0.75
    bottom: float = 0.70

    def to_screen(self, position: Vector, screen: Screen) -> Vector:
        """Return the pixel for a position in the picture; beyond the box it is an edge's."""
        low = np.array([self.left, self.top])
        share = np.clip((position - low) / (np.array([self.right, self.bottom]) - low), 0.0, 1.0)
        size = np.array([screen.width - 1, screen.height - 1])
        pixel: Vector = np.array([screen.x, screen.y]) + share * size
        return pixel
