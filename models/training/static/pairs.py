"""Both hands of a picture: rendered gestures of two hands, and two hands that mean nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gestures.pair_features import NEAR, PAIR_LABELS, apart, pair_features
from gestures.scores import NO_GESTURE
from gestures.static_features import LABELS
from models.training.static.augment import rotate
from models.training.static.data import Hands, targets
from models.training.static.rendered import read, square

NONE_PAIR = len(PAIR_LABELS) - 1
THUMB_INDEX = LABELS.index("thumb_index")
Points = NDArray[np.float32]


def load_pairs(folders: Sequence[Path]) -> Hands:
    """Return the pictures in which two hands are shown, found and near each other."""
    found = read(folders)
    whole = found["found"].all(axis=1) & np.isin(found["label"], PAIR_LABELS)
    points = square(found["xyz"][whole], found["size"][whole])
    near = apart(points) <= NEAR
    rows = np.flatnonzero(whole)[near]
    people = np.array([f"rendered {one}" for one in found["person"][rows]])
    images = np.array([f"rendered {one}" for one in found["seed"][rows]])
    target = targets(found["label"][rows], PAIR_LABELS)
    return Hands(pair_features(points[near]), target, people, images, np.zeros(len(rows), bool))


def found_shares(folders: Sequence[Path]) -> dict[str, dict[str, float]]:
    """Return, by two-handed gesture, how often MediaPipe finds both hands, and at least one."""
    found = read(folders)
    out = {}
    for label in PAIR_LABELS:
        rows = (found["label"] == label) & found["shown"].all(axis=1)
        if label != NO_GESTURE and rows.any():
            hands = found["found"][rows]
            out[label] = {
                "both": float(hands.all(axis=1).mean()),
                "one": float(hands.any(axis=1).mean()),
                "pictures": int(rows.sum()),
            }
    return out


def composed(hands: Hands, n: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """Return features (n, 84) of two hands of two pictures put beside each other.

    Every hand shows something by itself; that means nothing for both together, unless both
    show ``thumb_index``. The left hand is on the left, up to NEAR hand-widths away.
    """
    first, second = rng.integers(len(hands), size=(2, n))
    both = (hands.target[first] == THUMB_INDEX) & (hands.target[second] == THUMB_INDEX)
    second[both] = rng.choice(np.flatnonzero(hands.target != THUMB_INDEX), int(both.sum()))
    right = hands.features[first].reshape(-1, 21, 2)
    left = hands.features[second].reshape(-1, 21, 2) * np.float32([-1, 1])
    left = left * np.exp(rng.normal(0, 0.2, (n, 1, 1)))
    away = rng.uniform(1.6, NEAR, n)
    angle = rng.normal(0, 0.5, n)
    shift = np.stack([away * np.cos(angle), away * np.sin(angle)], axis=-1)
    pairs = np.stack([right + shift[:, None] / 2, left - shift[:, None] / 2], axis=1)
    return pair_features(pairs.astype(np.float32))


def augment_pairs(
    flat: NDArray[np.float32], rng: np.random.Generator, spread: float = 1.0
) -> NDArray[np.float32]:
    """Return changed features (n, 84): mirrored, turned, stretched, moved a little, jittered."""
    n = len(flat)
    pairs = flat.reshape(n, 2, 21, 2).copy()
    pairs[rng.random(n) < 0.5, ..., 0] *= -1
    pairs += rng.normal(0, 0.12 * spread, (n, 2, 1, 2))
    centres = pairs.mean(axis=2, keepdims=True)
    pairs = (pairs - centres) * np.exp(rng.normal(0, 0.07 * spread, (n, 2, 1, 1))) + centres
    points = pairs.reshape(n, 42, 2).astype(np.float32)
    points = rotate(points, rng.normal(0, 8 * spread, n))
    axis = rng.uniform(0, 180, n)
    points = rotate(points, axis)
    points[..., 0] *= np.exp(rng.normal(0, 0.1 * spread, (n, 1)))
    points = rotate(points, -axis)
    points += rng.normal(0, 0.035 * spread, points.shape)
    return pair_features(points.reshape(n, 2, 21, 2))


class PairBatches:
    """Draws augmented pairs: gestures as often as each other, and as many negatives."""

    def __init__(self, pairs: Hands, singles: Hands, members: int, batch: int, seed: int) -> None:
        self.pairs, self.singles = pairs, singles
        self.members, self.batch = members, batch
        self.rng = np.random.default_rng(seed)
        counts = np.bincount(pairs.target, minlength=len(PAIR_LABELS)).astype(float)
        counts[NONE_PAIR] /= len(PAIR_LABELS) / 2
        weight = 1 / np.maximum(counts, 1)[pairs.target]
        self.weight = weight / weight.sum()

    def scale_from(self) -> NDArray[np.float32]:
        """Return all pairs."""
        return self.pairs.features

    def draw(self) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return features (members, batch, 84) and classes (members, batch)."""
        n = self.members * self.batch
        made = n // 4
        rows = self.rng.choice(len(self.pairs), n - made, p=self.weight)
        x = augment_pairs(self.pairs.features[rows], self.rng)
        x = np.concatenate([x, composed(self.singles, made, self.rng)])
        y = np.concatenate([self.pairs.target[rows], np.full(made, NONE_PAIR)])
        order = self.rng.permutation(n)
        return x[order].reshape(self.members, self.batch, -1), y[order].reshape(self.members, -1)
