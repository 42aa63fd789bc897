"""Labelled hands as arrays: the file format that recognisers train on.

A file is an .npz of n pictures; `load` reads a folder of them. Everything is in **mirror
view**, as in gestures.landmarks: x grows to the user's own right, y down, both as fractions of
the picture; z in picture widths; world landmarks in metres about the hand's middle. The second
axis of the arrays (n, 2, ...) is the hand: 0 the user's own right, 1 the left.

label      (n,) a gesture of HaGRID v2 or "no_gesture"; it holds for all the hands shown
variant    (n,) how it was made, e.g. "fists, backs"
shown      (n, 2) whether this hand is in the picture
found      (n, 2) whether MediaPipe found it (with --geometry: shown)
xyz        (n, 2, 21, 3) image landmarks as found; NaN where not found
world      (n, 2, 21, 3) world landmarks as found; NaN where not found
seen_as    (n, 2) "right", "left" (the user's own hand according to MediaPipe) or ""
score      (n, 2) of seen_as; 0 where not found
strays     (n,) found hands that are none of those shown
truth      (n, 2, 21, 3) true landmarks in the terms of xyz; NaN where not shown
view       (n, 2, 3, 3) true rotation from the wrist frame to the camera frame of the
           unmirrored picture (for a left hand: of its mirror image)
angles     (n, 2, 3) the same as yaw, pitch, roll in degrees; 0 is fingers up, palm to the camera
distance   (n,) metres from the camera to the hands' middle
build      (n, 4) the person's hand: overall size, mean finger length and thickness, palm
           width; factors of the average
person     (n,) who it is: split by it, for a person has a hand, a look, a light and a room
seed       (n,) of the picture; the same seed and label give the same picture
size       (n, 2) width and height of the picture in pixels
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.training.synth.conventions import image_landmarks, true_rotation, yaw_pitch_roll
from models.training.synth.mesh import Vertices
from models.training.synth.sampling import CAMERA, Still
from models.training.synth.skeleton import LONG_FINGERS_AT, WRIST
from models.training.synth.truth import Side

HANDS: tuple[Side, Side] = ("right", "left")
PICTURES_EACH = 24
"""Pictures of one person, at consecutive seeds."""

Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Found:
    """A hand as MediaPipe saw it: image and world landmarks (21, 3), own hand, score."""

    image: Vertices
    world: Vertices
    seen_as: str
    score: float


@dataclass(frozen=True)
class Row:
    """One picture; found by the user's own hand (absent: not found)."""

    still: Still
    found: dict[Side, Found]
    strays: int
    seed: int


def person_of(seed: int) -> int:
    """Return the number of the person in the picture of this seed."""
    return seed // PICTURES_EACH


def gather(rows: Sequence[Row]) -> Arrays:
    """Return the arrays of a file (see the module's text)."""
    n = len(rows)
    out: Arrays = {
        "label": np.array([row.still.label for row in rows], np.str_),
        "variant": np.array([row.still.variant for row in rows], np.str_),
        "shown": np.zeros((n, 2), bool),
        "found": np.zeros((n, 2), bool),
        "seen_as": np.full((n, 2), "", "<U5"),
        "score": np.zeros((n, 2), np.float32),
        "strays": np.array([row.strays for row in rows], np.int64),
        "build": np.array([_measures(row.still) for row in rows], np.float32).reshape(n, 4),
        "person": np.array([person_of(row.seed) for row in rows], np.int64),
        "seed": np.array([row.seed for row in rows], np.int64),
        "size": np.tile([CAMERA.width, CAMERA.height], (n, 1)),
        "distance": np.zeros(n, np.float32),
    }
    for name, shape in (("xyz", (21, 3)), ("world", (21, 3)), ("truth", (21, 3))):
        out[name] = np.full((n, 2, *shape), np.nan, np.float32)
    out["view"] = np.full((n, 2, 3, 3), np.nan, np.float32)
    out["angles"] = np.full((n, 2, 3), np.nan, np.float32)
    for at, row in enumerate(rows):
        _fill(out, at, row)
    return out


def _fill(out: Arrays, at: int, row: Row) -> None:
    points = row.still.points()
    out["distance"][at] = -np.mean([hand[:, 2].mean() for hand in points.values()])
    for slot, side in enumerate(HANDS):
        if side in points:
            view = true_rotation(row.still.arms[side])
            out["shown"][at, slot] = True
            out["truth"][at, slot] = image_landmarks(points[side], CAMERA)
            out["view"][at, slot] = view
            out["angles"][at, slot] = yaw_pitch_roll(view)
        if found := row.found.get(side):
            out["found"][at, slot] = True
            out["xyz"][at, slot], out["world"][at, slot] = found.image, found.world
            out["seen_as"][at, slot], out["score"][at, slot] = found.seen_as, found.score


def _measures(still: Still) -> tuple[float, float, float, float]:
    build = still.build
    fingers = [base + k for base in LONG_FINGERS_AT for k in (1, 2, 3)]
    length, thickness = build.length[fingers].mean(), build.thickness[fingers].mean()
    return build.size, float(length), float(thickness), float(build.thickness[WRIST])


def write(path: Path, arrays: Arrays) -> None:
    """Write a file; it appears under its name only when complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.stem}.partial.npz")
    np.savez_compressed(partial, **arrays)
    partial.replace(path)


def load(folder: Path, pattern: str = "*.npz") -> Arrays:
    """Read and join a folder's files, by name. Raises FileNotFoundError when there are none."""
    paths = sorted(folder.glob(pattern))
    if not paths:
        raise FileNotFoundError(f"no {pattern} in {folder}: make some with `synth hands`")
    parts = []
    for path in paths:
        with np.load(path, allow_pickle=False) as stored:
            parts.append({name: stored[name] for name in stored.files})
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
