"""Looking for hands only when something moves.

Most of the day nobody gestures. Without a hand in view MediaPipe's palm detector takes as
long as with one, so it rests while the picture stands still, and a small grey picture,
which costs a fiftieth of that, tells when it does not.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from controller.tracker.base import Landmarker
from controller.tracker.changes import Cells, changed, has_moved, small_grey
from gestures.detections import RawHand

ALERT_EVERY = 0.09
"""Seconds between looks at a picture that has just come to rest: a far hand may be held up."""


class MotionGate:
    """A landmarker that rests while the picture stands still and no hand was seen for a while.

    idle_after: seconds without a hand after which it rests.
    alert: seconds after a movement for which it still looks several times a second.
    heartbeat: seconds after which it looks all the same.

    The picture is compared with the one of the last look, not of the last frame, so that
    slow movement adds up until it is noticed.
    """

    def __init__(
        self,
        inner: Landmarker,
        *,
        idle_after: float = 1.0,
        alert: float = 1.5,
        heartbeat: float = 0.5,
    ) -> None:
        self._inner = inner
        self._idle_after = idle_after
        self._alert, self._heartbeat = alert, heartbeat
        self._looked = self._seen = self._moved = float("-inf")
        self._last_look: Cells | None = None

    def detect(self, image: NDArray[np.uint8], t: float) -> Sequence[RawHand]:
        """Return the hands in a picture in mirror view at t seconds; none while resting."""
        if t - self._seen <= self._idle_after:
            self._last_look = None
            return self._look(image, t)
        small = small_grey(image)
        if self._has_moved(small):
            self._moved = t
        elif t - self._looked < self._longest_rest(t):
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

    def _longest_rest(self, t: float) -> float:
        return ALERT_EVERY if t - self._moved <= self._alert else self._heartbeat

    def _has_moved(self, small: Cells) -> bool:
        return self._last_look is None or has_moved(changed(small, self._last_look))
