"""A landmarker that finds what a test tells it to find, and hands to find."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from gestures.detections import RawHand
from gestures.landmarks import Handedness

# An open right hand in mirror view, palm to the camera: x and y in hand-widths from the
# palm's centre. Columns of fingers from thumb to pinky, each from its root to its tip.
_WRIST = (0.0, 0.95)
_FINGERS = (
    ((-0.45, 0.65), (-0.8, 0.3), (-1.05, 0.0), (-1.25, -0.25)),
    ((-0.48, -0.35), (-0.55, -0.95), (-0.6, -1.3), (-0.62, -1.6)),
    ((-0.15, -0.45), (-0.17, -1.1), (-0.18, -1.5), (-0.18, -1.85)),
    ((0.18, -0.35), (0.22, -0.95), (0.24, -1.3), (0.26, -1.6)),
    ((0.45, -0.1), (0.57, -0.6), (0.64, -0.85), (0.7, -1.1)),
)
_OPEN_HAND = np.array([_WRIST, *(joint for finger in _FINGERS for joint in finger)])
_METRES_PER_HAND_WIDTH = 0.075


def raw_hand(
    x: float,
    y: float,
    width: float = 0.1,
    handedness: Handedness = "right",
    score: float = 0.95,
    aspect: float = 4 / 3,
) -> RawHand:
    """Return an open hand with its palm about (x, y), fractions of the picture.

    width: the hand-width in picture heights; aspect: the picture's width / height.
    """
    shape = _OPEN_HAND * ((1, 1) if handedness == "right" else (-1, 1))
    image = np.zeros((21, 3), dtype=np.float32)
    image[:, :2] = shape * (width / aspect, width) + (x, y)
    world = np.zeros((21, 3), dtype=np.float32)
    world[:, :2] = shape * _METRES_PER_HAND_WIDTH
    return RawHand(image, world, handedness, score, score)


class FakeLandmarker:
    """Finds ``script(t)`` in any picture and keeps the times it was asked for."""

    def __init__(self, script: Callable[[float], Sequence[RawHand]]) -> None:
        self._script = script
        self.asked: list[float] = []
        self.closed = False

    def detect(self, image: NDArray[np.uint8], t: float) -> Sequence[RawHand]:
        self.asked.append(t)
        return self._script(t)

    def detect_image(self, image: NDArray[np.uint8]) -> Sequence[RawHand]:
        return self._script(0.0)

    def close(self) -> None:
        self.closed = True
