"""What finds hands in pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gestures.detections import RawHand
from gestures.landmarks import Body


class Landmarker(Protocol):
    """Finds hands in a stream of pictures. Not thread-safe; close() may be called twice."""

    def detect(self, image: NDArray[np.uint8], t: float) -> Sequence[RawHand]:
        """Return the hands in a picture (height, width, 3) RGB in mirror view at t seconds.

        The answer may lean on the pictures before, so times should not run backwards.
        """

    def close(self) -> None: ...


class ImageLandmarker(Protocol):
    """Finds hands in single pictures that have nothing to do with each other."""

    def detect_image(self, image: NDArray[np.uint8]) -> Sequence[RawHand]:
        """Return the hands in a picture (height, width, 3) RGB in mirror view."""

    def close(self) -> None: ...


class BodyLandmarker(Protocol):
    """Finds the user's body in a stream of pictures. Not thread-safe; may be closed twice."""

    def detect(self, image: NDArray[np.uint8], t: float) -> Body | None:
        """Return the body in a picture (height, width, 3) RGB in mirror view at t seconds."""

    def close(self) -> None: ...
