"""Figures: right and wrong by class, calibration, and gestures seen in what is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import confusion_matrix, f1_score, precision_recall_fscore_support

from gestures.static_features import LABELS, features
from models.training.static.data import Hands
from models.training.static.negatives import half_closed_hands, open_hand, scattered, swapped

Predict = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""Features (n, 42) -> probabilities (n, 19)."""

ACCEPT = 0.7
"""The score at which the state machine begins a gesture unless a profile says otherwise."""

N_FAKES = 5000


def overall(target: NDArray[np.int64], found: NDArray[np.int64]) -> dict[str, float]:
    """Return accuracy and macro-F1 over the 19 labels."""
    macro = f1_score(target, found, average="macro", labels=range(len(LABELS)), zero_division=0)
    return {
        "accuracy": float((target == found).mean()),
        "macro_f1": float(macro),
        "wrong": int((target != found).sum()),
        "hands": len(target),
    }


def by_class(target: NDArray[np.int64], found: NDArray[np.int64]) -> dict[str, Any]:
    """Return precision, recall, F1 and number of hands of each label."""
    table = precision_recall_fscore_support(
        target, found, labels=range(len(LABELS)), zero_division=0
    )
    names = ("precision", "recall", "f1", "hands")
    return {
        label: {name: float(column[i]) for name, column in zip(names, table, strict=True)}
        for i, label in enumerate(LABELS)
    }


def confusion(target: NDArray[np.int64], found: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return counts (19, 19): true label by row, found label by column."""
    return confusion_matrix(target, found, labels=range(len(LABELS)))


def calibration_error(
    probabilities: NDArray[np.float32], target: NDArray[np.int64], bins: int = 10
) -> float:
    """Return the expected calibration error: mean gap between confidence and accuracy."""
    sure, right = probabilities.max(1), probabilities.argmax(1) == target
    place = np.minimum((sure * bins).astype(int), bins - 1)
    gaps = [
        abs(sure[place == b].mean() - right[place == b].mean()) * (place == b).mean()
        for b in np.unique(place)
    ]
    return float(sum(gaps))


def false_accepts(predict: Predict, hands: Hands, seed: int) -> dict[str, float]:
    """Return, by kind of non-gesture, the share taken for a gesture with ACCEPT or more.

    Resting hands are those of ``hands``; uniform points, random walks and swapped points
    are kinds that training never saw, the others are new draws of kinds that it saw.
    """
    rng = np.random.default_rng(seed)
    none = len(LABELS) - 1
    shown = hands.pick(hands.target != none)
    some = shown.features[rng.integers(0, len(shown), N_FAKES)]
    kinds = {
        "resting hands": hands.features[hands.target == none],
        "half-closed hands (geometry)": half_closed_hands(
            N_FAKES, open_hand(shown.features, shown.target), rng
        ),
        "normal noise": scattered(N_FAKES, rng),
        "uniform noise": _as_hand(rng.random((N_FAKES, 21, 2))),
        "random walks": _as_hand(rng.normal(0, 1, (N_FAKES, 21, 2)).cumsum(axis=1)),
        "hands with swapped points": swapped(some, rng),
    }
    return {kind: float(_accepted(predict(x)).mean()) for kind, x in kinds.items()}


def _accepted(probabilities: NDArray[np.float32]) -> NDArray[np.bool_]:
    return probabilities[:, :-1].max(axis=1) >= ACCEPT


def _as_hand(points: NDArray[np.floating]) -> NDArray[np.float32]:
    return features(points, np.zeros(len(points), bool))
