"""What the static network sees of a hand: 21 points, freed of place, size and side.

Only x and y are used: depth from one picture is a guess, and the largest set of hands
with known people has none.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gestures.geometry import PALM_LENGTH_IN_HAND_WIDTHS
from gestures.landmarks import (
    INDEX_MCP,
    MIDDLE_MCP,
    N_LANDMARKS,
    PALM,
    PINKY_MCP,
    WRIST,
)
from gestures.registry import GESTURES as REGISTERED
from gestures.registry import STATIC
from gestures.scores import NO_GESTURE

FEATURE_VERSION = 1
"""Raised whenever ``features`` changes; a network states the version it was trained on."""

N_FEATURES = 2 * N_LANDMARKS

GESTURES = tuple(
    name for name, info in REGISTERED.items() if info.recogniser == STATIC and info.hands == 1
)
"""The hand shapes of HaGRID v2 that one hand makes; ``_inverted`` shows the back of the hand."""

V1 = GESTURES[:18]
"""Those that HaGRID had from the beginning, of which there are pictures of many people."""

LABELS = (*GESTURES, NO_GESTURE)
"""The order of the network's outputs."""

_SMALLEST = 1e-6


def features(points: NDArray[np.floating], left: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return (n, 42) features: x0, y0, x1, y1, ... in hand-widths about the palm's centre.

    points: (n, 21, 2 or more) in mirror view with equal units on both axes.
    left: (n,) whether it is the user's left hand; its x is turned, so that one network
        serves both. Rotation is kept: it tells ``like`` from ``dislike``.

    The hand-width is that of ``gestures.geometry.hand_width``.
    """
    hands = np.array(points[..., :2], dtype=np.float32)
    hands[left, :, 0] *= -1
    hands -= hands[:, PALM].mean(axis=1, keepdims=True)
    across = np.linalg.norm(hands[:, INDEX_MCP] - hands[:, PINKY_MCP], axis=-1)
    along = np.linalg.norm(hands[:, WRIST] - hands[:, MIDDLE_MCP], axis=-1)
    width = np.maximum(across, along / PALM_LENGTH_IN_HAND_WIDTHS)
    hands /= np.maximum(width, _SMALLEST)[:, None, None]
    return hands.reshape(-1, N_FEATURES)
