"""Hand shapes of the gestures that HaGRID v2 added: one hand, and a hand's part in two.

Angles are degrees of flexion from the rest pose of the mesh; see skeleton.Pose.
"""

from __future__ import annotations

from models.training.synth.shape import (
    THUMB_BESIDE,
    THUMB_OPEN,
    THUMB_TUCKED,
    THUMB_UP,
    AtPoint,
    OnFinger,
    OnTips,
    Shape,
    curled,
)

_CURLED = (curled(), curled(), curled(3), curled(6))
_INDEX_UP = ((0, 4, 2, 0), *_CURLED[1:])
_THUMB_L = (-16, 24, 0, -10, -14)
_TOGETHER = ((0, 3, 2, -2), (0, 3, 2, 0), (0, 3, 2, 4), (0, 4, 2, 9))

ONE_HAND: dict[str, Shape] = {
    "grabbing": Shape(
        (8, 16, 4, 14, 26), ((24, 50, 34, 7), (22, 52, 34, 1), (24, 52, 34, -5), (26, 50, 32, -12))
    ),
    "grip": Shape(
        THUMB_TUCKED,
        ((66, 50, 20, -2), (68, 50, 20, 0), (70, 50, 20, 6), (72, 52, 22, 14)),
        OnTips((1, 2)),
    ),
    "little_finger": Shape(THUMB_TUCKED, (*_CURLED[:3], (0, 5, 3, -6)), OnFinger(2, 0.5)),
    "middle_finger": Shape(
        THUMB_TUCKED, (curled(2), (0, 4, 2, 0), curled(2), curled(5)), OnFinger(3, 0.45)
    ),
    "point": Shape(THUMB_TUCKED, _INDEX_UP, OnFinger(2, 0.5)),
    "three3": Shape(
        THUMB_TUCKED,
        ((72, 88, 52, 2), (-2, 5, 2, 4), (-2, 5, 2, -3), (-3, 6, 3, -10)),
        OnFinger(1, 0.55),
    ),
    "three_gun": Shape(THUMB_UP, ((0, 4, 2, -2), (0, 4, 2, 1), curled(2), curled(5))),
    "thumb_index": Shape(_THUMB_L, _INDEX_UP),
}
"""The shapes that are made most often; others stand beside them in held.py."""

GRAB_LOOSE = Shape(
    (2, 20, 0, 6, 16), ((12, 40, 26, 8), (10, 42, 26, 1), (12, 42, 26, -6), (14, 40, 24, -14))
)
GRAB_TIGHT = Shape(
    (8, 20, 4, 12, 24), ((34, 64, 42, 5), (32, 66, 42, 1), (34, 66, 42, -3), (36, 64, 40, -9))
)
BEAK = Shape(
    THUMB_TUCKED,
    ((72, 28, 14, -2), (74, 26, 14, 0), (76, 28, 14, 6), (78, 30, 16, 14)),
    OnTips((1, 2)),
)
ROUND_GRIP = Shape(
    THUMB_TUCKED,
    ((54, 52, 28, -2), (56, 52, 28, 0), (58, 54, 28, 5), (60, 56, 30, 12)),
    OnTips((1, 2)),
)
POINT_THUMB_UP = Shape(THUMB_UP, _INDEX_UP)
POINT_THUMB_BESIDE = Shape(THUMB_BESIDE, _INDEX_UP)
MIDDLE_THUMB_OUT = Shape(THUMB_OPEN, (curled(2), (0, 4, 2, 0), curled(2), curled(5)))
MIDDLE_LOOSE = Shape(
    THUMB_TUCKED, ((62, 98, 50, 3), (0, 4, 2, 0), (62, 98, 50, -2), (66, 95, 50, 3)),
    OnFinger(1, 0.6),
)  # fmt: skip
THREE3_FOLDED = Shape(
    THUMB_TUCKED,
    (curled(), (-2, 5, 2, 4), (-2, 5, 2, -3), (-3, 6, 3, -10)),
    OnFinger(1, 0.45),
)
L_NARROW = Shape((-6, 14, 0, -6, -8), _INDEX_UP)
L_WIDE = Shape((-24, 32, 0, -12, -16), _INDEX_UP)

FLAT = Shape(THUMB_BESIDE, _TOGETHER)
PRAYING = Shape(THUMB_BESIDE, _TOGETHER, AtPoint(-0.036, -0.004, -0.088))
PRAYING_THUMB_OUT = Shape(THUMB_BESIDE, _TOGETHER, AtPoint(-0.056, -0.004, -0.076))
HEART = Shape(
    THUMB_BESIDE,
    ((30, 58, 32, 0), (30, 56, 30, 0), (32, 56, 30, 2), (34, 58, 32, 5)),
    AtPoint(-0.018, -0.092, -0.040),
)
HEART_FLAT = Shape(
    THUMB_BESIDE,
    ((50, 34, 18, 0), (50, 32, 16, 0), (52, 32, 16, 2), (54, 34, 18, 5)),
    AtPoint(-0.018, -0.096, -0.040),
)
HEART_WINGS = Shape(
    THUMB_BESIDE,
    ((48, 54, 30, 2), (4, 10, 6, -2), (0, 8, 5, -8), (-4, 8, 5, -16)),
    AtPoint(-0.018, -0.092, -0.040),
)
