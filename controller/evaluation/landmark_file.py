"""Labelled landmarks in an npz file: what it must have, and what is taken for granted.

Keys: ``xy`` (N, 21, 2 or 3) or ``xyz``, fractions of the picture's width and height; with two
hands a row (N, 2, 21, 2 or 3), a hand of zeros standing for none. ``label`` (N,). Optional:
``handedness`` (N,) or (N, 2), the user's own hand; ``width`` and ``height`` (N,) in pixels or
``aspect``, their ratio; ``user_id`` (N,); ``view``, "mirror" or "camera", or a ``layout`` text
that says so. HaGRID's ``leading_hand`` is understood.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from controller.errors import SourceError
from controller.evaluation.landmark_facts import (
    Arrays,
    Side,
    aspects,
    column,
    is_camera_view,
    sides,
)
from controller.sources.file_faults import unreadable
from gestures.landmarks import N_LANDMARKS


@dataclass(frozen=True, slots=True)
class LandmarkRows:
    """N labelled rows of H hands, in the view that the file has.

    points: (N, H, 21, 2) fractions of the picture, zeros where there is no hand; label: (N,);
    side: (N, H) "left", "right" or "either"; aspect: (N,); person: (N,) or None;
    mirror: whether they are of pictures as a camera sees them, to be turned to mirror view.
    """

    points: NDArray[np.float32]
    label: NDArray[np.str_]
    side: NDArray[np.str_]
    aspect: NDArray[np.float64]
    person: NDArray[np.str_] | None
    mirror: bool


def read_landmarks(
    path: Path, *, mirror: bool | None, hand: Side | None, aspect: float | None
) -> LandmarkRows:
    """Read a file; mirror, hand and aspect are for what it does not say itself.

    mirror: None takes the file's word, and without one that of a camera (True).
    Raises SourceError for a file that is damaged or lacks something, UsageError when an option
    contradicts it.
    """
    arrays = _arrays(path)
    points = _points(arrays, path)
    n, hands = points.shape[:2]
    label = column(arrays, "label", n, path).astype(str)
    return LandmarkRows(
        points,
        label,
        sides(arrays, label, (n, hands), hand, path),
        aspects(arrays, n, aspect, path),
        column(arrays, "user_id", n, path).astype(str) if "user_id" in arrays else None,
        is_camera_view(arrays, mirror, path),
    )


def _arrays(path: Path) -> Arrays:
    try:
        with np.load(path, allow_pickle=False) as file:
            if isinstance(file, np.ndarray):
                raise ValueError("one array, no npz")
            return {name: file[name] for name in file.files}
    except OSError as error:
        raise unreadable(path, error) from error
    except (ValueError, EOFError, zipfile.BadZipFile) as error:
        raise SourceError(
            f"{path} is no npz file of plain arrays or is damaged", "save it with numpy.savez"
        ) from error


def _points(arrays: Arrays, path: Path) -> NDArray[np.float32]:
    name = next((name for name in ("xy", "xyz") if name in arrays), None)
    if name is None:
        has = ", ".join(arrays) or "nothing"
        raise SourceError(f"{path} lacks xy or xyz (it has {has})", "see docs/evaluation.md")
    points = arrays[name]
    shape = points.shape
    if points.ndim == 3:
        points = points[:, None]
    good = points.ndim == 4 and points.shape[2] == N_LANDMARKS and points.shape[3] in (2, 3)
    if not good or points.dtype.kind != "f":
        raise SourceError(
            f"{path}: {name} is {points.dtype} {shape}", "it must be float (N, 21, 2 or 3)"
        )
    if not np.isfinite(points).all():
        raise SourceError(f"{path}: {name} has values that are no numbers", "leave those rows out")
    return points[..., :2].astype(np.float32)
