"""The figures of the card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from gestures.signs.letter_features import LETTER_LABELS, pack
from models.training.letters.batches import two_handed
from models.training.letters.data import Letters
from models.training.letters.material import Material
from models.training.letters.negatives import alone, beside
from models.training.letters.shipped import ShippedLetters
from models.training.letters.train import Held
from models.training.static import metrics


class Asked:
    """A network as ``gestures.classifier.Classifier``."""

    labels = LETTER_LABELS

    def __init__(self, net: ShippedLetters) -> None:
        self.net = net

    @torch.no_grad()
    def __call__(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        probabilities: NDArray[np.float32] = self.net(torch.from_numpy(features))[0].numpy()
        return probabilities


def complete_frames(letters: Letters, of_two: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return (n,) whether all hands that the letter takes were found."""
    return letters.present.all(axis=1) | ~np.isin(letters.target, of_two)


def unseen(held: Held, net: ShippedLetters, of_two: NDArray[np.int64]) -> dict[str, Any]:
    """Return the figures on the source that ``net`` never saw; ``of_two``: two-handed letters."""
    letters = held.letters
    probabilities = Asked(net)(pack(letters.hands, letters.related))
    whole, both = complete_frames(letters, of_two), np.isin(letters.target, of_two)
    best = probabilities.argmax(1)
    parts = {
        "all": np.ones(len(letters), bool),
        "found": whole,
        "one_handed": ~both,
        "both_found": both & whole,
        "one_lost": both & ~whole,
    }
    figures = {
        name: metrics.overall(letters.target[rows], best[rows]) if rows.any() else None
        for name, rows in parts.items()
    }
    error = metrics.calibration_error(probabilities[whole], letters.target[whole])
    by_class = metrics.by_class(letters.target[whole], best[whole], LETTER_LABELS)
    return {**figures, "calibration_error": error, "by_class": by_class}


def rejection(net: ShippedLetters, material: Material, seed: int) -> dict[str, Any]:
    """Return how often hands that spell nothing, of people and words unseen, pass for a letter."""
    rng = np.random.default_rng(seed)
    rest = material.rest.test.features
    kinds = {
        "a resting hand": alone(rest),
        "two resting hands": beside(alone(rest), rng.permutation(rest), rng),
        "hands signing words": material.held_words,
    }
    best = {name: Asked(net)(pack(hands))[:, :-1].max(1) for name, hands in kinds.items()}
    return {
        name: {"frames": len(row), "accepted": float((row >= metrics.ACCEPT).mean())}
        for name, row in best.items()
    }


def mean_found(figures: Sequence[dict[str, Any]]) -> float:
    """Return the mean accuracy, every source counting alike, of frames with all hands found."""
    return float(np.mean([one["found"]["accuracy"] for one in figures]))


def classes_of_two(material: Material) -> NDArray[np.int64]:
    """Return the classes that both hands make, in all sources together."""
    return two_handed(material.letters)
