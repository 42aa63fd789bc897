"""A landmarker that is open only while it is needed: it takes some 40 MB, and 40 ms to open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from controller.tracker.base import Landmarker
from gestures.detections import RawHand

KEEP = 5.0
"""Seconds after its last use for which a landmarker stays open."""


class Closable(Protocol):
    def close(self) -> None: ...


_L = TypeVar("_L", bound=Closable)


class OnDemand(Generic[_L]):
    """Opens a landmarker when it is asked for, and closes it when that is long ago.

    keep: seconds without use after which tidy() closes it.
    """

    def __init__(self, open_landmarker: Callable[[], _L], keep: float = KEEP) -> None:
        self._open = open_landmarker
        self._keep = keep
        self._landmarker: _L | None = None
        self._used: float | None = None

    def get(self, t: float | None = None) -> _L:
        """Return it for use at t (s); without t for use from the next tidy() on."""
        if self._landmarker is None:
            self._landmarker = self._open()
        self._used = t
        return self._landmarker

    def tidy(self, t: float) -> None:
        """Close it when it has not been used for long at t (s)."""
        if self._used is None:
            self._used = t
        elif not 0 <= t - self._used <= self._keep:
            self.close()

    def close(self) -> None:
        """Close it, until it is needed again. May be called twice."""
        landmarker, self._landmarker = self._landmarker, None
        if landmarker is not None:
            landmarker.close()


class RestingLandmarker:
    """A landmarker that can be let go of for a while: it is opened again for the next picture.

    Raises what opening it raises, when made.
    """

    def __init__(self, open_landmarker: Callable[[], Landmarker]) -> None:
        self._inner = OnDemand(open_landmarker)
        self._inner.get()

    def detect(self, image: NDArray[np.uint8], t: float) -> Sequence[RawHand]:
        """Return the hands in a picture (height, width, 3) RGB in mirror view at t seconds."""
        return self._inner.get(t).detect(image, t)

    def rest(self) -> None:
        """Close it until it is needed again."""
        self._inner.close()

    def close(self) -> None:
        self._inner.close()
