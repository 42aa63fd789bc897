"""Does "90 % sure" mean right in 90 %? Reliability bins and the expected calibration error.

Guo et al. 2017, "On calibration of modern neural networks", section 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose confidence is in [low, high), in the last bin [low, high].

    confidence: their mean; accuracy: the share that is right. Both None when there are none.
    """

    low: float
    high: float
    count: int
    confidence: float | None
    accuracy: float | None


def reliability(
    confidence: NDArray[np.floating], right: NDArray[np.bool_], bins: int = BINS
) -> tuple[Bin, ...]:
    """Return bins of equal width over [0, 1]; confidence (n,) in [0, 1], right (n,)."""
    place = np.minimum((np.asarray(confidence, np.float64) * bins).astype(int), bins - 1)
    return tuple(_bin(b, bins, confidence[place == b], right[place == b]) for b in range(bins))


def expected_calibration_error(bins: Sequence[Bin]) -> float | None:
    """Return the mean gap between confidence and accuracy; None without answers."""
    total = sum(one.count for one in bins)
    gaps = (
        abs(one.confidence - one.accuracy) * one.count
        for one in bins
        if one.confidence is not None and one.accuracy is not None
    )
    return sum(gaps) / total if total else None


def _bin(number: int, bins: int, confidence: NDArray[np.floating], right: NDArray[np.bool_]) -> Bin:
    low, high = number / bins, (number + 1) / bins
    if not len(confidence):
        return Bin(low, high, 0, None, None)
    return Bin(low, high, len(confidence), float(confidence.mean()), float(right.mean()))
