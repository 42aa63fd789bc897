"""The truth about a clip: what is shown in it, and when.

``<clip>.truth.json`` holds the events, ``<clip>.joints.npz`` the joints in each frame.

A stroke lasts from the first to the last movement of its own hand path; a pose from when
the fingers have taken the shape and the hand its place until either is given up.
``left`` and ``right`` are the user's own, pictures are unmirrored: a swipe_left moves
towards larger x of the file.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

VERSION = 1
Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
Poses = Literal["labelled", "unlabelled"]


@dataclass(frozen=True)
class TrueEvent:
    """start, end: seconds of the clip. hand: the user's own."""

    name: str
    start: float
    end: float
    hand: Side


@dataclass(frozen=True)
class Truth:
    """duration: seconds. poses: whether the events list static poses, or only what moves."""

    clip: str
    fps: float
    width: int
    height: int
    duration: float
    seed: int
    description: str
    events: tuple[TrueEvent, ...]
    poses: Poses = "unlabelled"
    version: int = VERSION

    def write(self, clip: Path) -> Path:
        """Write the truth beside the clip and return its path."""
        content = asdict(self)
        content["events"] = [
            {**asdict(e), "start": round(e.start, 3), "end": round(e.end, 3)} for e in self.events
        ]
        path = truth_path(clip)
        path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        return path


def truth_path(clip: Path) -> Path:
    return clip.with_suffix(".truth.json")


def joints_path(clip: Path) -> Path:
    return clip.with_suffix(".joints.npz")


def read_truth(clip: Path) -> Truth:
    """Read the truth of a clip. Raises ValueError when the file is not of this version."""
    content = json.loads(truth_path(clip).read_text(encoding="utf-8"))
    if content.get("version") != VERSION:
        raise ValueError(f"{truth_path(clip)}: expected version {VERSION}")
    events = tuple(TrueEvent(**event) for event in content.pop("events"))
    return Truth(events=events, **content)


def write_joints(clip: Path, joints: NDArray[np.float32], sides: tuple[Side, ...]) -> None:
    """Write joints (frames, hands, 21, 2), pixels of the unmirrored picture, and whose they are."""
    # Half a tenth of a pixel is far below any landmarker's error and halves the file.
    rounded = np.round(joints, 1).astype(np.float32)
    np.savez_compressed(joints_path(clip), joints=rounded, handedness=np.array(sides))
