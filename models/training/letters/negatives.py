"""Hands that spell nothing: resting, signing words, between two letters, or no hands at all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gestures.landmarks import N_LANDMARKS
from models.training.letters.align import shapes
from models.training.letters.augment import Hands, in_hand_widths
from models.training.static.data import NONE, Split, load_hagrid, split_by_user
from models.training.static.negatives import scattered, shaken

APART = 0.3
"""Root mean square, in hand-widths, between two hands from which what lies halfway is neither."""

Flat = NDArray[np.float32]


def resting(static: Path) -> Split:
    """Return HaGRID's hands that do nothing, right hands, split by person."""
    hands = load_hagrid(static)
    return split_by_user(hands.pick(hands.target == NONE))


def alone(flat: Flat) -> Hands:
    """Return frames (n, 2, 21, 3) with one hand each, of features (n, 42); without depth."""
    hands = np.full((len(flat), 2, N_LANDMARKS, 3), np.nan, np.float32)
    hands[:, 0, :, :2] = flat.reshape(-1, N_LANDMARKS, 2)
    hands[:, 0, :, 2] = 0
    return hands


def beside(hands: Hands, flat: Flat, rng: np.random.Generator) -> Hands:
    """Return frames of one hand (n, 2, 21, 2 or 3) with a resting hand (n, 42) lower or aside."""
    out = in_hand_widths(hands)
    n = len(out)
    empty = np.isfinite(out[:, 0]).all(axis=(1, 2)).astype(np.int64)
    away, angle = rng.uniform(2.0, 6.0, n), rng.uniform(-0.2, np.pi + 0.2, n)
    shift = np.stack([away * np.cos(angle), away * np.sin(angle)], axis=-1)
    turned = flat.reshape(-1, N_LANDMARKS, 2).copy()
    turned[..., 0] *= rng.choice([-1, 1], (n, 1))
    rows = np.arange(n)
    out[rows, empty] = 0
    out[rows, empty, :, :2] = turned + shift[:, None]
    return out.astype(np.float32)


def between(first: Hands, second: Hands, rng: np.random.Generator) -> Hands:
    """Return what lies about halfway between frames (n, 2, 21, 3) of different letters.

    Only pairs with the same hands present, whose hands lie far enough apart, give a frame.
    """
    same = (np.isfinite(first) == np.isfinite(second)).all(axis=(1, 2, 3))
    gap = np.sqrt(np.square((shapes(first) - shapes(second))[..., :2]).mean(axis=(2, 3)))
    far = same & (np.nan_to_num(gap).max(axis=1) > APART)
    share = rng.uniform(0.4, 0.6, (int(far.sum()), 1, 1, 1)).astype(np.float32)
    mixed: Hands = in_hand_widths(first[far]) * (1 - share) + in_hand_widths(second[far]) * share
    return mixed


def noise(n: int, flat: Flat, rng: np.random.Generator) -> Hands:
    """Return frames of points without a hand's shape: scattered, or resting hands shaken."""
    some = flat[rng.integers(0, len(flat), n // 2)]
    return alone(np.concatenate([scattered(n - n // 2, rng), shaken(some, rng)]))
