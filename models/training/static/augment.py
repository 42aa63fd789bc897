"""Changes to canonical hands (n, 21, 2) that leave the gesture what it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gestures.static_features import LABELS, features

Points = NDArray[np.float32]

FINGERS = ((1, 2, 3, 4), (5, 6, 7, 8), (9, 10, 11, 12), (13, 14, 15, 16), (17, 18, 19, 20))

SIDED = frozenset(
    f"{name}{suffix}" for name in ("peace", "stop", "two_up") for suffix in ("", "_inverted")
) | {"one", "mute", "point"}
"""Gestures whose mirror image is, or is near, another gesture.

The others keep their name when seen from the back, which also forgives a landmarker
that took the hand for the other one.
"""

_TURNABLE = np.array([label not in SIDED for label in LABELS])
_NONE = len(LABELS) - 1


@dataclass(frozen=True)
class Strength:
    """Standard deviations, and shares of hands changed. Angles are degrees."""

    rotation: float = 9.0
    stretch: float = 0.08
    aspect: float = 0.08
    finger_angle: float = 3.0
    finger_length: float = 0.04
    noise: float = 0.012
    blend: float = 0.5
    mirror: float = 0.05
    mirror_none: float = 0.5


def augment(
    flat: NDArray[np.float32],
    target: NDArray[np.int64],
    rng: np.random.Generator,
    strength: Strength,
) -> NDArray[np.float32]:
    """Return changed features (n, 42) of hands (n, 42) with classes (n,)."""
    points = flat.reshape(-1, 21, 2)
    points = _blend(points, target, rng, strength.blend)
    points = _move_fingers(points, rng, strength)
    points = _stretch(points, rng, strength.stretch)
    points = rotate(points, rng.normal(0, strength.rotation, len(points)))
    points[..., 0] *= np.exp(rng.normal(0, strength.aspect, (len(points), 1)))
    points += rng.normal(0, strength.noise, points.shape)
    share = np.where(target == _NONE, strength.mirror_none, strength.mirror * _TURNABLE[target])
    return features(points, rng.random(len(points)) < share)


def _blend(
    points: Points, target: NDArray[np.int64], rng: np.random.Generator, share: float
) -> Points:
    """Mix a share of the hands with another hand of the same gesture (never resting hands)."""
    order = np.lexsort((rng.random(len(target)), target))
    mate = np.empty_like(order)
    mate[order] = np.roll(order, 1)
    same = (target[mate] == target) & (target != _NONE) & (rng.random(len(target)) < share)
    weight = np.where(same, rng.uniform(0, 0.5, len(target)), 0.0)[:, None, None]
    return (points * (1 - weight) + points[mate] * weight).astype(np.float32)


def _move_fingers(points: Points, rng: np.random.Generator, strength: Strength) -> Points:
    """Turn each finger about its knuckle and change its length a little."""
    moved = points.copy()
    for finger in FINGERS:
        base = points[:, finger[0], None]
        chain = points[:, finger] - base
        chain = rotate(chain, rng.normal(0, strength.finger_angle, len(points)))
        chain *= np.exp(rng.normal(0, strength.finger_length, (len(points), 1, 1)))
        moved[:, finger] = base + chain
    return moved


def _stretch(points: Points, rng: np.random.Generator, amount: float) -> Points:
    """Stretch along a random axis: what a tilted view does to a flat hand."""
    axis = rng.uniform(0, 180, len(points))
    turned = rotate(points, axis)
    turned[..., 0] *= np.exp(rng.normal(0, amount, (len(points), 1)))
    return rotate(turned, -axis)


def rotate(points: Points, degrees: NDArray[np.floating]) -> Points:
    angle = np.radians(degrees)
    matrix = np.stack([np.cos(angle), -np.sin(angle), np.sin(angle), np.cos(angle)], -1)
    return np.einsum("nij,npj->npi", matrix.reshape(-1, 2, 2), points).astype(np.float32)
