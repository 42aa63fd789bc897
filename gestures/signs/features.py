"""A sign as numbers that do not depend on camera, distance, frame rate or place in the picture.

Every stretch of time becomes STEPS rows. A row holds, for the left and then the right hand:
whether it is there, its wrist, the logarithm of its size, and its points about the wrist in hand
sizes; then whether there is a body, some of its points, and how visible elbows and wrists are.
Wrists and body points are in shoulder-widths from between the shoulders; where there is no
body, in hand sizes (times HANDS_TO_SHOULDERS) from the mean place of the hands.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gestures.landmarks import INDEX_MCP, MIDDLE_MCP, N_LANDMARKS, PINKY_MCP, WRIST
from gestures.signs.layout import Array, SignFrames
from gestures.signs.resample import even_times, resample

FEATURE_VERSION = 2

STEPS = 16
"""Rows of a window."""

N_SHAPE = (N_LANDMARKS - 1) * 3
N_HAND = 4 + N_SHAPE
"""Presence, wrist x and y, log size, the other points about the wrist."""

BODY_POINTS = (0, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)
"""Nose, ears, corners of the mouth, shoulders, elbows, wrists; left before right."""

SEEN_POINTS = (13, 14, 15, 16)
N_BODY_FEATURES = 1 + 2 * len(BODY_POINTS) + len(SEEN_POINTS)
WIDTH = 2 * N_HAND + N_BODY_FEATURES
"""Values of a row."""

HANDS_TO_SHOULDERS = 2.7
"""Shoulder-widths to hand sizes of people who hold their hands up before them."""

LONGEST_GAP = 0.2
"""A hand lost for up to this share of the stretch has gone on in between."""

_LEFT_SHOULDER, _RIGHT_SHOULDER = 11, 12
_SMALLEST = 1e-3


def features(frames: SignFrames) -> Array:
    """Return (STEPS, WIDTH) for a stretch of at least one look; zeros are what is not there."""
    times = even_times(frames.t, STEPS)
    gap = LONGEST_GAP * float(frames.t[-1] - frames.t[0])
    body = resample(frames.t, frames.body, times, 2 * gap)
    hands = np.stack([resample(frames.t, hand, times, gap) for hand in (frames.left, frames.right)])
    size = _hand_size(hands)
    origin, unit = _scale(body, hands, size)
    rows = [_hand_rows(h, s, origin, unit) for h, s in zip(hands, size, strict=True)]
    result = np.concatenate([*rows, _body_rows(body, origin, unit)], axis=1)
    filled: Array = np.nan_to_num(result, nan=0.0).astype(np.float32)
    return filled


def mirrored(rows: NDArray[np.float32]) -> Array:
    """Return rows (..., WIDTH) of a signer who does the same with the sides exchanged."""
    left, right = rows[..., :N_HAND], rows[..., N_HAND : 2 * N_HAND]
    body = rows[..., 2 * N_HAND :]
    return np.concatenate([right * _HAND_SIGNS, left * _HAND_SIGNS, body[..., _SWAP] * _SIGNS], -1)


def _hand_size(hands: Array) -> Array:
    """Return (2, S): how large the palms are, however they are turned."""
    palm = hands[..., (INDEX_MCP, MIDDLE_MCP, PINKY_MCP), :] - hands[..., WRIST, None, :]
    across = hands[..., INDEX_MCP, :] - hands[..., PINKY_MCP, :]
    squares = np.square(palm).sum(axis=(-1, -2)) / 3 + np.square(across).sum(axis=-1)
    size: Array = np.maximum(np.sqrt(squares), _SMALLEST)
    return size


def _scale(body: Array, hands: Array, size: Array) -> tuple[Array, float]:
    """Return the origin (2,) and the unit, in picture heights."""
    shoulders = body[:, (_LEFT_SHOULDER, _RIGHT_SHOULDER), :2]
    seen = ~np.isnan(shoulders).any(axis=(1, 2))
    if seen.any():
        width = np.linalg.norm(shoulders[seen, 0] - shoulders[seen, 1], axis=1)
        middle = np.median(shoulders[seen].mean(axis=1), axis=0)
        return middle.astype(np.float32), max(float(np.median(width)), _SMALLEST)
    wrists = hands[:, :, WRIST, :2].reshape(-1, 2)
    there = ~np.isnan(wrists).any(axis=1)
    if not there.any():
        return np.zeros(2, np.float32), 1.0
    unit = HANDS_TO_SHOULDERS * float(np.median(size.reshape(-1)[there]))
    return wrists[there].mean(axis=0).astype(np.float32), unit


def _hand_rows(hand: Array, size: Array, origin: Array, unit: float) -> Array:
    there = ~np.isnan(size)
    wrist = (hand[:, WRIST, :2] - origin) / unit
    shape = (hand[:, 1:] - hand[:, :1]) / size[:, None, None]
    log_size = np.log(size * (HANDS_TO_SHOULDERS / unit))
    return np.column_stack([there, wrist, log_size, shape.reshape(len(hand), -1)])


def _body_rows(body: Array, origin: Array, unit: float) -> Array:
    there = ~np.isnan(body[:, 0, 0])
    points = (body[:, BODY_POINTS, :2] - origin) / unit
    return np.column_stack([there, points.reshape(len(body), -1), body[:, SEEN_POINTS, 3]])


def _swap() -> tuple[NDArray[np.int64], Array, Array]:
    """Return the order of a mirrored body's features and the signs of both kinds of rows."""
    order = [BODY_POINTS.index(p if p == 0 else p + (1 if p % 2 else -1)) for p in BODY_POINTS]
    points = [1 + 2 * place + axis for place in order for axis in (0, 1)]
    seen = 1 + 2 * len(BODY_POINTS) + np.array([1, 0, 3, 2])
    signs = np.ones(N_BODY_FEATURES, np.float32)
    signs[1 : 1 + 2 * len(BODY_POINTS) : 2] = -1
    hand = np.ones(N_HAND, np.float32)
    hand[1], hand[4::3] = -1, -1
    return np.array([0, *points, *seen]), hand, signs


_SWAP, _HAND_SIGNS, _SIGNS = _swap()
