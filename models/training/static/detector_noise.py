"""A landmarker's errors, learnt where the truth is known, put onto hands without any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gestures.static_features import features
from models.training.static.data import Hands
from models.training.static.rendered import is_trained_on, read, square
from models.training.synth.hands import HANDS

NEIGHBOURS = 4
COPIES = 3
Features = NDArray[np.float32]


@dataclass(frozen=True)
class Errors:
    """n hands: where they truly are, and where they were found less that, as features (n, 42)."""

    truth: Features
    error: Features

    def onto(self, hands: Hands, rng: np.random.Generator) -> Hands:
        """Return COPIES of each hand, with the error of a hand that looks much like it."""
        near = _nearest(hands.features, self.truth)
        rows = np.tile(np.arange(len(hands)), COPIES)
        chosen = near[rows, rng.integers(NEIGHBOURS, size=len(rows))]
        moved = hands.features[rows] + self.error[chosen]
        return Hands(
            features(moved.reshape(-1, 21, 2), np.zeros(len(rows), bool)),
            hands.target[rows],
            hands.user[rows],
            hands.image[rows],
            hands.real[rows],
        )


def load_errors(folders: Sequence[Path]) -> Errors:
    """Read the errors of the rendered hands to train on, whatever they show."""
    found = read(folders)
    row, slot = np.nonzero(found["found"] & is_trained_on(found["person"])[:, None])
    left = np.array(HANDS)[slot] == "left"
    truth = features(square(found["truth"][row, slot], found["size"][row]), left)
    seen_left = found["seen_as"][row, slot] == "left"
    seen = features(square(found["xyz"][row, slot], found["size"][row]), seen_left)
    return Errors(truth, seen - truth)


def _nearest(flat: Features, others: Features) -> NDArray[np.int64]:
    """Return the indices (n, NEIGHBOURS) of the others nearest to each row."""
    out = []
    for part in np.array_split(flat, max(1, len(flat) // 1000)):
        squared = (others**2).sum(1) - 2 * part @ others.T
        out.append(np.argpartition(squared, NEIGHBOURS, axis=1)[:, :NEIGHBOURS])
    return np.concatenate(out)
