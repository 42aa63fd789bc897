"""What the network of letters sees: up to two hands, each by itself, and how they lie together.

Only x and y are used: depth from one picture is a guess, and one of the sources has none.
The order of the two hands means nothing to the network, nor does a mirror: whoever signs
with the left hand leading shows the mirror image.
"""

from __future__ import annotations

import string

import numpy as np
from numpy.typing import NDArray

from gestures.geometry import PALM_LENGTH_IN_HAND_WIDTHS
from gestures.landmarks import INDEX_MCP, MIDDLE_MCP, N_LANDMARKS, PALM, PINKY_MCP, WRIST, Points
from gestures.signs.classifier import NO_SIGN

LETTER_FEATURES_VERSION = 1
"""Raised whenever ``pack`` changes; a network states the version it was trained on."""

LETTERS = tuple(string.ascii_lowercase)
LETTER_LABELS = (*LETTERS, NO_SIGN)
"""The order of the network's outputs."""

PER_HAND = 2 * N_LANDMARKS
OFFSET = 2 * PER_HAND
RATIO = OFFSET + 2
PRESENT = RATIO + 1
RELATED = PRESENT + 2
N_LETTER_FEATURES = RELATED + 1

FARTHEST = 6.0
"""Hand-widths; hands farther apart than this count as this far apart on that axis."""

_SMALLEST = 1e-6


def letter_features(
    left: Points | None, right: Points | None, width: int, height: int
) -> NDArray[np.float32]:
    """Return (F,) features of image landmarks (21, 2 or more), None for a hand not found.

    width, height: of the picture, in pixels.
    """
    hands = np.full((1, 2, N_LANDMARKS, 2), np.nan, np.float32)
    for side, points in enumerate((left, right)):
        if points is not None:
            hands[0, side] = points[:, :2] * np.array([width / height, 1], np.float32)
    row: NDArray[np.float32] = pack(hands)[0]
    return row


def pack(
    hands: NDArray[np.floating], related: NDArray[np.bool_] | None = None
) -> NDArray[np.float32]:
    """Return features (n, F) of hands (n, 2, 21, 2 or more) in equal units; NaN = not found.

    A hand's 21 points are in its own hand-widths about its own palm's centre. Then come the
    way from the first palm to the second in hand-widths (mean of both), the logarithm of
    the hands' sizes, second by first, whether each hand is there, and whether the way is
    known. What is not known is zero.

    related: (n,) False where it is not known how the hands lie to each other.
    """
    present = np.isfinite(hands).all(axis=(2, 3))
    known = np.nan_to_num(np.asarray(hands[..., :2], np.float32))
    centres = known[:, :, PALM].mean(axis=2)
    widths = np.maximum(hand_widths(known), _SMALLEST)
    shapes = (known - centres[:, :, None]) / widths[:, :, None, None] * present[..., None, None]
    together = present.all(axis=1) if related is None else present.all(axis=1) & related
    offset = (centres[:, 1] - centres[:, 0]) / widths.mean(axis=1)[:, None]
    ratio = np.log(widths[:, 1] / widths[:, 0])[:, None]
    relation = np.concatenate([offset.clip(-FARTHEST, FARTHEST), ratio.clip(-1, 1)], axis=1)
    columns = [shapes.reshape(len(hands), -1), relation * together[:, None], present]
    return np.concatenate([*columns, together[:, None]], axis=1).astype(np.float32)


def hand_widths(hands: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return the hand-widths (...) of points (..., 21, 2+); see ``gestures.geometry``."""
    across = np.linalg.norm(hands[..., INDEX_MCP, :2] - hands[..., PINKY_MCP, :2], axis=-1)
    along = np.linalg.norm(hands[..., WRIST, :2] - hands[..., MIDDLE_MCP, :2], axis=-1)
    widths: NDArray[np.floating] = np.maximum(across, along / PALM_LENGTH_IN_HAND_WIDTHS)
    return widths
