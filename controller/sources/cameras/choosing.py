"""Which camera is meant."""

from __future__ import annotations

from controller.errors import SourceError
from controller.sources.cameras.base import CameraInfo, no_such_camera

Choice = int | str | None
"""An index, part of a name, or None for the first camera."""


def choose(choice: Choice, cameras: list[CameraInfo]) -> CameraInfo:
    """Return the camera meant. Raises SourceError when a name fits none or several.

    An index is taken even when it is not listed: not every system tells its cameras, and
    opening it will say what is wrong.
    """
    if isinstance(choice, str):
        return _by_name(choice, cameras)
    if choice is None:
        return cameras[0] if cameras else CameraInfo(0, "camera 0")
    listed = {camera.index: camera for camera in cameras}
    return listed.get(choice, CameraInfo(choice, f"camera {choice}"))


def find_again(camera: CameraInfo, cameras: list[CameraInfo]) -> CameraInfo | None:
    """Return a camera that was unplugged, which may have come back under another index."""
    same_name = [other for other in cameras if other.name == camera.name]
    if not cameras or camera in same_name:
        return camera
    return same_name[0] if same_name else None


def _by_name(name: str, cameras: list[CameraInfo]) -> CameraInfo:
    fitting = [camera for camera in cameras if name.casefold() in camera.name.casefold()]
    if not fitting:
        raise no_such_camera(repr(name), cameras)
    if len(fitting) > 1:
        known = " or ".join(f"camera:{camera.index} ({camera.name})" for camera in fitting)
        raise SourceError(f"several cameras are called {name!r}", f"choose {known}")
    return fitting[0]
