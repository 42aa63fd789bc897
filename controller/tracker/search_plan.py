"""Which part of a picture to look at next for a hand that is too small for the whole."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from controller.tracker.changes import CELLS, Changed
from controller.tracker.windows import Size, Window, in_pixels, parts, square_about
from gestures.detections import RawHand
from gestures.geometry import palm_centre

MOTION_MEMORY = 0.5
"""Seconds after which a movement counts a third."""
EVERYWHERE = 0.4
"""Share of the picture that changes when the camera or the light does, which tells nothing."""
LONGEST_WAIT = 10.0
"""Seconds; a part not yet looked at counts as one that has waited so long."""
LIKELY = 2.0
"""How much more often than the others the part about a hand's last place is looked at ..."""
LIKELY_FOR = 10.0
"""... in the seconds after it was there."""
MOVING = 3.0
"""How much more often the small part in which all movement is; others by their share of it."""


class SearchPlan:
    """Takes large parts in turn, and more often the small parts in which something moves.

    The part with the largest weight times waiting time is next, so that each is looked at
    as often as its weight asks for and none is forgotten.
    """

    def __init__(self) -> None:
        self._size: Size | None = None
        self._large: list[Window] = []
        self._small: list[Window] = []
        self._looked: dict[Window, float] = {}
        self._motion: NDArray[np.float32] = np.zeros(CELLS[::-1], dtype=np.float32)
        self._t = -math.inf
        self._likely: Window | None = None
        self._there = -math.inf

    def expect(self, hand: RawHand, size: Size, t: float) -> None:
        """Take notice of where a hand is at t: there it may come back, and another beside it."""
        self._there = t
        x, y = (float(part) for part in palm_centre(in_pixels(hand, size)))
        about = square_about(x, y, size.long_side / 2, size)
        if self._likely is None or not _is_near(about, self._likely):
            self._likely = about

    def note(self, cells: Changed, t: float) -> None:
        """Take notice of what has changed in the picture at t."""
        self._motion *= np.float32(math.exp(-(t - self._t) / MOTION_MEMORY))
        self._t = t
        if cells.mean() < EVERYWHERE:
            self._motion += cells

    def next(self, size: Size, t: float) -> Window:
        """Return the part to look at now."""
        if size != self._size:
            self._size, self._looked = size, {}
            self._large, self._small = list(parts(size, 2)), list(parts(size, 4))
        weights = self._by_motion() | dict.fromkeys(self._large, 1.0)
        if self._likely is not None and t - self._there <= LIKELY_FOR:
            weights[self._likely] = LIKELY
        window = max(weights, key=lambda one: weights[one] * self._waited(one, t))
        self._looked[window] = t
        return window

    def _waited(self, window: Window, t: float) -> float:
        return min(LONGEST_WAIT, t - self._looked.get(window, -math.inf))

    def _by_motion(self) -> dict[Window, float]:
        total = float(self._motion.sum())
        if total < 1.0:
            return {}
        shares = {window: self._moving_in(window) / total for window in self._small}
        return {window: MOVING * share for window, share in shares.items() if share > 0}

    def _moving_in(self, window: Window) -> float:
        assert self._size is not None
        across, down = CELLS[0] / self._size.width, CELLS[1] / self._size.height
        rows = slice(round(window.y * down), round((window.y + window.height) * down))
        columns = slice(round(window.x * across), round((window.x + window.width) * across))
        return float(self._motion[rows, columns].sum())


def _is_near(one: Window, other: Window) -> bool:
    return max(abs(one.x - other.x), abs(one.y - other.y)) <= one.width // 4
