"""What a machine has seen so far of each label: readings of single samples, and time."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from gestures.scores import NO_GESTURE
from gestures.thresholds import TICK, Rules


def clean(scores: Mapping[str, float] | None) -> dict[str, float]:
    """Return the scores of the gestures in [0, 1]: NaN and infinities are 0, None is empty."""
    return {
        label: min(max(float(score), 0.0), 1.0) if math.isfinite(score) else 0.0
        for label, score in (scores or {}).items()
        if label != NO_GESTURE
    }


def seen_label(
    scores: Mapping[str, float], rules: Rules, active: str | None, started: Collection[str]
) -> str | None:
    """Return the best label at or above its bar, or None.

    The bar is ``leave`` for the active label and those already started, ``enter`` for all
    others. On equal scores the active label wins, then a started one.
    """
    known = {active, *started}

    def over(label: str) -> bool:
        thresholds = rules.of(label)
        return scores[label] >= (thresholds.leave if label in known else thresholds.enter)

    return max(
        filter(over, scores),
        key=lambda label: (scores[label], label == active, label in known, label),
        default=None,
    )


@dataclass(slots=True)
class _Credit:
    seconds: float
    full_at: float | None


class Dwell:
    """Seconds for which each label has been seen, as a leaky bucket.

    A label's bucket fills in real time while the label is seen, up to its dwell, and
    drains as fast while it is not; empty ones are forgotten. So one lost frame costs a
    candidate little, and a label that flickers half of the time never gets through.
    What has been full counts as full until it is empty.
    """

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._credits: dict[str, _Credit] = {}

    @property
    def started(self) -> Collection[str]:
        """The labels with anything in their bucket."""
        return self._credits.keys()

    def advance(self, seen: str | None, start: float, end: float) -> None:
        """Account for the time from start to end (s), in which ``seen`` was seen."""
        if end <= start:
            return
        for label, credit in list(self._credits.items()):
            if label != seen:
                credit.seconds -= end - start
                if credit.seconds <= 0:
                    del self._credits[label]
        if seen is not None:
            self._fill(self._credits.setdefault(seen, _Credit(0.0, None)), seen, start, end)

    def _fill(self, credit: _Credit, label: str, start: float, end: float) -> None:
        missing = self.rules.of(label).dwell - credit.seconds
        credit.seconds += min(end - start, max(missing, 0.0))
        if credit.full_at is None and missing <= end - start + TICK:
            credit.full_at = min(start + max(missing, 0.0), end)

    def full_at(self, label: str, now: float) -> float | None:
        """Return when the label, seen now (s), had been seen for its dwell; None if not yet."""
        credit = self._credits.get(label)
        if credit is not None:
            return credit.full_at
        return now if self.rules.of(label).dwell <= TICK else None

    def progress(self, label: str) -> float:
        """Return how full the label's bucket is, in [0, 1]."""
        dwell = self.rules.of(label).dwell
        credit = self._credits.get(label)
        return 0.0 if credit is None else min(credit.seconds / dwell, 1.0) if dwell else 1.0

    def forget(self, label: str) -> None:
        """Empty one bucket."""
        self._credits.pop(label, None)

    def clear(self) -> None:
        """Empty all."""
        self._credits.clear()
