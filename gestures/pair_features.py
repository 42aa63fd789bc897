"""What the network of two-handed gestures sees: both hands in one frame of reference.

The hands are told apart by their place and not by their handedness, which a landmarker
confuses when hands touch or cross.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gestures.geometry import PALM_LENGTH_IN_HAND_WIDTHS
from gestures.landmarks import INDEX_MCP, MIDDLE_MCP, N_LANDMARKS, PALM, PINKY_MCP, WRIST
from gestures.registry import GESTURES as REGISTERED
from gestures.registry import STATIC
from gestures.scores import NO_GESTURE

PAIR_FEATURE_VERSION = 1
"""Raised whenever ``pair_features`` changes; a network states the version it was trained on."""

N_PAIR_FEATURES = 4 * N_LANDMARKS

PAIR_GESTURES = tuple(
    name for name, info in REGISTERED.items() if info.recogniser == STATIC and info.hands == 2
)
PAIR_LABELS = (*PAIR_GESTURES, NO_GESTURE)
"""The order of the network's outputs."""

NEAR = 8.0
"""Hand-widths between two palms up to which the hands may make a gesture together: two raised
hands with thumb and index finger out stand about as far apart as shoulders."""

_SMALLEST = 1e-6


def apart(pairs: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (n,) the distance of the palms, in hand-widths (mean of both), of (n, 2, 21, 2+)."""
    centres = pairs[..., PALM, :2].mean(axis=2)
    gap = np.linalg.norm(centres[:, 0] - centres[:, 1], axis=-1)
    widths: NDArray[np.float32] = gap / np.maximum(_widths(pairs).mean(axis=1), _SMALLEST)
    return widths


def pair_features(pairs: NDArray[np.floating]) -> NDArray[np.float32]:
    """Return (n, 84) features: x, y of the hand further left, then of the other, point by point.

    pairs: (n, 2, 21, 2 or more) in mirror view with equal units on both axes, the hands of a
        pair in any order. Origin is the middle between the palms, unit the mean hand-width.
    """
    hands = np.array(pairs[..., :2], dtype=np.float32)
    centres = hands[:, :, PALM].mean(axis=2)
    turned = centres[:, 0, 0] > centres[:, 1, 0]
    hands[turned] = hands[turned, ::-1]
    hands -= centres.mean(axis=1)[:, None, None]
    hands /= np.maximum(_widths(hands).mean(axis=1), _SMALLEST)[:, None, None, None]
    return hands.reshape(-1, N_PAIR_FEATURES)


def _widths(hands: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return the hand-widths (n, 2) of pairs (n, 2, 21, 2+); see ``gestures.geometry``."""
    across = np.linalg.norm(hands[..., INDEX_MCP, :2] - hands[..., PINKY_MCP, :2], axis=-1)
    along = np.linalg.norm(hands[..., WRIST, :2] - hands[..., MIDDLE_MCP, :2], axis=-1)
    widths: NDArray[np.floating] = np.maximum(across, along / PALM_LENGTH_IN_HAND_WIDTHS)
    return widths
