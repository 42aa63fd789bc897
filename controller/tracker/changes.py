"""Where a picture differs from another one, on a small grey copy."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

CELLS = (80, 60)
"""Columns and rows of the small picture. Averaging over a cell takes away a camera's noise."""

NOISE = 8
"""Grey levels (of 255) by which a cell may differ without having changed."""

FEWEST = 12
"""Cells that must have changed: a hand at 4 m covers about twice as many."""

Cells = NDArray[np.uint8]
Changed = NDArray[np.bool_]


def small_grey(image: NDArray[np.uint8]) -> Cells:
    """Return the picture's green channel, which is nearly its grey, averaged over cells."""
    small = cv2.resize(image, CELLS, interpolation=cv2.INTER_AREA)[:, :, 1]
    return small.astype(np.uint8, copy=False)


def changed(now: Cells, before: Cells) -> Changed:
    """Return which cells (60, 80) differ by more than noise."""
    return cv2.absdiff(now, before) > NOISE


def has_moved(cells: Changed) -> bool:
    """Tell whether so many cells have changed that something moves."""
    return int(np.count_nonzero(cells)) >= FEWEST
