"""Labelled hands, canonical (a right hand in mirror view), and the split by person."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gestures.scores import NO_GESTURE
from gestures.static_features import LABELS, features

ASSUMED_ASPECT = 0.75
"""Width / height where the file does not tell: three of four of these photos are 3:4 upright."""

TEST_SHARE, VAL_SHARE = 0.20, 0.10
NONE = len(LABELS) - 1


@dataclass(frozen=True)
class Hands:
    """n hands. features: (n, F); target: (n,) index of the label; user, image: (n,) ids.

    real: (n,) whether a camera has seen it, not a renderer. Where people are not known,
    ``user`` is the photo.
    """

    features: NDArray[np.float32]
    target: NDArray[np.int64]
    user: NDArray[np.str_]
    image: NDArray[np.str_]
    real: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.target)

    def pick(self, rows: NDArray[np.bool_] | NDArray[np.int64]) -> Hands:
        """Return the rows chosen by a mask or by indices."""
        return Hands(*(getattr(self, column.name)[rows] for column in fields(self)))


def join(parts: Sequence[Hands]) -> Hands:
    """Return the hands of all parts."""
    names = [column.name for column in fields(Hands)]
    return Hands(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def real_hands(
    flat: NDArray[np.float32],
    target: NDArray[np.int64],
    user: NDArray[np.str_],
    image: NDArray[np.str_],
) -> Hands:
    """Return hands that a camera has seen."""
    return Hands(flat, target, user, image, np.ones(len(target), bool))


@dataclass(frozen=True)
class Split:
    """Three sets that share no person."""

    train: Hands
    val: Hands
    test: Hands


def canonical(
    xy: NDArray[np.float32], aspect: float | NDArray[np.floating], right: NDArray[np.bool_]
) -> NDArray[np.float32]:
    """Return features of hands given as fractions (n, 21, 2) of unmirrored pictures.

    aspect: width / height of the pictures; right: (n,) the user's own right hand.
    """
    points = xy.astype(np.float32).copy()
    points[..., 0] *= -np.broadcast_to(np.asarray(aspect, np.float32), len(xy))[:, None]
    return features(points, ~right)


def targets(names: NDArray[np.str_], labels: Sequence[str] = LABELS) -> NDArray[np.int64]:
    """Return the indices (n,) of names in ``labels``."""
    place = {label: i for i, label in enumerate(labels)}
    return np.array([place[str(name)] for name in names], np.int64)


def load_hagrid(folder: Path) -> Hands:
    """Read ``landmarks_hagrid.npz``.

    ``leading_hand`` is the user's own hand that makes the photo's gesture (the palm's
    winding agrees in every row with the palm shown), so a row of ``no_gesture`` is the
    other hand of the same photo (its place in the picture agrees in 559 of 567 pairs).
    """
    with np.load(folder / "landmarks_hagrid.npz", allow_pickle=False) as z:
        label = z["label"]
        right = (z["leading_hand"] == "right") ^ (label == NO_GESTURE)
        points = canonical(z["xy"], ASSUMED_ASPECT, right)
        return real_hands(points, targets(label), z["user_id"], z["image_id"])


def place_of(user: str) -> float:
    """Return a number in [0, 1) that depends on the person alone."""
    return int(hashlib.sha256(user.encode()).hexdigest()[:8], 16) / 2**32


def split_by_user(hands: Hands) -> Split:
    """Split for good: the same people are test people on every machine and in every run."""
    place = np.array([place_of(user) for user in hands.user])
    test = place < TEST_SHARE
    val = ~test & (place < TEST_SHARE + VAL_SHARE)
    return Split(hands.pick(~test & ~val), hands.pick(val), hands.pick(test))


def folds_by_user(hands: Hands, n: int) -> NDArray[np.int64]:
    """Return the fold (0 to n-1) of each row; a person is in one fold only."""
    salted = np.array([place_of(f"fold:{user}") for user in hands.user])
    return (salted * n).astype(np.int64)
