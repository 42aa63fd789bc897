"""Where a hand has creases: at finger joints and along the three lines of the palm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.training.synth.mesh import Vertices
from models.training.synth.skeleton import LONG_FINGERS_AT, THUMB_DISTAL, THUMB_PROXIMAL

_JOINTS = (
    (THUMB_PROXIMAL, 0.5),
    (THUMB_DISTAL, 1.0),
    *((base + 2, 1.0) for base in LONG_FINGERS_AT),
    *((base + 3, 0.9) for base in LONG_FINGERS_AT),
)
_FINGER_ROOT = 0.47
"""Fingers leave the palm about halfway along the first bone, not at the knuckle."""


@dataclass(frozen=True)
class Creases:
    """at, along, up: (14, 3) in the wrist frame of the rest pose. depth: (14,)."""

    at: Vertices
    along: Vertices
    up: Vertices
    depth: Vertices


def creases(rest: Vertices) -> Creases:
    """Return the creases for rest joints (N_JOINTS, 4, 4)."""
    at = [rest[joint, :3, 3] for joint, _ in _JOINTS]
    along = [-rest[joint, :3, 2] for joint, _ in _JOINTS]
    up = [rest[joint, :3, 1] for joint, _ in _JOINTS]
    depth = [depth for _, depth in _JOINTS]
    for base in LONG_FINGERS_AT:
        knuckle, middle = rest[base + 1, :3, 3], rest[base + 2, :3, 3]
        bone = middle - knuckle
        at.append(knuckle + _FINGER_ROOT * bone)
        along.append(bone / np.linalg.norm(bone))
        up.append(rest[base + 1, :3, 1])
        depth.append(0.8)
    return Creases(np.array(at), np.array(along), np.array(up), np.array(depth))


def palm_lines(rest: Vertices) -> Vertices:
    """Return the palm's lines as segments (9, 4): x, z of both ends in the wrist frame."""
    index, middle, ring, pinky = (rest[base + 1, [0, 2], 3] for base in LONG_FINGERS_AT)
    heart = (
        pinky + np.array([0.008, 0.012]),
        ring + np.array([0, 0.017]),
        middle + np.array([0, 0.016]),
        index + np.array([0.011, 0.002]),
    )
    head = (
        index + np.array([-0.010, 0.016]),
        middle + np.array([0, 0.026]),
        ring + np.array([0, 0.038]),
        pinky + np.array([0.002, 0.046]),
    )
    life = (
        index + np.array([-0.010, 0.018]),
        index + np.array([0.004, 0.034]),
        middle + np.array([-0.006, 0.054]),
        middle + np.array([-0.012, 0.078]),
    )
    return np.array([np.r_[line[i], line[i + 1]] for line in (heart, head, life) for i in range(3)])
