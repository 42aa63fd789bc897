"""The user's body beside the hands: looked for only while somebody wants it."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from controller.tracker.base import BodyLandmarker
from gestures.landmarks import Body

EVERY = 0.06
"""Seconds between two looks: every second frame of most cameras. A body moves little, and a look
costs more than one for the hands."""
HOLD = 0.2
"""Seconds for which the last look stands in for frames without one, and for a body just lost."""
AFTER_HANDS = 1.0
"""Seconds for which looks go on after the last hand has gone."""

_ROUNDING = 0.005


class Bodies:
    """Has a body landmarker open while one is wanted. Not thread-safe."""

    def __init__(self, open_landmarker: Callable[[], BodyLandmarker]) -> None:
        self._open = open_landmarker
        self._landmarker: BodyLandmarker | None = None
        self._wanted = False
        self._body: Body | None = None
        self._looked = self._seen = self._hands = -math.inf

    def want(self, wanted: bool) -> None:
        """Look for bodies from now on, or no more. Raises what opening the landmarker raises."""
        self._wanted = wanted
        if not wanted:
            self.rest()
        elif self._landmarker is None:
            self._landmarker = self._open()

    def look(self, image: NDArray[np.uint8], t: float, *, hands: bool) -> Body | None:
        """Return the body in a picture (height, width, 3) RGB in mirror view at t (s).

        hands: whether a hand is in view; without one lately nobody signs, and None is returned.
        """
        if not self._wanted:
            return None
        if hands:
            self._hands = t
        if not 0 <= t - self._hands <= AFTER_HANDS:
            return None
        if not 0 <= t - self._looked < EVERY - _ROUNDING:
            self._looked = t
            if self._landmarker is None:
                self._landmarker = self._open()
            found = self._landmarker.detect(image, t)
            if found is not None:
                self._body, self._seen = found, t
        return self._body if 0 <= t - self._seen < HOLD else None

    def close(self) -> None:
        """Look for bodies no more, until one is wanted again. May be called twice."""
        self.want(False)

    def rest(self) -> None:
        """Close the landmarker until the next look."""
        landmarker, self._landmarker = self._landmarker, None
        self._body = None
        self._looked = self._seen = self._hands = -math.inf
        if landmarker is not None:
            landmarker.close()
