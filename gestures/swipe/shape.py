"""How a hand is held, in a few numbers that need no network."""

from __future__ import annotations

import math

import numpy as np

from gestures.geometry import PALM_LENGTH_IN_HAND_WIDTHS
from gestures.landmarks import (
    INDEX_MCP,
    INDEX_TIP,
    MIDDLE_MCP,
    MIDDLE_TIP,
    PALM,
    PINKY_MCP,
    PINKY_TIP,
    RING_MCP,
    RING_TIP,
    WRIST,
    Points,
)

Shape = tuple[float, float, float, float, float]
"""index, others: how far the index finger and the other three reach from the wrist, in
palm lengths (a straight finger about 2, a folded one below 1.2). lean, upright: direction of
the palm from the wrist on, x to the user's right and upwards, a unit vector. slim: breadth
by length of the palm as seen, small when it is edge-on."""

SHAPE_SIZE = 5

_SMALLEST = 1e-6
_TIPS = np.array([INDEX_TIP, MIDDLE_TIP, RING_TIP, PINKY_TIP])
_KNUCKLES = np.array([INDEX_MCP, MIDDLE_MCP, RING_MCP, PINKY_MCP])
_PALM = np.array(PALM)


def shape_of(points: Points) -> tuple[float, float, float, Shape]:
    """Return place (x, y), hand-width and shape of isotropic landmarks (21, 2 or 3)."""
    xy = points[:, :2].astype(np.float64)
    x, y = xy[_PALM].mean(axis=0).tolist()
    from_wrist = xy - xy[WRIST]
    axis_x, axis_y = from_wrist[MIDDLE_MCP].tolist()
    along = math.hypot(axis_x, axis_y)
    across = math.hypot(*(xy[INDEX_MCP] - xy[PINKY_MCP]).tolist())
    safe = max(along, _SMALLEST)
    reach = np.hypot(from_wrist[_TIPS, 0], from_wrist[_TIPS, 1])
    base = np.hypot(from_wrist[_KNUCKLES, 0], from_wrist[_KNUCKLES, 1])
    index, *others = (reach / np.maximum(base, _SMALLEST)).tolist()
    shape = (
        min(index, 4.0),
        min(sum(others) / len(others), 4.0),
        axis_x / safe,
        -axis_y / safe,
        min(across / safe, 2.0),
    )
    return x, y, max(across, along / PALM_LENGTH_IN_HAND_WIDTHS), shape
