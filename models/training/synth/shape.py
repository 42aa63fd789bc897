"""What a hand shape is: the angles of its fingers, and what the thumb touches.

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
class OnTips:
    """The thumb's pad meets the tips of several fingers (1 index to 4 pinky) in their middle."""

    fingers: tuple[int, ...]


@dataclass(frozen=True)
class AtPoint:
    """The thumb's tip is at a place of the wrist frame, metres."""

    x: float
    y: float
    z: float


@dataclass(frozen=True)
class InPalm:
    """The thumb lies across the palm."""


Contact = OnFinger | OnIndexTip | OnTips | AtPoint | InPalm


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


def curled(abduction: float = 0.0) -> Finger:
    return (80, 106, 72, abduction)


THUMB_OPEN: Thumb = (-8, 18, 0, -8, -12)
THUMB_TUCKED: Thumb = (22, -8, 10, 30, 25)
THUMB_UP: Thumb = (-22, 10, 0, -12, -18)
THUMB_BESIDE: Thumb = (5, -14, 0, 10, 10)


def mixed(one: Shape, other: Shape, share: float) -> Shape:
    """Return the shape a share of the way from one to another; it touches nothing."""

    def between(a: tuple[float, ...], b: tuple[float, ...]) -> list[float]:
        return [(1 - share) * x + share * y for x, y in zip(a, b, strict=True)]

    base, spread, twist, middle, last = between(one.thumb, other.thumb)
    fingers = []
    for a, b in zip(one.fingers, other.fingers, strict=True):
        knuckle, second, third, abduction = between(a, b)
        fingers.append((knuckle, second, third, abduction))
    index, long, ring, pinky = fingers
    return Shape((base, spread, twist, middle, last), (index, long, ring, pinky))
