"""Columns of a file of landmarks: whose hands, how wide the pictures, seen from where."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from controller.errors import SourceError, UsageError
from gestures.scores import NO_GESTURE

Side = Literal["left", "right", "either"]
"""Whose hands they are; "either": not known, the surer answer of the two counts."""

HAGRID_ASPECT = 0.75
"""Width / height of most HaGRID photos; its annotations do not tell."""

Arrays = Mapping[str, NDArray[Any]]


def column(arrays: Arrays, name: str, n: int, path: Path) -> NDArray[Any]:
    """Return the array called name. Raises SourceError unless it is there with n rows."""
    if name not in arrays:
        raise SourceError(f"{path} lacks {name}", f"add {name} ({n},)")
    values = arrays[name]
    if values.shape[:1] != (n,):
        raise SourceError(f"{path}: {name} is {values.shape}", f"it must have {n} rows")
    return values


def sides(
    arrays: Arrays, label: NDArray[np.str_], shape: tuple[int, int], hand: Side | None, path: Path
) -> NDArray[np.str_]:
    """Return (N, H) "left", "right" or "either", of rows and hands as ``shape`` says.

    hand: what to take where the file does not say.
    """
    n, hands = shape
    if "handedness" in arrays:
        named = np.char.lower(column(arrays, "handedness", n, path).astype(str))
    elif "leading_hand" in arrays:
        named = _hagrid_sides(np.char.lower(column(arrays, "leading_hand", n, path)), label)
    elif hand is not None:
        named = np.full(n, hand)
    else:
        raise SourceError(
            f"{path} does not say whose hands they are",
            "add handedness (N,), or say --hand left, right or either",
        )
    unknown = set(named.ravel()) - {"left", "right", "either", ""}
    if unknown:
        raise SourceError(f"{path}: handedness '{min(unknown)}' is unknown", "write left or right")
    named = named.reshape(n, -1)
    if named.shape[1] not in (1, hands):
        raise SourceError(f"{path}: handedness is {named.shape}", f"it must be ({n}, {hands})")
    return np.broadcast_to(named, (n, hands))


def _hagrid_sides(leading: NDArray[np.str_], label: NDArray[np.str_]) -> NDArray[np.str_]:
    """Return whose hand a row is: ``no_gesture`` is the hand that does not lead."""
    right = (leading == "right") ^ (label == NO_GESTURE)
    return np.where(right, "right", "left")


def aspects(arrays: Arrays, n: int, aspect: float | None, path: Path) -> NDArray[np.float64]:
    """Return (N,) width / height of the pictures; aspect: where the file does not say."""
    if "width" in arrays and "height" in arrays:
        width, height = (column(arrays, name, n, path) for name in ("width", "height"))
        ratio = width.astype(np.float64) / np.maximum(height.astype(np.float64), 1)
    elif "aspect" in arrays:
        ratio = np.broadcast_to(arrays["aspect"].astype(np.float64), (n,))
    elif aspect is not None:
        ratio = np.full(n, aspect)
    elif "leading_hand" in arrays:
        ratio = np.full(n, HAGRID_ASPECT)
    else:
        raise SourceError(
            f"{path} does not say how wide its pictures are",
            "add width and height (N,), or say --aspect, such as 1.333 for 640x480",
        )
    if not ((ratio > 0.1) & (ratio < 10)).all():
        raise SourceError(
            f"{path}: the width / height of a picture is not between 0.1 and 10", "mend it"
        )
    return ratio


def is_camera_view(arrays: Arrays, mirror: bool | None, path: Path) -> bool:
    """Tell whether the pictures are as a camera sees them, which they are unless said."""
    said = _view_said(arrays, path)
    if mirror is not None and said is not None and mirror != said:
        view = "as a camera sees them" if said else "mirror images"
        raise UsageError(f"{path} says its pictures are {view}", "leave --mirror / --no-mirror out")
    return next((view for view in (said, mirror) if view is not None), True)


def _view_said(arrays: Arrays, path: Path) -> bool | None:
    """Return True for a camera's view, False for a mirror's, None when the file says nothing."""
    if "view" in arrays:
        view = str(arrays["view"])
        if view not in ("camera", "mirror"):
            raise SourceError(f"{path}: view '{view}' is unknown", "write camera or mirror")
        return view == "camera"
    layout = str(arrays["layout"]).lower() if "layout" in arrays else ""
    if "unmirrored" in layout:
        return True
    return False if "mirror" in layout else None
