"""A camera as a source of pictures, which outlives being unplugged."""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from controller.errors import SourceError
from controller.sources.base import Frame, SourceInfo
from controller.sources.cameras.base import CameraInfo, Cameras, Device, Mode
from controller.sources.cameras.choosing import Choice, choose, find_again
from controller.sources.cameras.system import SystemCameras
from controller.sources.frozen import FrozenWatch
from controller.sources.opencv import to_picture

__all__ = ["Camera", "CameraInfo", "list_cameras"]

_log = logging.getLogger(__name__)

FIRST_DELAY, LAST_DELAY = 0.5, 8.0
"""Seconds between attempts to open a lost camera, doubled from one to the next."""

LOST_AFTER = 1.0
"""Seconds without a picture after which a camera counts as lost; single ones get garbled."""

RETRY = 0.05
"""Seconds between reads of a camera that gives nothing."""

FROZEN_AFTER = 5.0
"""Seconds of equal pictures after which a camera counts as frozen."""


def list_cameras() -> list[CameraInfo]:
    """Return the cameras of this machine; empty where the system does not tell."""
    return SystemCameras().list()


class Camera:
    """Reads a camera; frame times are time.monotonic() at capture.

    A camera that is lost is tried again until it is back, with growing pauses; read()
    blocks meanwhile. A camera that freezes is opened anew once.

    choice: index, part of the name, or None for the first camera.
    size: (width, height) in pixels to ask for, fps the rate; the log tells what the camera
        gives instead.
    sleep: pauses for some seconds; by default a pause that interrupt() cuts short.
    Raises SourceError when the camera cannot be opened.
    """

    def __init__(
        self,
        choice: Choice = None,
        *,
        mirror: bool = True,
        size: tuple[int, int] = (640, 480),
        fps: float = 30.0,
        cameras: Cameras | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self._mirror = mirror
        self._asked = Mode(*size, fps)
        self._cameras = cameras or SystemCameras()
        self._clock = clock
        self._stop = threading.Event()
        self._sleep = sleep or self._stop.wait
        self._frozen = FrozenWatch(FROZEN_AFTER)
        self._t = -math.inf
        self._device: Device | None = None
        self._camera = choose(choice, self._cameras.list())
        self._open(self._camera)

    @property
    def info(self) -> SourceInfo:
        return self._info

    def read(self) -> Frame | None:
        """Return the next frame, None once interrupted or closed."""
        while not self._stop.is_set():
            picture = self._next_picture()
            t = self._clock()
            if picture is None:
                self._reopen("is lost; plug it in again")
            elif self._frozen.update(t, picture):
                self._reopen(
                    f"has sent the same picture for {FROZEN_AFTER:g} s; "
                    "open its shutter, or unplug it and plug it in again"
                )
            else:
                return self._frame(t, picture)
        return None

    def interrupt(self) -> None:
        """Make read() return None soon, now and ever after. Safe from any thread."""
        self._stop.set()

    def close(self) -> None:
        self._stop.set()
        self._release()

    def _frame(self, t: float, picture: NDArray[np.uint8]) -> Frame:
        # A coarse clock (Windows: 16 ms) may stand still between two frames.
        self._t = max(t, math.nextafter(self._t, math.inf))
        return Frame(self._t, t, to_picture(picture, mirror=self._mirror))

    def _next_picture(self) -> NDArray[np.uint8] | None:
        """Return the device's next picture, None when it has given none for LOST_AFTER."""
        deadline: float | None = None
        while self._device is not None and not self._stop.is_set():
            picture = self._device.read()
            if picture is not None:
                return picture
            now = self._clock()
            deadline = now + LOST_AFTER if deadline is None else deadline
            if now >= deadline:
                break
            self._sleep(RETRY)
        return None

    def _reopen(self, trouble: str) -> None:
        if self._stop.is_set():
            return
        _log.warning("%s %s", self._camera.name, trouble)
        self._release()
        delay = FIRST_DELAY
        while not self._stop.is_set() and not self._try_again():
            self._sleep(delay)
            delay = min(2 * delay, LAST_DELAY)

    def _try_again(self) -> bool:
        camera = find_again(self._camera, self._cameras.list())
        if camera is None:
            return False
        try:
            self._open(camera)
        except SourceError:
            return False
        _log.warning("%s is back", camera.name)
        return True

    def _open(self, camera: CameraInfo) -> None:
        device = self._cameras.open(camera, self._asked)
        mode = device.mode
        if _differs(mode, self._asked):
            _log.warning("%s gives %s instead of %s", camera.name, mode, self._asked)
        self._device = device
        self._camera = camera
        self._info = SourceInfo(camera.name, mode.width, mode.height, mode.fps, live=True)

    def _release(self) -> None:
        if self._device is not None:
            self._device.close()
            self._device = None


def _differs(given: Mode, asked: Mode) -> bool:
    same_size = (given.width, given.height) == (asked.width, asked.height)
    slower = 0 < given.fps < 0.9 * asked.fps
    return not same_size or slower
