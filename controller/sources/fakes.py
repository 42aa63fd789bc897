"""Sources, cameras and a clock that do what a test tells them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from controller.errors import SourceError
from controller.sources.base import Frame, SourceInfo
from controller.sources.cameras.base import CameraInfo, Mode


class FakeClock:
    """A clock that only sleep() moves. ``slept`` keeps how long each sleep was."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class ScriptedSource:
    """Gives the frames of a script, raises the errors in it, then ends."""

    def __init__(self, script: Iterable[Frame | Exception], *, live: bool = False) -> None:
        self._script = iter(script)
        self._live = live
        self.closed = False

    @property
    def info(self) -> SourceInfo:
        return SourceInfo("scripted", 64, 64, 30.0, self._live)

    def read(self) -> Frame | None:
        step = next(self._script, None)
        if isinstance(step, Exception):
            raise step
        return step

    def close(self) -> None:
        self.closed = True


def blank_frames(times: Iterable[float], width: int = 64, height: int = 64) -> list[Frame]:
    """Return black frames of the given times (seconds), captured at those times."""
    return [Frame(t, t, np.zeros((height, width, 3), np.uint8)) for t in times]


class FakeDevice:
    """An open camera that gives the pictures of a script; None stands for none in time.

    Each read takes one frame's time of ``clock``. When the script has run out it gives None.
    """

    def __init__(
        self, pictures: Iterable[NDArray[np.uint8] | None], clock: FakeClock, mode: Mode
    ) -> None:
        self._pictures = iter(pictures)
        self._clock = clock
        self._mode = mode
        self.closed = False

    @property
    def mode(self) -> Mode:
        return self._mode

    def read(self) -> NDArray[np.uint8] | None:
        self._clock.now += 1 / (self._mode.fps or 30.0)
        return next(self._pictures, None)

    def close(self) -> None:
        self.closed = True


class FakeCameras:
    """Cameras of a machine. Each open() takes the next of ``attempts``: a device or an error."""

    def __init__(
        self,
        attempts: Sequence[FakeDevice | SourceError],
        listed: Sequence[CameraInfo] = (CameraInfo(0, "Fake Cam"),),
    ) -> None:
        self._attempts = iter(attempts)
        self.listed = list(listed)
        self.opened: list[CameraInfo] = []

    def list(self) -> list[CameraInfo]:
        return self.listed

    def open(self, camera: CameraInfo, asked: Mode) -> FakeDevice:
        self.opened.append(camera)
        attempt = next(self._attempts)
        if isinstance(attempt, SourceError):
            raise attempt
        return attempt
