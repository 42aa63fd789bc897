"""Hand shapes: the 18 gestures of HaGRID v1 and a few that mean nothing.

Angles are degrees of flexion from the rest pose of the mesh; see skeleton.Pose.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.training.synth.skeleton import (
    LONG_FINGERS_AT,
    N_JOINTS,
    THUMB_DISTAL,
    THUMB_METACARPAL,
    THUMB_PROXIMAL,
    Pose,
)

Finger = tuple[float, float, float, float]
"""Flexion of the three joints from the knuckle on, then abduction towards the thumb."""

Thumb = tuple[float, float, float, float, float]
"""Base flexion, abduction and twist, then flexion of the middle and the last joint."""


@dataclass(frozen=True)
class OnFinger:
    """The thumb rests on the middle bone of a finger (1 index to 4 pinky), a share along it."""

    finger: int
    share: float
    above: float = 0.017


@dataclass(frozen=True)
class OnIndexTip:
    """The thumb's pad meets the index finger's."""


@dataclass(frozen=True)
class InPalm:
    """The thumb lies across the palm."""


Contact = OnFinger | OnIndexTip | InPalm


@dataclass(frozen=True)
class Shape:
    """A hand shape: thumb, then index to pinky; contact is where the thumb shall touch."""

    thumb: Thumb
    fingers: tuple[Finger, Finger, Finger, Finger]
    contact: Contact | None = None

    def pose(self) -> Pose:
        """Return the joint angles, the thumb not yet brought to its contact."""
        angles = np.zeros((N_JOINTS, 3))
        angles[THUMB_METACARPAL] = self.thumb[:3]
        angles[THUMB_PROXIMAL, 0] = self.thumb[3]
        angles[THUMB_DISTAL, 0] = self.thumb[4]
        for base, (knuckle, middle, last, abduction) in zip(
            LONG_FINGERS_AT, self.fingers, strict=True
        ):
            angles[base + 1, :2] = knuckle, abduction
            angles[base + 2, 0] = middle
            angles[base + 3, 0] = last
        return angles


def _curled(abduction: float = 0.0) -> Finger:
    return (80, 106, 72, abduction)


_THUMB_OPEN: Thumb = (-8, 18, 0, -8, -12)
_THUMB_TUCKED: Thumb = (22, -8, 10, 30, 25)
_THUMB_UP: Thumb = (-22, 10, 0, -12, -18)
_THUMB_BESIDE: Thumb = (5, -14, 0, 10, 10)
_SPREAD = ((-3, 4, 2, 6), (-3, 3, 2, 1), (-3, 4, 2, -4), (-3, 5, 3, -10))
_TOGETHER = ((0, 3, 2, -2), (0, 3, 2, 0), (0, 3, 2, 4), (0, 4, 2, 9))
_CURLED = (_curled(), _curled(), _curled(3), _curled(6))
_PEACE = Shape(
    _THUMB_TUCKED, ((0, 4, 2, 7), (0, 4, 2, -6), _curled(2), _curled(5)), OnFinger(3, 0.4)
)
_TWO_UP = Shape(
    _THUMB_TUCKED, ((0, 4, 2, -2), (0, 4, 2, 1), _curled(2), _curled(5)), OnFinger(3, 0.4)
)
_STOP = Shape(_THUMB_BESIDE, _TOGETHER)
_ONE = Shape(_THUMB_TUCKED, ((0, 4, 2, 0), *_CURLED[1:]), OnFinger(2, 0.5))
_THUMB_ONLY = Shape(_THUMB_UP, _CURLED)

GESTURES: dict[str, Shape] = {
    "call": Shape(_THUMB_UP, (*_CURLED[:3], (0, 6, 3, -14))),
    "dislike": _THUMB_ONLY,
    "fist": Shape(_THUMB_TUCKED, _CURLED, OnFinger(1, 0.45)),
    "four": Shape((35, -5, 10, 25, 20), _SPREAD, InPalm()),
    "like": _THUMB_ONLY,
    "mute": _ONE,
    "ok": Shape(
        _THUMB_TUCKED,
        ((52, 58, 32, 0), (12, 12, 6, 2), (3, 8, 4, -4), (-3, 8, 4, -10)),
        OnIndexTip(),
    ),
    "one": _ONE,
    "palm": Shape(_THUMB_OPEN, _SPREAD),
    "peace": _PEACE,
    "peace_inverted": _PEACE,
    "rock": Shape(
        _THUMB_TUCKED, ((0, 5, 2, 4), _curled(), _curled(2), (0, 6, 3, -8)), OnFinger(2, 0.5)
    ),
    "stop": _STOP,
    "stop_inverted": _STOP,
    "three": Shape(
        _THUMB_TUCKED,
        ((-2, 4, 2, 7), (-2, 4, 2, 0), (-2, 4, 2, -5), (78, 95, 60, 4)),
        OnFinger(4, 0.35),
    ),
    "three2": Shape(_THUMB_OPEN, ((-2, 4, 2, 7), (-2, 4, 2, -3), _curled(1), _curled(4))),
    "two_up": _TWO_UP,
    "two_up_inverted": _TWO_UP,
}
"""The 18 static gestures; the inverted ones differ only in the view (see views.py)."""

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
