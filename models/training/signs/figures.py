"""Figures of one network on one split."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from controller.evaluation.calibration import expected_calibration_error, reliability
from controller.evaluation.classification import accuracy, by_class, confusion, macro_f1
from controller.evaluation.grids import Grid, percent

_LEAST = 1e-9
"""Probability below which no score goes."""


def figures(
    truth: NDArray[np.str_],
    probabilities: NDArray[np.float32],
    labels: Sequence[str],
    asked: Sequence[str],
) -> dict[str, Any]:
    """Return accuracy, macro-F1, figures by class and the confusion matrix, as JSON.

    ``among``: accuracy where only the words in ``asked`` may be answered. Every truth must
    be one of both; probabilities (n, K). ``scores`` (n, K): their logarithms.
    """
    target = np.array([labels.index(word) for word in truth.tolist()])
    found = probabilities.argmax(1)
    matrix = confusion(target, found, len(labels))
    may = np.flatnonzero(np.isin(labels, asked))
    among = may[probabilities[:, may].argmax(1)]
    each = by_class(matrix)
    bins = reliability(probabilities.max(1), found == target)
    return {
        "takes": len(truth),
        "accuracy": accuracy(matrix),
        "among": float((among == target).mean()),
        "macro_f1": macro_f1(matrix),
        "ece": expected_calibration_error(bins),
        "by_class": {
            labels[k]: {
                "precision": float(each.precision[k]),
                "recall": float(each.recall[k]),
                "f1": float(each.f1[k]),
                "takes": int(each.support[k]),
                "taken_for": _taken_for(matrix[k], k, labels),
            }
            for k in np.unique(target)
        },
        "labels": list(labels),
        "confusion": matrix.tolist(),
        "target": target.tolist(),
        "scores": np.log(probabilities.clip(_LEAST)).round(3).tolist(),
    }


def _taken_for(row: NDArray[np.int64], own: int, labels: Sequence[str]) -> dict[str, int]:
    order = np.argsort(-row, kind="stable")
    return {labels[k]: int(row[k]) for k in order[:4] if k != own and row[k]}


def class_grid(found: Mapping[str, Any]) -> Grid:
    """Return precision, recall and F1 by class as a table."""
    rows = [
        (
            name,
            str(one["takes"]),
            *(percent(one[key]) for key in ("precision", "recall", "f1")),
            ", ".join(f"{other} {count}" for other, count in one["taken_for"].items()),
        )
        for name, one in found["by_class"].items()
    ]
    columns = ("sign", "takes", "precision", "recall", "F1", "taken for")
    return Grid(f"Accuracy {percent(found['accuracy'])}", columns, tuple(rows))
