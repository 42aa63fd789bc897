"""The truth file beside a clip: what is done in it, when, and by which hand."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ValidationError

from controller.errors import SourceError
from gestures.landmarks import Handedness


class TrueEvent(BaseModel, frozen=True):
    """A gesture done between ``start`` and ``end`` (seconds of the clip)."""

    name: str
    start: float
    end: float
    hand: Handedness


class Truth(BaseModel, frozen=True):
    """The truth of one clip. ``poses`` is "unlabelled" where hand shapes were not noted."""

    version: int
    clip: str
    fps: float
    description: str = ""
    duration: float
    poses: str = "labelled"
    events: tuple[TrueEvent, ...]


def truth_path(clip: Path) -> Path:
    """Return where the truth of a clip lies: ``slides.mp4`` -> ``slides.truth.json``."""
    return clip.with_suffix(".truth.json")


def load_truth(clip: Path) -> Truth:
    """Read the truth of a clip. Raises SourceError when there is none or it is malformed."""
    path = truth_path(clip)
    try:
        return Truth.model_validate_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(f"no truth file for {clip.name}", f"expected {path}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SourceError(f"{path}: {where}: {first['msg']}", "correct the truth file") from error
