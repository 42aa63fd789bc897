"""The cameras of this machine, through OpenCV."""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from controller.sources.cameras.base import CameraInfo, Device, Mode, Platform
from controller.sources.cameras.linux import LinuxCameras
from controller.sources.cameras.macos import MacCameras
from controller.sources.cameras.windows import WindowsCameras
from controller.sources.opencv import cv2, next_picture

_FIRST_READS = 5
"""Some cameras give nothing at the first call or two."""

_HD_WIDTH, _HD_HEIGHT = 1280, 720
"""From this size on raw pictures do not fit through USB 2 at 30 fps; ask for MJPG."""


class SystemCameras:
    """Lists and opens the machine's cameras. connect(index, api) opens OpenCV's capture."""

    def __init__(
        self,
        platform: Platform | None = None,
        connect: Callable[[int, int], cv2.VideoCapture] = cv2.VideoCapture,
    ) -> None:
        self._platform = platform or _this_platform()
        self._connect = connect

    def list(self) -> list[CameraInfo]:
        return self._platform.list()

    def open(self, camera: CameraInfo, asked: Mode) -> Device:
        """Open a camera and wait for its first picture. Raises SourceError with the reason."""
        capture = self._connect(camera.index, self._platform.api)
        if capture.isOpened():
            _ask(capture, asked)
            picture = _first_picture(capture)
            if picture is not None:
                return _OpenCvDevice(capture, picture)
        capture.release()
        raise self._platform.explain(camera)


def _this_platform() -> Platform:
    match sys.platform:
        case "darwin":
            return MacCameras()
        case "win32":
            return WindowsCameras()
        case _:
            return LinuxCameras()


def _ask(capture: cv2.VideoCapture, asked: Mode) -> None:
    # The format first: a driver forgets size and rate when it changes.
    if asked.width >= _HD_WIDTH or asked.height >= _HD_HEIGHT:
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, asked.width)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, asked.height)
    capture.set(cv2.CAP_PROP_FPS, asked.fps)
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)


def _first_picture(capture: cv2.VideoCapture) -> NDArray[np.uint8] | None:
    for _ in range(_FIRST_READS):
        picture = next_picture(capture)
        if picture is not None:
            return picture
    return None


class _OpenCvDevice:
    """An open camera; its size is taken from its first picture, as drivers misreport it."""

    def __init__(self, capture: cv2.VideoCapture, first: NDArray[np.uint8]) -> None:
        self._capture = capture
        height, width = first.shape[:2]
        self._mode = Mode(width, height, max(0.0, capture.get(cv2.CAP_PROP_FPS)))

    @property
    def mode(self) -> Mode:
        return self._mode

    def read(self) -> NDArray[np.uint8] | None:
        return next_picture(self._capture)

    def close(self) -> None:
        self._capture.release()
