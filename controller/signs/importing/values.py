"""Rows of MediaPipe's holistic values, in the orders that people keep them in.

1,662 values are body 33x4, face 468x3 and both hands 2x21x3; 258 are without the face, 126 are
the hands alone. The face is either before the hands or after them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from controller.tracker.mediapipe_body import OWN_SIDES
from gestures.landmarks import N_BODY_LANDMARKS
from gestures.signs.layout import (
    BODY_VALUES,
    HAND_VALUES,
    HANDS_ONLY,
    WITH_BODY,
    SignFrames,
    from_values,
)

Values = NDArray[np.float32]
Order = Literal["auto", "body-face-hands", "body-hands-face"]

FACE_VALUES = 468 * 3
WITH_FACE = WITH_BODY + FACE_VALUES
SIZES = (WITH_FACE, WITH_BODY, HANDS_ONLY)


@dataclass(frozen=True, slots=True)
class Kept:
    """How rows were recorded.

    order: of 1,662 values. mirrored: whether from pictures that were mirror images already. fps:
    frames a second; aspect: the pictures' width / height. skip: frames left out at the beginning:
    the usual recorders take the first before the pause between two takes, so that it shows the end
    of the take before.
    """

    order: Order = "auto"
    mirrored: bool = False
    fps: float = 15.0
    aspect: float = 4 / 3
    skip: int = 1


def sign_frames(rows: Values, kept: Kept) -> SignFrames:
    """Return rows (T, 1662, 258 or 126) as frames in mirror view, with the user's own sides.

    Raises ValueError for rows that are none of these.
    """
    if rows.ndim != 2 or len(rows) == 0:
        raise ValueError(f"an array of {rows.shape} is no list of frames")
    if rows.shape[1] not in SIZES:
        sizes = ", ".join(map(str, SIZES))
        raise ValueError(f"a frame has {rows.shape[1]} values, not one of {sizes}")
    if not np.isfinite(rows).all():
        raise ValueError("it has values that are no numbers")
    if np.abs(rows[:, -HANDS_ONLY:]).max() > _FARTHEST:
        raise ValueError("the values are no fractions of the picture")
    rows = rows[min(kept.skip, len(rows) - 1) :]
    if rows.shape[1] == WITH_FACE:
        rows = _without_face(rows, kept.order)
    if kept.mirrored:
        rows = _sides_swapped(rows)
    return from_values(rows, kept.aspect, kept.fps, mirror=not kept.mirrored)


_FARTHEST = 20.0
"""Picture widths: pixels are larger, landmarks far outside the picture are not."""


def _without_face(rows: Values, order: Order) -> Values:
    if order == "auto":
        order = "body-hands-face" if _hands_first(rows) else "body-face-hands"
    if order == "body-hands-face":
        return rows[:, :WITH_BODY]
    return np.concatenate([rows[:, :BODY_VALUES], rows[:, -HANDS_ONLY:]], axis=1)


def _hands_first(rows: Values) -> bool:
    """Tell whether the face follows the hands: it is near the nose then, and not otherwise."""
    body = rows[:, :BODY_VALUES].reshape(-1, N_BODY_LANDMARKS, 4)
    seen = body.any(axis=(1, 2))
    if not seen.any():
        return False
    nose = body[seen, 0, :2]
    after, before = rows[seen, WITH_BODY:], rows[seen, BODY_VALUES : BODY_VALUES + FACE_VALUES]
    return _spread(after, nose) < _spread(before, nose)


def _spread(face: Values, nose: Values) -> float:
    """Return how far points that may be a face's are from the nose, in the worst tenth."""
    points = face.reshape(len(face), -1, 3)[..., :2]
    there = points.any(axis=(1, 2))
    if not there.any():
        return np.inf
    far = np.linalg.norm(points[there] - nose[there, None], axis=2)
    return float(np.quantile(far, 0.9) + far[:, -1].mean() + far[:, 0].mean())


def _sides_swapped(rows: Values) -> Values:
    """In a mirror image the user's left hand and shoulder were taken for the right ones."""
    left, right = rows[:, -HANDS_ONLY:-HAND_VALUES], rows[:, -HAND_VALUES:]
    parts = [right, left]
    if rows.shape[1] == WITH_BODY:
        body = rows[:, :BODY_VALUES].reshape(-1, N_BODY_LANDMARKS, 4)[:, OWN_SIDES]
        parts.insert(0, body.reshape(len(rows), -1))
    return np.concatenate(parts, axis=1)
