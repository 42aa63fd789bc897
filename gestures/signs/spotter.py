"""Which sign is being made in a stream that never pauses: evidence adds up over time.

At even time steps a network looks at stretches of several lengths that end now. What it says is
taken as evidence of what is being signed, for a forward filter over the labels: one sign goes on
for a while and is followed by ``none`` (rest, transitions) or by another sign. A sign counts
once the filter is sure of it, mostly before it has ended, and not again while it goes on.

What comes after a sign that was held still is judged by itself: the stretches begin where the
hands have left that hold. So the same sign twice counts twice.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gestures.signs.classifier import NO_SIGN

_ROUNDING = 0.03


@dataclass(frozen=True, slots=True)
class Spotting:
    """Settings of a spotter. Times in seconds.

    step: between two looks. lengths: of the stretches. shortest: stretches below are not judged.
    weight: of the evidence of one look; looks overlap, so they are worth less than one each.
    change: chance that a look shows another label than the one before; rest: that it is none.
    floor: least probability that a look can give a label.
    sure: posterior from which a sign counts; over: below which one that counted has ended.
    dwell: how long it must have been sure while the hands move: it may be the beginning of
        another sign. settled: the same once they are still.
    """

    step: float = 0.125
    lengths: tuple[float, ...] = (0.7, 0.9, 1.2, 1.6)
    shortest: float = 0.5
    weight: float = 1.6
    change: float = 0.05
    rest: float = 0.7
    floor: float = 0.03
    sure: float = 0.9
    over: float = 0.5
    dwell: float = 0.375
    settled: float = 0.125


@dataclass(frozen=True, slots=True)
class Spotted:
    """A sign that counts now, and how sure the network is of it in these stretches."""

    name: str
    confidence: float


class Spotter:
    """Adds up what looks say. labels: those of the looks' columns, with ``none``."""

    def __init__(self, labels: tuple[str, ...], spotting: Spotting | None = None) -> None:
        self._labels = labels
        self._s = spotting or Spotting()
        self._none = labels.index(NO_SIGN)
        self._next = np.full(len(labels), (1 - self._s.rest) / max(len(labels) - 1, 1))
        self._next[self._none] = self._s.rest
        self.clear()

    def clear(self) -> None:
        """Begin anew: the hands are at rest."""
        self._posterior = np.zeros(len(self._labels))
        self._posterior[self._none] = 1.0
        self._active: int | None = None
        self._candidate: tuple[int, float] | None = None
        self._since = -math.inf
        self._begin = -math.inf

    @property
    def signing(self) -> bool:
        """Whether anything else than rest is likely just now."""
        return bool(self._posterior[self._none] < self._s.sure)

    @property
    def scores(self) -> dict[str, float]:
        """The filter's opinion of each sign."""
        named = zip(self._labels, self._posterior.tolist(), strict=True)
        return {label: p for label, p in named if label != NO_SIGN}

    def stretches(self, t: float, first: float, left_hold: float | None) -> list[float]:
        """Return where the stretches that end at t begin (s), the latest first.

        first: the earliest look there is. left_hold: when the hands last began to move after
        they had been still, None if they have not.
        """
        if left_hold is not None and self._active is not None and left_hold > self._since:
            self._begin_after(left_hold)
        earliest = max(first, self._begin)
        begins = dict.fromkeys(max(t - length, earliest) for length in self._s.lengths)
        return [begin for begin in begins if t - begin >= self._s.shortest]

    def update(
        self, t: float, looks: NDArray[np.float32], *, still: bool = False
    ) -> Spotted | None:
        """Take the probabilities (n, K) of the stretches that end at t; a sign that counts now.

        still: whether the hands are held still.
        """
        evidence = np.exp(np.log(np.maximum(looks, self._s.floor)).mean(axis=0))
        moved = (1 - self._s.change) * self._posterior + self._s.change * self._next
        posterior = moved * evidence**self._s.weight
        self._posterior = posterior / posterior.sum()
        if self._active is not None and self._posterior[self._active] < self._s.over:
            self._active = None
        best = int(self._posterior.argmax())
        if best in (self._none, self._active) or self._posterior[best] < self._s.sure:
            self._candidate = None
            return None
        if self._candidate is None or self._candidate[0] != best:
            self._candidate = best, t
        dwell = self._s.settled if still else self._s.dwell
        if t - self._candidate[1] < dwell - _ROUNDING:
            return None
        self._active, self._since = best, t
        return Spotted(self._labels[best], float(evidence[best]))

    def _begin_after(self, left_hold: float) -> None:
        self.clear()
        self._begin = left_hold
