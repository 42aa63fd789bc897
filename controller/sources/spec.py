"""What ``--source`` means: a camera, a clip, pictures or a recording."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from controller.errors import UsageError
from controller.sources.cameras.choosing import Choice
from controller.sources.pictures import is_pattern
from controller.sources.recording_format import is_recording

_CAMERA = "camera"


@dataclass(frozen=True, slots=True)
class CameraSpec:
    """A camera by index, part of its name, or None for the first."""

    choice: Choice = None


@dataclass(frozen=True, slots=True)
class ClipSpec:
    """A clip file."""

    path: Path


@dataclass(frozen=True, slots=True)
class PicturesSpec:
    """A folder or pattern of pictures."""

    path: Path


@dataclass(frozen=True, slots=True)
class RecordingSpec:
    """A file of landmarks."""

    path: Path


SourceSpec = CameraSpec | ClipSpec | PicturesSpec | RecordingSpec


def parse_source(text: str) -> SourceSpec:
    """Return what ``camera``, ``camera:1``, ``camera:Logitech`` or a path means.

    A file that is called like a camera is ``./camera``. Raises UsageError for an empty
    text and for ``camera:`` with nothing behind it.
    """
    kind, colon, choice = text.partition(":")
    if kind == _CAMERA:
        return CameraSpec(_choice(choice.strip()) if colon else None)
    if not text:
        raise UsageError("the source is empty", "use camera, camera:N, camera:NAME or a file")
    path = Path(text).expanduser()
    if is_recording(path):
        return RecordingSpec(path)
    # A file may have * or % in its name.
    pictures = path.is_dir() or (is_pattern(path) and not path.exists())
    return PicturesSpec(path) if pictures else ClipSpec(path)


def _choice(text: str) -> Choice:
    if not text:
        raise UsageError("camera: lacks a number or name", "use camera:0 or camera:Logitech")
    return int(text) if text.isdecimal() else text
