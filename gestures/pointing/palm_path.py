"""The way of a palm, in hand-widths, steadied."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from gestures.geometry import hand_width, palm_centre, square
from gestures.landmarks import Hand
from gestures.one_euro import OneEuro

Vector = NDArray[np.float64]

MIN_CUTOFF, BETA, DERIVATIVE_CUTOFF = 1.0, 2.0, 1.5
"""Hz at rest, Hz per hand-width/s, Hz: see ``benchmarks/pointer.py`` for what they give."""
SPEED_MEMORY = 0.04
"""Seconds over which the speed is averaged."""
SIZE_MEMORY = 0.5
"""Seconds over which the hand-width is averaged: its noise must not move anything."""
AWAY = 0.4
"""Seconds unseen after which a hand that comes back elsewhere has not moved there on purpose."""


class PalmPath:
    """Follows one palm: why the palm, and not the tip of the index finger?

    It trembles less (a half to four fifths of the tip's noise in every recording looked at), it
    hardly moves when the fingers pinch, and it is the same for every hand shape.

    The path is summed up from steps, each measured in the hand-width of its moment: a hand that
    only seems to grow does not move.
    """

    def __init__(self) -> None:
        self._filter = OneEuro(MIN_CUTOFF, BETA, DERIVATIVE_CUTOFF)
        self._t = -math.inf
        self._size = math.nan
        self._seen: Vector | None = None
        self._raw = np.zeros(2)
        self._place = np.zeros(2)
        self._velocity = np.zeros(2)

    @property
    def place(self) -> Vector:
        """Hand-widths to the user's right and downwards since the first update, (2,)."""
        return self._place

    @property
    def speed(self) -> float:
        """Hand-widths per second along the steadied path: noise is no speed."""
        return float(np.linalg.norm(self._velocity))

    def update(self, t: float, hand: Hand, width: int, height: int) -> Vector:
        """Take the hand at t (s) in a picture of width x height pixels; returns ``place``.

        A time that is not later, or a hand without extent, changes nothing.
        """
        points = square(hand, width, height)
        size = hand_width(points)
        if not (t > self._t and size > 0):
            return self._place
        palm: Vector = palm_centre(points)[:2].astype(np.float64)
        if self._seen is None:
            self._size = size
        elif t - self._t > AWAY:
            self._raw = self._place
            self._filter.reset()
        else:
            self._size += (1 - math.exp((self._t - t) / SIZE_MEMORY)) * (size - self._size)
            self._raw = self._raw + (palm - self._seen) / self._size
        before, self._place = self._place, self._filter.update(t, self._raw)
        if math.isfinite(self._t):
            elapsed = t - self._t
            share = 1 - math.exp(-elapsed / SPEED_MEMORY)
            self._velocity += share * ((self._place - before) / elapsed - self._velocity)
        self._t, self._seen = t, palm
        return self._place
