"""The whole program on cameras that play clips, for soak.py to run and to trouble.

    python benchmarks/soak_daemon.py PROFILE UNPLUGGED

The cameras are unplugged while the file UNPLUGGED is there.
"""

from __future__ import annotations

import sys
import time
from itertools import cycle
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

# Started as a script, this folder would stand in for the package `bindings`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from controller.daemon.app import run_daemon
from controller.run_options import RunOptions
from controller.settings import Settings
from controller.sources.cameras.base import CameraInfo, Mode, no_such_camera
from controller.sources.opencv import cv2, next_picture

CLIPS = Path(__file__).resolve().parents[1] / "controller" / "demo" / "clips"
FPS = 30.0


class ClipDevice:
    """An open camera that plays clips one after the other, for ever."""

    def __init__(self, cameras: ClipCameras, camera: CameraInfo) -> None:
        self._cameras, self._camera = cameras, camera
        clips = sorted(CLIPS.glob("*.mp4"))
        self._clips = cycle([*clips[camera.index :], *clips[: camera.index]])
        self._clip = cv2.VideoCapture(str(next(self._clips)))
        self._due = time.monotonic()

    @property
    def mode(self) -> Mode:
        return Mode(640, 480, FPS)

    def read(self) -> NDArray[np.uint8] | None:
        if self._camera not in self._cameras.list():
            return None
        self._due = max(self._due + 1 / FPS, time.monotonic() - 0.1)
        time.sleep(max(0.0, self._due - time.monotonic()))
        picture = next_picture(self._clip)
        if picture is None:
            self._clip.release()
            self._clip = cv2.VideoCapture(str(next(self._clips)))
            picture = next_picture(self._clip)
        return picture

    def close(self) -> None:
        self._clip.release()


class ClipCameras:
    """Two cameras, which are there unless a file is."""

    def __init__(self, unplugged: Path) -> None:
        self._all = [CameraInfo(0, "Front"), CameraInfo(1, "Back")]
        self._unplugged = unplugged

    def list(self) -> list[CameraInfo]:
        return [] if self._unplugged.exists() else self._all

    def open(self, camera: CameraInfo, asked: Mode) -> ClipDevice:
        if camera not in self.list():
            raise no_such_camera(camera.name, self.list())
        return ClipDevice(self, camera)


if __name__ == "__main__":
    cameras = ClipCameras(Path(sys.argv[2]))
    options = RunOptions(profile=sys.argv[1], live=True, settings=Settings(), cameras=cameras)
    run_daemon(options, captions=True)
