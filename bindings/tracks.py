"""What the hands have been doing, as far as bindings need to remember it."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

from bindings.profile import Rule
from gestures.events import Event

_ROUNDING = 1e-9
_REMEMBERED = 64


@dataclass(slots=True)
class Repetition:
    """A rule that acts again at time ``due`` (seconds) while its gesture lasts."""

    rule: Rule
    due: float


@dataclass(slots=True)
class Lasting:
    """A gesture that has begun and not ended.

    latest: its newest event. passed: the longest ``after`` dealt with so far (seconds).
    """

    began: float
    latest: Event
    passed: float = -1.0
    repetitions: list[Repetition] = field(default_factory=list)

    def silence(self) -> None:
        """Let nothing come of it any more but its end."""
        self.passed = math.inf
        self.repetitions.clear()


class History:
    """The latest beginnings on every track, for sequences."""

    def __init__(self) -> None:
        self._seen: deque[Event] = deque(maxlen=_REMEMBERED)

    def add(self, event: Event) -> None:
        """Remember that a gesture began or happened."""
        self._seen.append(event)

    def completes(self, rule: Rule, track_id: int) -> bool:
        """Tell whether the newest beginnings on a track are the rule's sequence, in time."""
        length = len(rule.before) + 1
        latest = [event for event in self._seen if event.track_id == track_id][-length:]
        if tuple(event.name for event in latest) != (*rule.before, rule.gesture):
            return False
        return latest[-1].t - latest[0].t <= rule.within + _ROUNDING

    def use_up(self, track_id: int) -> None:
        """Forget a track's beginnings: each serves one sequence only."""
        kept = [event for event in self._seen if event.track_id != track_id]
        self._seen = deque(kept, maxlen=_REMEMBERED)

    def clear(self) -> None:
        """Forget everything."""
        self._seen.clear()
