"""MediaPipe's hand landmarker (Tasks API) behind the tracker's protocols.

Importing mediapipe takes half a second and 100 MB, so it is imported on first use.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from controller.tracker.lean_import import import_mediapipe
from controller.tracker.mediapipe_task import (
    MediaPipeTask,
    Milliseconds,
    blank,
    cannot_open,
    picture,
    settle,
)
from controller.tracker.quiet import quiet_stderr
from gestures.detections import RawHand
from gestures.landmarks import Handedness, Points
from models.manifest import load_asset

ASSET = "hand_landmarker"

# The Tasks API names the hand as if the picture were as a camera sees the user; in
# mirror view the user's right hand looks like a left one.
OWN_HAND: dict[str, Handedness] = {"Left": "right", "Right": "left"}

VIDEO_CONFIDENCE = 0.5
# Finds 1.8 % more of the HaGRID frames than 0.5 does, with hardly any more hands that
# are none; below it false hands grow faster than true ones (model card hand_landmarker).
IMAGE_CONFIDENCE = 0.3


class _MediaPipeHands(MediaPipeTask):
    """Opens, warms up and closes one landmarker. Raises AssetError when it cannot be opened."""

    def __init__(self, mode: str, max_hands: int, detection_confidence: float) -> None:
        path = str(load_asset(ASSET))
        try:
            with quiet_stderr():
                _silence_first_hand(path)
                self._task = _create(path, mode, max_hands, detection_confidence, 0.5)
                # The graph finishes its set-up, noisily, on its first picture.
                self._run(blank(), 0)
        except (RuntimeError, ValueError) as error:
            raise cannot_open(path, error) from error
        settle(path)

    def _run(self, image: Any, ms: int) -> Any:
        raise NotImplementedError


class VideoHands(_MediaPipeHands):
    """Hands in a stream of pictures: looks first where they were in the picture before."""

    def __init__(self, max_hands: int = 2, detection_confidence: float = VIDEO_CONFIDENCE) -> None:
        """Open the landmarker. With one hand of two in view it searches every picture."""
        self._times = Milliseconds()
        super().__init__("VIDEO", max_hands, detection_confidence)

    def detect(self, image: NDArray[np.uint8], t: float) -> Sequence[RawHand]:
        """Return the hands in a picture (height, width, 3) RGB in mirror view at t seconds."""
        return raw_hands(self._run(picture(image), self._times.of(t)))

    def _run(self, image: Any, ms: int) -> Any:
        return self._task.detect_for_video(image, ms)


class ImageHands(_MediaPipeHands):
    """Hands in single pictures."""

    def __init__(self, max_hands: int = 2, detection_confidence: float = IMAGE_CONFIDENCE) -> None:
        super().__init__("IMAGE", max_hands, detection_confidence)

    def detect_image(self, image: NDArray[np.uint8]) -> Sequence[RawHand]:
        """Return the hands in a picture (height, width, 3) RGB in mirror view."""
        return raw_hands(self._run(picture(image), 0))

    def _run(self, image: Any, ms: int) -> Any:
        return self._task.detect(image)


def raw_hands(result: Any) -> list[RawHand]:
    """Turn a HandLandmarkerResult of a picture in mirror view into hands.

    The Tasks API keeps the score of the landmarks to itself; that of the handedness,
    which falls with blur and odd views as well, stands in for it.
    """
    hands = []
    rows = zip(result.hand_landmarks, result.hand_world_landmarks, result.handedness, strict=True)
    for image, world, categories in rows:
        best = categories[0]
        own = OWN_HAND[best.category_name]
        score = float(best.score)
        hands.append(RawHand(_points(image), _points(world), own, score, score))
    return hands


def _points(landmarks: Any) -> Points:
    return np.array([(point.x, point.y, point.z) for point in landmarks], dtype=np.float32)


def _create(path: str, mode: str, max_hands: int, detection: float, presence: float) -> Any:
    import_mediapipe()
    from mediapipe.tasks.python.core.base_options import BaseOptions
    from mediapipe.tasks.python.vision import HandLandmarker, HandLandmarkerOptions, RunningMode

    return HandLandmarker.create_from_options(
        HandLandmarkerOptions(
            base_options=BaseOptions(model_asset_path=path),
            running_mode=RunningMode[mode],
            num_hands=max_hands,
            min_hand_detection_confidence=detection,
            min_hand_presence_confidence=presence,
            min_tracking_confidence=presence,
        )
    )


@cache
def _silence_first_hand(path: str) -> None:
    """Make MediaPipe say now what it says once a process, when it sees its first hand.

    At confidence 0 it takes a blank picture for a hand.
    """
    task = _create(path, "IMAGE", max_hands=1, detection=0.0, presence=0.0)
    task.detect(blank())
    task.close()
