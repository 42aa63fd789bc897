"""Hand shapes: the gestures of HaGRID v1 and a few that mean nothing.

Angles are degrees of flexion from the rest pose of the mesh; see skeleton.Pose.
"""

from __future__ import annotations

from models.training.synth.poses_v2 import ONE_HAND
from models.training.synth.shape import (
    THUMB_BESIDE,
    THUMB_OPEN,
    THUMB_TUCKED,
    THUMB_UP,
    InPalm,
    OnFinger,
    OnIndexTip,
    Shape,
    curled,
)

_SPREAD = ((-3, 4, 2, 6), (-3, 3, 2, 1), (-3, 4, 2, -4), (-3, 5, 3, -10))
_TOGETHER = ((0, 3, 2, -2), (0, 3, 2, 0), (0, 3, 2, 4), (0, 4, 2, 9))
_CURLED = (curled(), curled(), curled(3), curled(6))
_PEACE = Shape(THUMB_TUCKED, ((0, 4, 2, 7), (0, 4, 2, -6), curled(2), curled(5)), OnFinger(3, 0.4))
_TWO_UP = Shape(THUMB_TUCKED, ((0, 4, 2, -2), (0, 4, 2, 1), curled(2), curled(5)), OnFinger(3, 0.4))
_STOP = Shape(THUMB_BESIDE, _TOGETHER)
_ONE = Shape(THUMB_TUCKED, ((0, 4, 2, 0), *_CURLED[1:]), OnFinger(2, 0.5))
_THUMB_ONLY = Shape(THUMB_UP, _CURLED)

V1: dict[str, Shape] = {
    "call": Shape(THUMB_UP, (*_CURLED[:3], (0, 6, 3, -14))),
    "dislike": _THUMB_ONLY,
    "fist": Shape(THUMB_TUCKED, _CURLED, OnFinger(1, 0.45)),
    "four": Shape((35, -5, 10, 25, 20), _SPREAD, InPalm()),
    "like": _THUMB_ONLY,
    "mute": _ONE,
    "ok": Shape(
        THUMB_TUCKED,
        ((52, 58, 32, 0), (12, 12, 6, 2), (3, 8, 4, -4), (-3, 8, 4, -10)),
        OnIndexTip(),
    ),
    "one": _ONE,
    "palm": Shape(THUMB_OPEN, _SPREAD),
    "peace": _PEACE,
    "peace_inverted": _PEACE,
    "rock": Shape(
        THUMB_TUCKED, ((0, 5, 2, 4), curled(), curled(2), (0, 6, 3, -8)), OnFinger(2, 0.5)
    ),
    "stop": _STOP,
    "stop_inverted": _STOP,
    "three": Shape(
        THUMB_TUCKED,
        ((-2, 4, 2, 7), (-2, 4, 2, 0), (-2, 4, 2, -5), (78, 95, 60, 4)),
        OnFinger(4, 0.35),
    ),
    "three2": Shape(THUMB_OPEN, ((-2, 4, 2, 7), (-2, 4, 2, -3), curled(1), curled(4))),
    "two_up": _TWO_UP,
    "two_up_inverted": _TWO_UP,
}
"""The 18 gestures of HaGRID v1; the inverted ones differ only in the view (see held.py)."""

GESTURES = V1 | ONE_HAND
"""All that one hand makes."""

RELAXED = {
    "relaxed": Shape(
        (5, 6, 0, 4, 8), ((18, 24, 12, 3), (22, 28, 14, 1), (26, 32, 16, 0), (30, 34, 18, -2))
    ),
    "open": Shape((-2, 8, 0, -2, 0), ((4, 9, 5, 3), (5, 9, 5, 1), (6, 11, 6, -1), (7, 13, 7, -4))),
    "loose_fist": Shape(
        (15, -2, 5, 18, 20), ((52, 70, 40, 2), (58, 76, 42, 1), (62, 80, 44, 1), (64, 82, 45, 0))
    ),
    "claw": Shape(
        (5, 12, 0, 10, 20), ((28, 50, 30, 6), (28, 50, 30, 1), (28, 50, 30, -3), (28, 50, 30, -8))
    ),
}
"""Shapes that are no gesture: resting, between gestures, half closed."""

SHAPES = GESTURES | RELAXED
