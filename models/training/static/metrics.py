"""Figures: right and wrong by class, calibration, and gestures seen in what is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import f1_score, precision_recall_fscore_support, roc_auc_score

Predict = Callable[[NDArray[np.float32]], tuple[NDArray[np.float32], NDArray[np.float32]]]
"""Features (n, F) -> probabilities (n, K), ``no_gesture`` last, and outlier distance (n,)."""

ACCEPT = 0.7
"""The score at which the state machine begins a gesture unless a profile says otherwise."""


def overall(target: NDArray[np.int64], found: NDArray[np.int64]) -> dict[str, float]:
    """Return accuracy, and macro-F1 over the labels that occur in ``target``."""
    labels = np.unique(target)
    macro = f1_score(target, found, average="macro", labels=labels, zero_division=0)
    return {
        "accuracy": float((target == found).mean()),
        "macro_f1": float(macro),
        "wrong": int((target != found).sum()),
        "hands": len(target),
    }


def by_class(
    target: NDArray[np.int64], found: NDArray[np.int64], labels: Sequence[str]
) -> dict[str, Any]:
    """Return precision, recall, F1, number of hands and what else was found, of each label."""
    table = precision_recall_fscore_support(
        target, found, labels=range(len(labels)), zero_division=0
    )
    names = ("precision", "recall", "f1", "hands")
    return {
        label: {name: float(column[i]) for name, column in zip(names, table, strict=True)}
        | {"taken_for": _taken_for(found[target == i], i, labels)}
        for i, label in enumerate(labels)
        if table[3][i]
    }


def _taken_for(found: NDArray[np.int64], own: int, labels: Sequence[str]) -> dict[str, int]:
    counts = np.bincount(found[found != own], minlength=len(labels))
    return {labels[i]: int(counts[i]) for i in np.argsort(-counts)[:3] if counts[i]}


def reliability(
    probabilities: NDArray[np.float32], target: NDArray[np.int64], bins: int = 10
) -> list[dict[str, float]]:
    """Return, for bins of confidence that hold anything, its mean, the accuracy and the share."""
    sure, right = probabilities.max(1), probabilities.argmax(1) == target
    place = np.minimum((sure * bins).astype(int), bins - 1)
    return [
        {
            "confidence": float(sure[place == b].mean()),
            "accuracy": float(right[place == b].mean()),
            "share": float((place == b).mean()),
        }
        for b in np.unique(place)
    ]


def calibration_error(probabilities: NDArray[np.float32], target: NDArray[np.int64]) -> float:
    """Return the expected calibration error: mean gap between confidence and accuracy."""
    rows = reliability(probabilities, target)
    return float(sum(abs(r["confidence"] - r["accuracy"]) * r["share"] for r in rows))


def rejection(
    predict: Predict, gestures: NDArray[np.float32], kinds: dict[str, NDArray[np.float32]]
) -> dict[str, dict[str, float]]:
    """Return, by kind of non-gesture, the share accepted and how well scores tell it apart.

    accepted: taken for some gesture with ACCEPT or more. auroc: of the best gesture's
    probability against the gestures; auroc_distance: of the outlier distance alone.
    """
    shown, near = predict(gestures)
    out = {}
    for kind, rows in kinds.items():
        found, far = predict(rows)
        best = np.concatenate([shown[:, :-1].max(1), found[:, :-1].max(1)])
        truth = np.r_[np.ones(len(shown)), np.zeros(len(found))]
        out[kind] = {
            "hands": len(rows),
            "accepted": float((found[:, :-1].max(axis=1) >= ACCEPT).mean()),
            "auroc": float(roc_auc_score(truth, best)),
            "auroc_distance": float(roc_auc_score(truth, -np.concatenate([near, far]))),
        }
    return out
