"""Differences between people and between two makings of the same shape."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from models.training.synth.rig import Build
from models.training.synth.shape import Shape
from models.training.synth.skeleton import (
    LONG_FINGERS_AT,
    N_JOINTS,
    THUMB_DISTAL,
    THUMB_METACARPAL,
    THUMB_PROXIMAL,
    WRIST,
    Pose,
)

_FINGER_SPANS = ((1, 5), (6, 10), (11, 15), (16, 20), (21, 25))
_EXTENDED_BELOW = 25.0
"""Degrees of knuckle flexion below which a finger counts as stretched."""


def random_build(rng: Generator) -> Build:
    """Return a hand with fingers 10 % and a whole 15 % off the average at most."""
    thickness, length = np.ones(N_JOINTS), np.ones(N_JOINTS)
    thick, long = rng.normal(1, 0.06), rng.normal(1, 0.035)
    for first, end in _FINGER_SPANS:
        thickness[first:end] = np.clip(thick * rng.normal(1, 0.02), 0.85, 1.16)
        length[first:end] = np.clip(long * rng.normal(1, 0.02), 0.9, 1.1)
    return Build(thickness, length, float(np.clip(rng.normal(1, 0.05), 0.85, 1.15)))


def diverse_build(rng: Generator) -> Build:
    """Return a hand from a wider crowd: children and big men, short and long fingers, broad palms.

    Fingers are up to 18 % off the average, palms 12 % broader or narrower, the whole 25 %.
    """
    thickness, length = np.ones(N_JOINTS), np.ones(N_JOINTS)
    thick, long = rng.normal(1, 0.08), rng.normal(1, 0.055)
    for first, end in _FINGER_SPANS:
        thickness[first:end] = np.clip(thick * rng.normal(1, 0.025), 0.82, 1.2)
        length[first:end] = np.clip(long * rng.normal(1, 0.035), 0.82, 1.18)
    thickness[WRIST] = np.clip(rng.normal(1, 0.05), 0.88, 1.12)
    for base in LONG_FINGERS_AT:
        # The bones of the palm differ less than those of the fingers.
        length[base] = np.clip(rng.normal(1, 0.03), 0.92, 1.08)
    return Build(thickness, length, float(np.clip(rng.normal(1, 0.08), 0.75, 1.25)))


def random_offsets(rng: Generator, shape: Shape, spread: float = 1.0) -> Pose:
    """Return angle offsets by which people differ in the same shape; spread scales them."""
    offsets = np.zeros((N_JOINTS, 3))
    for base, finger in zip(LONG_FINGERS_AT, shape.fingers, strict=True):
        knuckle = rng.normal(0, 4) + rng.normal(0, 5)
        middle, last = rng.normal(0, 6), rng.normal(0, 5)
        if finger[0] < _EXTENDED_BELOW:
            # A stretched finger bends further, hardly ever backwards.
            middle, last = abs(middle), abs(last)
        offsets[base + 1, :2] = knuckle, rng.normal(0, 2.2)
        offsets[base + 2, 0] = middle
        offsets[base + 3, 0] = last
    offsets[THUMB_METACARPAL] = rng.normal(0, 5, 3)
    offsets[THUMB_PROXIMAL, 0] = rng.normal(0, 5)
    offsets[THUMB_DISTAL, 0] = rng.normal(0, 7)
    return spread * offsets


def random_shape(rng: Generator) -> Shape:
    """Return a shape of random finger states: material for "no gesture"."""
    fingers = []
    for _ in range(4):
        bend = rng.beta(0.7, 0.7)
        fingers.append((80 * bend, 104 * bend * rng.uniform(0.6, 1.0), 60 * bend, rng.normal(0, 5)))
    thumb = (rng.uniform(-15, 30), rng.uniform(-15, 18), rng.uniform(-5, 10))
    first, second, third, fourth = fingers
    return Shape(
        (*thumb, rng.uniform(-10, 30), rng.uniform(-15, 40)), (first, second, third, fourth)
    )
