"""What the camera source needs from the machine's cameras."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from controller.errors import SourceError


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """A camera of this machine: its index as OpenCV counts and the name of its maker."""

    index: int
    name: str


@dataclass(frozen=True, slots=True)
class Mode:
    """A picture size in pixels and a rate in frames/s (0 when unknown)."""

    width: int
    height: int
    fps: float

    def __str__(self) -> str:
        return f"{self.width}x{self.height} at {self.fps:g} fps"


class Device(Protocol):
    """An open camera. ``mode`` is what it gives, whatever was asked."""

    @property
    def mode(self) -> Mode: ...

    def read(self) -> NDArray[np.uint8] | None:
        """Return the next picture (height, width, 3) as BGR, None when none came."""

    def close(self) -> None: ...


class Cameras(Protocol):
    """The machine's cameras."""

    def list(self) -> list[CameraInfo]: ...

    def open(self, camera: CameraInfo, asked: Mode) -> Device:
        """Open a camera and wait for its first picture. Raises SourceError with the reason."""


class Platform(Protocol):
    """What differs between operating systems. ``api`` is OpenCV's number of the driver."""

    @property
    def api(self) -> int: ...

    def list(self) -> list[CameraInfo]: ...

    def explain(self, camera: CameraInfo) -> SourceError:
        """Return why a camera could not be opened, as far as the system tells."""


NO_CAMERA_HINT = "plug one in, or play a clip: isyarat run --source FILE"


def no_such_camera(asked: str, cameras: list[CameraInfo]) -> SourceError:
    """Return the error for a camera that is not there, naming those that are."""
    if not cameras:
        return SourceError("no camera found", NO_CAMERA_HINT)
    known = ", ".join(f"camera:{camera.index} ({camera.name})" for camera in cameras)
    return SourceError(f"no camera {asked}", f"choose from {known}")
