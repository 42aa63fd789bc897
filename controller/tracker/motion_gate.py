"""Looking for hands only when something moves.

Most of the day nobody gestures. Without a hand in view MediaPipe's palm detector takes as
long as with one, so it rests while the picture stands still, and a small grey picture,
which costs a fiftieth of that, tells when it does not.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from controller.tracker.base import Landmarker
from gestures.detections import RawHand

CELLS = (80, 60)
"""Columns and rows of the small picture. Averaging over a cell takes away a camera's noise."""

NOISE = 8
"""Grey levels (of 255) by which a cell may differ without having changed."""

FEWEST = 12
"""Cells that must have changed: a hand at 4 m covers about twice as many."""


class MotionGate:
    """A landmarker that rests while the picture stands still and no hand was seen for a while.

    idle_after: seconds without a hand after which it rests.
    heartbeat: seconds after which it looks all the same.

    The picture is compared with the one of the last look, not of the last frame, so that
    slow movement adds up until it is noticed.
    """

    def __init__(
        self, inner: Landmarker, *, idle_after: float = 1.0, heartbeat: float = 0.5
    ) -> None:
        self._inner = inner
        self._idle_after = idle_after
        self._heartbeat = heartbeat
        self._looked = self._seen = float("-inf")
        self._last_look: NDArray[np.uint8] | None = None

    def detect(self, image: NDArray[np.uint8], t: float) -> Sequence[RawHand]:
        """Return the hands in a picture in mirror view at t seconds; none while resting."""
        if t - self._seen <= self._idle_after:
            self._last_look = None
            return self._look(image, t)
        small = _small_grey(image)
        if t - self._looked < self._heartbeat and not self._moved(small):
            return ()
        self._last_look = small
        return self._look(image, t)

    def close(self) -> None:
        self._inner.close()

    def _look(self, image: NDArray[np.uint8], t: float) -> Sequence[RawHand]:
        self._looked = t
        hands = self._inner.detect(image, t)
        if hands:
            self._seen = t
        return hands

    def _moved(self, small: NDArray[np.uint8]) -> bool:
        if self._last_look is None or self._last_look.shape != small.shape:
            return True
        changed = cv2.absdiff(small, self._last_look) > NOISE
        return int(np.count_nonzero(changed)) >= FEWEST


def _small_grey(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the picture's green channel, which is nearly its grey, averaged over cells."""
    small = cv2.resize(image, CELLS, interpolation=cv2.INTER_AREA)[:, :, 1]
    return small.astype(np.uint8, copy=False)
