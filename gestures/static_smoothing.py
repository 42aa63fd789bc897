"""Probabilities that follow the newest ones with a time constant, for each track."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Row = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Track:
    t: float
    row: Row


class Smoothing:
    """Exponential smoothing by real time.

    tau: seconds after which a change has reached 63 %, at any frame rate; 0 for none.
    forget: a track without news for this many seconds starts afresh.
    """

    def __init__(self, tau: float, forget: float) -> None:
        self._tau = tau
        self._forget = forget
        self._tracks: dict[int, _Track] = {}

    def smooth(self, t: float, track_id: int, row: Row) -> Row:
        """Return the row of a track as of time t (s); times must not run backwards."""
        before = self._tracks.get(track_id)
        if before is not None and self._tau > 0:
            keep = math.exp(-(t - before.t) / self._tau)
            row = keep * before.row + (1 - keep) * row
        self._tracks[track_id] = _Track(t, row)
        return row

    def drop_old(self, t: float) -> None:
        """Forget the tracks that have had no news for too long."""
        old = [key for key, track in self._tracks.items() if t - track.t > self._forget]
        for key in old:
            del self._tracks[key]

    def clear(self) -> None:
        """Forget all tracks."""
        self._tracks.clear()
