"""Which sign is being made in a stream that never pauses: evidence adds up over time.

At even time steps a network looks at stretches of a few lengths that end now. What it says is
taken as evidence of what is being signed, for a forward filter over the labels: one sign goes on
for a while and is followed by ``none`` (rest, transitions) or by another sign.

Many signs begin as another one does. So a sign that the filter is sure of counts at once only if
the network is sure too and it has lasted or the hands are held still; else it counts once it is
over, if it lasted long enough to be more than the beginning of another or a passing likeness.
It does not count again while it goes on.

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
    """Settings of a spotter. Times in seconds; chosen on streams of half of the takes that
    ``models.training.signs.measure_streams`` keeps from the network (``--half develop``).

    step: between two looks. lengths: of the stretches. shortest: stretches below are not judged.
    weight: of the evidence of one look; doubt: how much more what speaks for none counts.
    change: chance that a look shows another label than the one before; rest: that it is none.
    floor: least probability that a look can give a label.
    sure: posterior from which a sign is a candidate; over: below which one that counted has ended.
    early: mean evidence from which a candidate counts before it has ended, after ``dwell`` while
        the hands move and after ``settled`` once they are still.
    lasted: how long a candidate must have been one to count when it has ended.
    again: how long one that counted must have been over to count again.
    """

    step: float = 0.125
    lengths: tuple[float, ...] = (0.85, 1.25)
    shortest: float = 0.5
    weight: float = 1.4
    doubt: float = 2.0
    change: float = 0.02
    rest: float = 0.9
    floor: float = 0.02
    sure: float = 0.7
    over: float = 0.5
    early: float = 0.6
    dwell: float = 0.5
    settled: float = 0.125
    lasted: float = 0.75
    again: float = 0.25


@dataclass(frozen=True, slots=True)
class Spotted:
    """A sign that counts now, and how sure the network was of it in the mean."""

    name: str
    confidence: float


@dataclass(slots=True)
class _Candidate:
    """A label that the filter has been sure of since a time (s); evidence: a sum over looks."""

    label: int
    since: float
    evidence: float = 0.0
    looks: int = 0

    def add(self, evidence: float) -> None:
        self.evidence += evidence
        self.looks += 1

    @property
    def mean(self) -> float:
        return self.evidence / self.looks


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
        self._candidate: _Candidate | None = None
        self._since = -math.inf
        self._unlikely_since = math.inf
        self._begin = -math.inf

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
        self._filter(evidence)
        self._forget(t)
        best = int(self._posterior.argmax())
        ended = None
        if self._candidate is not None and self._candidate.label != best:
            ended = self.finish(t)
        if best in (self._none, self._active) or self._posterior[best] < self._s.sure:
            return ended
        if self._candidate is None:
            self._candidate = _Candidate(best, t)
        self._candidate.add(float(evidence[best]))
        return ended or self._early(self._candidate, t, still)

    def finish(self, t: float) -> Spotted | None:
        """End what is being signed at t (s): a sign that counts for having lasted."""
        ended, self._candidate = self._candidate, None
        if ended is None or t - ended.since < self._s.lasted - _ROUNDING:
            return None
        return self._count(ended, t)

    def _filter(self, evidence: NDArray[np.float64]) -> None:
        evidence[self._none] *= self._s.doubt
        moved = (1 - self._s.change) * self._posterior + self._s.change * self._next
        posterior = moved * evidence**self._s.weight
        self._posterior = posterior / posterior.sum()

    def _forget(self, t: float) -> None:
        """Let the sign that counted last count again once it has been unlikely for a while."""
        if self._active is None:
            return
        if self._posterior[self._active] >= self._s.over:
            self._unlikely_since = math.inf
            return
        self._unlikely_since = min(self._unlikely_since, t)
        if t - self._unlikely_since >= self._s.again - _ROUNDING:
            self._active = None

    def _early(self, candidate: _Candidate, t: float, still: bool) -> Spotted | None:
        wait = self._s.settled if still else self._s.dwell
        if t - candidate.since < wait - _ROUNDING or candidate.mean < self._s.early:
            return None
        self._candidate = None
        return self._count(candidate, t)

    def _count(self, candidate: _Candidate, t: float) -> Spotted:
        self._active, self._since, self._unlikely_since = candidate.label, t, math.inf
        return Spotted(self._labels[candidate.label], candidate.mean)

    def _begin_after(self, left_hold: float) -> None:
        self.clear()
        self._begin = left_hold
