"""The truth file beside a clip: what is done in it, when, and by which hand."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ValidationError, model_validator

from controller.errors import SourceError
from controller.sources.recording_format import SUFFIX
from gestures.events import EventHand


class TrueEvent(BaseModel, frozen=True):
    """A gesture done from ``start`` to ``end`` (seconds of the clip), by a hand, both or any."""

    name: str
    start: float
    end: float
    hand: EventHand | Literal["any"] = "any"

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"{self.name} must start at 0 or later and not end before it starts")
        return self


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
    """Return where the truth of a clip lies: ``a.mp4`` and ``a.hands.npz`` -> ``a.truth.json``."""
    whole = clip.name.lower().endswith(SUFFIX)
    stem = clip.name[: -len(SUFFIX)] if whole else clip.stem
    return clip.with_name(f"{stem}.truth.json")


def load_truth(clip: Path) -> Truth:
    """Read the truth of a clip. Raises SourceError when there is none or it is malformed."""
    path = truth_path(clip)
    if not path.exists():
        raise SourceError(f"no truth file for {clip.name}", f"expected {path}")
    return read_truth(path)


def read_truth(path: Path) -> Truth:
    """Read a truth file. Raises SourceError when it is missing or malformed."""
    try:
        return Truth.model_validate_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(f"no truth file {path}", error.strerror or str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SourceError(f"{path}: {where}: {first['msg']}", "correct the truth file") from error
