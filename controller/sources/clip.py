"""Clips: mp4, webm, gif and whatever else FFmpeg decodes."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from controller.errors import SourceError
from controller.sources.base import Frame, SourceInfo
from controller.sources.file_faults import check_is_binary, check_size
from controller.sources.frame_times import FrameTimes, usable_fps
from controller.sources.opencv import cv2, next_picture, to_picture
from controller.sources.pacing import Pacer

_log = logging.getLogger(__name__)

_WHOLE = 0.9
"""A clip that ends before this share of its promised frames was cut short."""


class Clip:
    """Plays a clip file. Frame times are those of the file (see FrameTimes).

    mirror: flip the picture, as a clip shows what the camera saw.
    speed: "real" waits for each frame's own time, "max" does not.
    Raises SourceError for a file that is missing, empty, not a clip, damaged or too small.
    """

    def __init__(
        self,
        path: Path,
        *,
        mirror: bool = True,
        speed: str = "real",
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._path = path
        self._mirror = mirror
        self._pacer = Pacer(speed, clock=clock, sleep=sleep)
        self._capture = _open(path)
        self._times = FrameTimes(self._capture.get(cv2.CAP_PROP_FPS))
        self._decoded = 0
        self._waiting = self._decode()
        if self._waiting is None:
            raise _damaged(path)
        picture = self._waiting[1]
        check_size(path, picture)
        height, width = picture.shape[:2]
        fps = usable_fps(self._capture.get(cv2.CAP_PROP_FPS))
        self._info = SourceInfo(path.name, width, height, fps, live=False)

    @property
    def info(self) -> SourceInfo:
        return self._info

    def read(self) -> Frame | None:
        """Return the next frame when it is due, or None at the end of the clip."""
        decoded = self._waiting or self._decode()
        self._waiting = None
        if decoded is None:
            return None
        t, bgr = decoded
        image = to_picture(bgr, mirror=self._mirror)
        return Frame(t, self._pacer.wait(t), image)

    def close(self) -> None:
        self._waiting = None
        self._capture.release()

    def _decode(self) -> tuple[float, NDArray[np.uint8]] | None:
        if not self._capture.isOpened():
            return None
        bgr = next_picture(self._capture)
        if bgr is None:
            self._end()
            return None
        self._decoded += 1
        try:
            t = self._times.next(self._capture.get(cv2.CAP_PROP_POS_MSEC) / 1000)
        except ValueError as error:
            raise SourceError(
                f"{self._path} has neither frame times nor a frame rate", "convert it to mp4"
            ) from error
        return t, bgr

    def _end(self) -> None:
        promised = self._capture.get(cv2.CAP_PROP_FRAME_COUNT)
        self._capture.release()
        if 0 < self._decoded < _WHOLE * promised:
            _log.warning(
                "%s is cut short or damaged: played %d of about %d frames",
                self._path,
                self._decoded,
                promised,
            )


def _open(path: Path) -> cv2.VideoCapture:
    check_is_binary(path)
    capture = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
    if not capture.isOpened():
        raise _damaged(path)
    return capture


def _damaged(path: Path) -> SourceError:
    return SourceError(
        f"nothing in {path} can be played",
        "it is damaged, cut short or no clip; record it again or convert it to mp4",
    )
