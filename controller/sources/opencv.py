"""OpenCV without its chatter: what goes wrong is told once, by our own errors.

Import cv2 from here wherever cameras and clips are opened.
"""

from __future__ import annotations

import os

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["cv2", "next_picture", "to_picture"]

# Both are read when the first clip or camera opens.
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")  # AV_LOG_QUIET
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "2")  # seconds; 10 would look hung
if "OPENCV_LOG_LEVEL" not in os.environ:
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)


def next_picture(capture: cv2.VideoCapture) -> NDArray[np.uint8] | None:
    """Return the next picture as BGR (height, width, 3), None when none came."""
    found, bgr = capture.read()
    return np.asarray(bgr, dtype=np.uint8) if found else None


def to_picture(bgr: NDArray[np.uint8], *, mirror: bool) -> NDArray[np.uint8]:
    """Return OpenCV's picture (height, width, 3) as RGB; ``mirror`` swaps its left and right."""
    rgb = cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)
    return np.asarray(cv2.flip(rgb, 1) if mirror else rgb, dtype=np.uint8)
