"""Which hand plays which part in a letter, found from the shapes.

Sources order the hands in their own ways, and signers mirror each other. Every frame is
turned (hands swapped, mirrored, both or neither) towards the mean of its letter, again and
again, as in k-means with one centre and four poses. Only training needs this: it mixes frames.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from gestures.landmarks import PALM
from gestures.signs.letter_features import hand_widths
from models.training.letters.data import Letters

ROUNDS, STARTS = 8, 6
MIRROR = np.float32([-1, 1, 1])
Hands = NDArray[np.float32]


def aligned(letters: Letters, seed: int = 0) -> Letters:
    """Return the frames with the hands of each letter in the same order and from the same side.

    A single hand of a letter of both hands stays in the place of its part, the other is NaN.
    """
    rng = np.random.default_rng(seed)
    hands = letters.hands.copy()
    for label in np.unique(letters.target):
        rows = np.flatnonzero(letters.target == label)
        weight = _even(letters.source[rows])
        tries = [_turned(hands[rows], weight, rng) for _ in range(STARTS)]
        hands[rows] = min(tries, key=lambda one: one[1])[0]
    return replace(letters, hands=hands)


def shapes(hands: Hands) -> Hands:
    """Return each hand (n, 2, 21, 3) in its own hand-widths about its palm; NaN stays."""
    centres = hands[:, :, PALM].mean(axis=2, keepdims=True)
    return (hands - centres) / np.maximum(hand_widths(hands), 1e-6)[:, :, None, None]


def _even(source: NDArray[np.str_]) -> NDArray[np.float64]:
    counts = {one: int((source == one).sum()) for one in np.unique(source)}
    return np.array([1 / counts[one] for one in source])


def _turned(
    hands: Hands, weight: NDArray[np.float64], rng: np.random.Generator
) -> tuple[Hands, float]:
    """Return the hands turned towards a common mean, and how far they lie from it."""
    poses = np.stack([hands, hands[:, ::-1], hands * MIRROR, hands[:, ::-1] * MIRROR])
    forms = np.stack([shapes(one) for one in poses])
    two = np.isfinite(forms[0]).all(axis=(1, 2, 3))
    first = rng.choice(np.flatnonzero(two) if two.mean() > 0.1 else len(hands))
    mean, gap = forms[0, first], np.zeros(len(hands))
    for _ in range(ROUNDS):
        apart = np.square((forms - mean)[..., :2]).mean(axis=(3, 4))
        known = np.isfinite(apart)
        gaps = np.where(known, apart, 0).sum(axis=2)
        best = np.where(known.any(axis=2), gaps / np.maximum(known.sum(axis=2), 1), np.inf)
        chosen = best.argmin(axis=0)
        gap = np.take_along_axis(best, chosen[None], axis=0)[0]
        own = forms[chosen, np.arange(len(hands))]
        seen = np.isfinite(own).all(axis=(2, 3))[..., None, None] * weight[:, None, None, None]
        total = (np.nan_to_num(own) * seen).sum(axis=0)
        mean = np.where(seen.sum(axis=0) > 0, total / np.maximum(seen.sum(axis=0), 1e-9), np.nan)
    return poses[chosen, np.arange(len(hands))], float(np.average(gap, weights=weight))
