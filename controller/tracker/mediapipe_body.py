"""MediaPipe's pose landmarker (Tasks API) behind the tracker's protocol."""

from __future__ import annotations

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
from gestures.landmarks import N_BODY_LANDMARKS, Body
from models.manifest import load_asset

ASSET = "pose_landmarker"

_SIDES = ((1, 4), (2, 5), (3, 6), *((n, n + 1) for n in (7, 9, *range(11, 33, 2))))
"""The landmarks of the left side with those of the right side."""


def _own_sides() -> list[int]:
    """Return the order that swaps the sides: in mirror view the user's left looks like a right."""
    order = list(range(N_BODY_LANDMARKS))
    for left, right in _SIDES:
        order[left], order[right] = right, left
    return order


OWN_SIDES = _own_sides()


class VideoBody(MediaPipeTask):
    """The body in a stream of pictures: looks first where it was in the picture before."""

    def __init__(self, confidence: float = 0.5) -> None:
        """Open and warm up the landmarker. Raises AssetError when it cannot be opened."""
        path = str(load_asset(ASSET))
        self._times = Milliseconds()
        try:
            with quiet_stderr():
                _silence_first_body(path)
                self._task = _create(path, confidence)
                # The graph finishes its set-up, noisily, on its first picture.
                self._task.detect_for_video(blank(), 0)
        except (RuntimeError, ValueError) as error:
            raise cannot_open(path, error) from error
        settle(path)

    def detect(self, image: NDArray[np.uint8], t: float) -> Body | None:
        """Return the clearest body in a picture (height, width, 3) RGB in mirror view at t (s)."""
        found = self._task.detect_for_video(picture(image), self._times.of(t)).pose_landmarks
        return own_body(found[0]) if found else None


def own_body(landmarks: Any) -> Body | None:
    """Turn the landmarks of a picture in mirror view into a body with the user's own sides.

    None where a landmark is no number.
    """
    rows = [(point.x, point.y, point.z, point.visibility) for point in landmarks]
    values = np.array(rows, dtype=np.float32)[OWN_SIDES]
    if not np.isfinite(values).all():
        return None
    return Body(points=values[:, :3], visibility=values[:, 3])


def _create(path: str, confidence: float) -> Any:
    import_mediapipe()
    from mediapipe.tasks.python.core.base_options import BaseOptions
    from mediapipe.tasks.python.vision import PoseLandmarker, PoseLandmarkerOptions, RunningMode

    return PoseLandmarker.create_from_options(
        PoseLandmarkerOptions(
            base_options=BaseOptions(model_asset_path=path),
            running_mode=RunningMode.VIDEO,
            num_poses=1,
            min_pose_detection_confidence=confidence,
            min_pose_presence_confidence=confidence,
            min_tracking_confidence=confidence,
        )
    )


@cache
def _silence_first_body(path: str) -> None:
    """Make MediaPipe say now what it says once a process, when it sees its first body.

    At confidence 0 it takes a blank picture for one.
    """
    task = _create(path, confidence=0.0)
    task.detect_for_video(blank(), 0)
    task.close()
