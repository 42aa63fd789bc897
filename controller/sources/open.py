"""Opening whatever ``--source`` names."""

from __future__ import annotations

from controller.errors import UsageError
from controller.sources.base import Source
from controller.sources.camera import Camera
from controller.sources.cameras.base import Cameras
from controller.sources.capture import NewestFrame
from controller.sources.clip import Clip
from controller.sources.pictures import Pictures
from controller.sources.spec import (
    CameraSpec,
    ClipSpec,
    PicturesSpec,
    RecordingSpec,
    SourceSpec,
    parse_source,
)


def open_source(
    source: str | SourceSpec,
    *,
    mirror: bool = True,
    speed: str = "real",
    size: tuple[int, int] = (640, 480),
    fps: float = 30.0,
    patience: float | None = None,
    cameras: Cameras | None = None,
) -> Source:
    """Open a camera (through a capture thread), a clip or pictures.

    mirror: flip the picture, as cameras and clips show what the camera saw.
    speed: of clips and pictures, "real" or "max".
    size, fps: what to ask a camera for; fps is also the rate of pictures.
    patience: seconds after which a camera's read() raises Stalled; None waits for ever.
    Raises SourceError when it cannot be opened, UsageError for a recording, which holds
    no pictures.
    """
    spec = parse_source(source) if isinstance(source, str) else source
    match spec:
        case CameraSpec(choice):
            camera = Camera(choice, mirror=mirror, size=size, fps=fps, cameras=cameras)
            return NewestFrame(camera, interrupt=camera.interrupt, patience=patience)
        case ClipSpec(path):
            return Clip(path, mirror=mirror, speed=speed)
        case PicturesSpec(path):
            return Pictures(path, fps=fps, mirror=mirror, speed=speed)
        case RecordingSpec(path):
            raise UsageError(f"{path} holds landmarks, no pictures", "give a camera or a clip")
