"""Is there a camera, and does it give pictures?"""

from __future__ import annotations

from collections.abc import Iterator

from controller.checks.base import Check
from controller.errors import SourceError
from controller.sources.camera import list_cameras
from controller.sources.open import open_source


def check_cameras() -> Iterator[Check]:
    """Open each camera for one picture."""
    cameras = list_cameras()
    if not cameras:
        yield Check(
            "camera",
            "broken",
            "none found",
            "plug in a camera, or play a clip: isyarat run --source FILE",
        )
    for camera in cameras:
        yield _try(camera.index, f"camera:{camera.index} {camera.name}")


def _try(index: int, name: str) -> Check:
    try:
        source = open_source(f"camera:{index}")
        try:
            frame = source.read()
        finally:
            source.close()
    except SourceError as error:
        return Check(name, "broken", error.message, error.hint)
    if frame is None:
        return Check(name, "broken", "gave no picture", "unplug it and plug it in again")
    info = source.info
    return Check(name, "ok", f"{info.width}x{info.height} at {info.fps:g} fps")
