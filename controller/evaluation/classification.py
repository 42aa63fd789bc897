"""Right and wrong by class, from counts (true class by row, found class by column)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ByClass:
    """(K,) each; 0 where a class was never found (precision) or never there (recall)."""

    precision: NDArray[np.float64]
    recall: NDArray[np.float64]
    f1: NDArray[np.float64]
    support: Counts


def confusion(truth: NDArray[np.integer], found: NDArray[np.integer], classes: int) -> Counts:
    """Return counts (K, K) for K classes; truth and found (n,) are indices below K."""
    cells = truth.astype(np.int64) * classes + found.astype(np.int64)
    return np.bincount(cells, minlength=classes * classes).reshape(classes, classes)


def by_class(matrix: Counts) -> ByClass:
    """Return precision, recall, F1 and support of each class of a matrix (K, K)."""
    right = np.diag(matrix).astype(np.float64)
    support, claimed = matrix.sum(axis=1), matrix.sum(axis=0)
    return ByClass(
        precision=_ratio(right, claimed),
        recall=_ratio(right, support),
        f1=_ratio(2 * right, support + claimed),
        support=support,
    )


def accuracy(matrix: Counts) -> float | None:
    """Return the share on the diagonal; None for an empty matrix."""
    total = int(matrix.sum())
    return float(np.trace(matrix)) / total if total else None


def macro_f1(matrix: Counts) -> float | None:
    """Return the mean F1 of the classes that are in the truth; None when there are none."""
    figures = by_class(matrix)
    present = figures.support > 0
    return float(figures.f1[present].mean()) if present.any() else None


def f1_of(right: int, true: int, found: int) -> float | None:
    """Return F1 of ``right`` pairs of ``true`` and ``found`` items; None when there are none."""
    return 2 * right / (true + found) if true + found else None


def share(part: int, whole: int) -> float | None:
    """Return part / whole; None of nothing."""
    return part / whole if whole else None


def _ratio(part: NDArray[np.float64], whole: Counts) -> NDArray[np.float64]:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
