"""Hands that mean nothing: half-closed hands by geometry, and points that are no hand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gestures.static_features import LABELS, features
from models.training.static.augment import FINGERS

Features = NDArray[np.float32]

CURL_LIMIT = np.radians([70.0, 100.0, 60.0])
"""Full flexion of the three joints of a finger (at the knuckle first)."""

THUMB_LIMIT = np.radians([35.0, 45.0, 60.0])
HALF_CLOSED = (0.35, 0.7)
"""Curls in this range belong to no gesture; a relaxed hand has several fingers there."""


def open_hand(flat: Features, target: NDArray[np.int64]) -> Features:
    """Return a template (21, 2): the median of open palms, whose bones lie in the picture."""
    palms = flat[target == LABELS.index("palm")].reshape(-1, 21, 2)
    return np.median(palms, axis=0)


def half_closed_hands(n: int, template: Features, rng: np.random.Generator) -> Features:
    """Return features (n, 42) of hands of which at least three long fingers are half closed."""
    curls = rng.uniform(0, 1, (n, 5))
    half = np.argsort(rng.random((n, 4)), axis=1)[:, : 3 + int(rng.random() < 0.5)] + 1
    np.put_along_axis(curls, half, rng.uniform(*HALF_CLOSED, half.shape), axis=1)
    return posed(curls, template, rng)


def posed(curls: NDArray[np.floating], template: Features, rng: np.random.Generator) -> Features:
    """Return features (n, 42) of hands with the given curls (n, 5; thumb first), seen at random.

    Forward kinematics: each bone of the flat template turns towards the palm's inside
    about the axis across its finger. Views tilt up to 50 degrees and turn freely.
    """
    n = len(curls)
    flat = np.zeros((n, 21, 3), np.float32)
    flat[..., :2] = template
    hands = flat.copy()
    for index, finger in enumerate(FINGERS):
        limit = THUMB_LIMIT if index == 0 else CURL_LIMIT
        along = flat[:, finger[-1]] - flat[:, finger[0]]
        along /= np.linalg.norm(along, axis=-1, keepdims=True)
        inward = np.array([0.0, 0.0, -1.0], np.float32)
        bend = np.zeros(n)
        for joint in range(3):
            length = np.linalg.norm(
                template[finger[joint + 1]] - template[finger[joint]], axis=-1, keepdims=True
            )
            bend = bend + curls[:, index] * limit[joint]
            bone = along * np.cos(bend)[:, None] + inward * np.sin(bend)[:, None]
            hands[:, finger[joint + 1]] = hands[:, finger[joint]] + bone * length
    return features(_seen(hands, rng)[..., :2], rng.random(n) < 0.5)


def scattered(n: int, rng: np.random.Generator) -> Features:
    """Return features (n, 42) of points without any shape: normal, of various extent."""
    spread = rng.uniform(0.2, 2.0, (n, 1, 2))
    return features(rng.normal(0, 1, (n, 21, 2)) * spread, np.zeros(n, bool))


def shaken(flat: Features, rng: np.random.Generator) -> Features:
    """Return real hands (n, 42) with every point thrown about by half a hand-width or more."""
    points = flat.reshape(-1, 21, 2)
    amount = rng.uniform(0.5, 1.0, (len(points), 1, 1))
    return features(points + rng.normal(0, 1, points.shape) * amount, np.zeros(len(points), bool))


def swapped(flat: Features, rng: np.random.Generator) -> Features:
    """Return real hands (n, 42) whose points are in a random order."""
    order = np.argsort(rng.random((len(flat), 21)), axis=1)
    points = np.take_along_axis(flat.reshape(-1, 21, 2), order[..., None], axis=1)
    return features(points, np.zeros(len(points), bool))


def _seen(hands: NDArray[np.floating], rng: np.random.Generator) -> NDArray[np.floating]:
    """Turn hands (n, 21, 3) as a camera may see them."""
    n = len(hands)
    tilt_x, tilt_y = np.radians(rng.uniform(-50, 50, (2, n)))
    turn = np.radians(rng.uniform(-180, 180, n))
    return np.einsum("nij,njk,nkl,npl->npi", _about(2, turn), _about(1, tilt_y),
                     _about(0, tilt_x), hands)  # fmt: skip


def _about(axis: int, angle: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return rotation matrices (n, 3, 3) about a coordinate axis."""
    i, j = [k for k in range(3) if k != axis]
    matrix = np.tile(np.eye(3), (len(angle), 1, 1))
    matrix[:, i, i] = matrix[:, j, j] = np.cos(angle)
    matrix[:, i, j], matrix[:, j, i] = -np.sin(angle), np.sin(angle)
    return matrix
