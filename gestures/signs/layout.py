"""One stretch of time of a signing person: body and both hands, all in picture heights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gestures.landmarks import N_BODY_LANDMARKS, N_LANDMARKS, WRIST, Hand, HandFrame

LEFT_WRIST, RIGHT_WRIST = 15, 16
"""MediaPipe's body landmarks; left and right are the user's own."""

BODY_VALUES, HAND_VALUES = N_BODY_LANDMARKS * 4, N_LANDMARKS * 3
HANDS_ONLY, WITH_BODY = 2 * HAND_VALUES, BODY_VALUES + 2 * HAND_VALUES
"""Widths of recorded rows: left and right hand, with or without the body before them."""

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class SignFrames:
    """T looks at one person, in mirror view (x grows to the user's own right, y down).

    t: (T,) seconds, growing. body: (T, 33, 4) x, y, z, visibility. left, right: (T, 21, 3)
    the user's own hands. x, y and z are in picture heights; NaN is what was not found.
    """

    t: NDArray[np.float64]
    body: Array
    left: Array
    right: Array

    def __len__(self) -> int:
        return len(self.t)

    def between(self, start: float, end: float) -> SignFrames:
        """Return the looks with start <= t <= end."""
        return self.pick((self.t >= start) & (self.t <= end))

    def pick(self, rows: Any) -> SignFrames:
        """Return the looks that a numpy index picks."""
        return SignFrames(self.t[rows], self.body[rows], self.left[rows], self.right[rows])


def from_hand_frames(frames: Sequence[HandFrame]) -> SignFrames:
    """Return what a tracker saw, one look for each frame.

    A hand belongs to the side whose wrist of the body it is nearest to; where the body is
    not seen, to the side the tracker says.
    """
    body = np.full((len(frames), N_BODY_LANDMARKS, 4), np.nan, np.float32)
    hands = np.full((len(frames), 2, N_LANDMARKS, 3), np.nan, np.float32)
    for row, frame in enumerate(frames):
        scale = np.array([frame.width / frame.height, 1, frame.width / frame.height], np.float32)
        if frame.body is not None:
            body[row, :, :3] = frame.body.points * scale
            body[row, :, 3] = frame.body.visibility
        for side, hand in _sides(frame.hands, body[row], scale).items():
            hands[row, side] = hand.image * scale
    t = np.array([frame.t for frame in frames], np.float64)
    return SignFrames(t, body, hands[:, 0], hands[:, 1])


def _sides(hands: Sequence[Hand], body: Array, scale: Array) -> dict[int, Hand]:
    """Return the left (0) and the right (1) hand, as far as there are such."""
    wrists = body[[LEFT_WRIST, RIGHT_WRIST], :2]
    costs = []
    for number, hand in enumerate(hands):
        far = np.linalg.norm(wrists - hand.image[WRIST, :2] * scale[:2], axis=1)
        if not np.isfinite(far).all():
            said = 0 if hand.handedness == "left" else 1
            far = np.full(2, 2 - hand.handedness_score)
            far[said] = 1 - hand.handedness_score
        costs += [(float(far[side]), number, side) for side in (0, 1)]
    found: dict[int, Hand] = {}
    for _, number, side in sorted(costs):
        if side not in found and all(hands[number] is not hand for hand in found.values()):
            found[side] = hands[number]
    return found


def from_values(
    x: NDArray[np.floating[Any]], aspect: float = 4 / 3, fps: float = 15.0, mirror: bool = True
) -> SignFrames:
    """Return a recording of rows (T, 258) body, left, right hand or (T, 126) left, right hand.

    The values are MediaPipe's fractions of the picture, all zeros where nothing was found.
    aspect: width / height of the picture. mirror: the rows were taken from an unmirrored
    picture and are to be turned into mirror view. Raises ValueError for other widths.
    """
    if x.ndim != 2 or x.shape[1] not in (HANDS_ONLY, WITH_BODY):
        raise ValueError(f"rows of {HANDS_ONLY} or {WITH_BODY} values are wanted, not {x.shape}")
    x = np.asarray(x, np.float32)
    rows, hands = len(x), x[:, -HANDS_ONLY:].reshape(len(x), 2, N_LANDMARKS, 3)
    body = np.zeros((rows, N_BODY_LANDMARKS, 4), np.float32)
    if x.shape[1] == WITH_BODY:
        body = x[:, :BODY_VALUES].reshape(rows, N_BODY_LANDMARKS, 4)
    body, hands = _in_heights(body, aspect, mirror), _in_heights(hands, aspect, mirror)
    t = np.arange(rows) / fps
    return SignFrames(t, body, hands[:, 0], hands[:, 1])


def _in_heights(points: Array, aspect: float, mirror: bool) -> Array:
    """Return points (..., P, 3 or more) in picture heights, NaN where all are zeros."""
    found = (points != 0).any(axis=(-1, -2))
    result = points.copy()
    if mirror:
        result[..., 0] = 1 - result[..., 0]
    result[..., [0, 2]] *= np.float32(aspect)
    result[~found] = np.nan
    return result
