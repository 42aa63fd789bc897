"""A dead zone that is dragged along, so that it neither jumps nor makes slow movement uneven."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

LENGTH = 0.012
"""Hand-widths, about a millimetre: what is left of the tremor at rest stays within."""


class Leash:
    """Something that follows a place only as far as a leash of this length pulls it."""

    def __init__(self, length: float = LENGTH) -> None:
        self._length = length
        self._at: Vector = np.zeros(2)

    def pull(self, place: Vector) -> Vector:
        """Return the step (2,) by which it is pulled along; it begins at the origin."""
        offset = place - self._at
        distance = float(np.linalg.norm(offset))
        if distance <= self._length:
            return np.zeros(2)
        step: Vector = offset * (1 - self._length / distance)
        self._at = self._at + step
        return step
