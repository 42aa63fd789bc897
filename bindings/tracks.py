"""What the hands have been doing, as far as bindings need to remember it."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from bindings.conditions import Situation
from bindings.rules import Rule
from gestures.events import Event

_ROUNDING = 1e-9
_REMEMBERED = 64


@dataclass(slots=True, eq=False)
class Repetition:
    """A rule that acts again at time ``due`` (seconds) while its gesture lasts.

    partner: what the other hand shows, if that has to last as well.
    """

    rule: Rule
    due: float
    partner: Lasting | None = None


@dataclass(slots=True, eq=False)
class Movement:
    """A rule that acts on every frame while its gesture lasts. told: when it last did."""

    rule: Rule
    told: float
    partner: Lasting | None = None


@dataclass(slots=True, eq=False)
class Lasting:
    """A gesture that has begun, and may have ended. Times are seconds.

    latest: its newest event. situation: the one in which it began. order: counts beginnings.
    passed: how many of the times that rules wait for it has reached so far.
    silent: nothing may come of it any more but its end.
    """

    began: float
    latest: Event
    situation: Situation
    order: int = 0
    ended: float = math.inf
    passed: int = 0
    silent: bool = False
    repetitions: list[Repetition] = field(default_factory=list)
    movements: list[Movement] = field(default_factory=list)


class Stage:
    """The gestures that last now, on every track."""

    def __init__(self) -> None:
        self._lasting: dict[tuple[int, str], Lasting] = {}
        self._begun = 0

    def __iter__(self) -> Iterator[Lasting]:
        return iter(self._lasting.values())

    @property
    def is_empty(self) -> bool:
        """Whether nothing lasts."""
        return not self._lasting

    def begin(self, lasting: Lasting) -> None:
        """Take in a gesture that begins."""
        self._begun += 1
        lasting.order = self._begun
        self._lasting[_key(lasting.latest)] = lasting

    def find(self, event: Event) -> Lasting | None:
        """Return the gesture that an event belongs to, if it began here."""
        return self._lasting.get(_key(event))

    def end(self, event: Event) -> Lasting | None:
        """Return the gesture that ends with an event; it lasts no more."""
        lasting = self._lasting.pop(_key(event), None)
        if lasting is not None:
            lasting.ended = event.t
        return lasting

    def partner(self, name: str, own: Lasting) -> Lasting | None:
        """Return what the other hand shows by this name and began before ``own``, if it does."""
        event = own.latest
        for other in self._lasting.values():
            if (
                other.latest.name == name
                and other.latest.hand != event.hand
                and other.latest.track_id != event.track_id
                and not other.silent
                and (other.order < own.order or own.order == 0 or own.ended < math.inf)
            ):
                return other
        return None

    def clear(self) -> None:
        """Forget everything."""
        self._lasting.clear()


def _key(event: Event) -> tuple[int, str]:
    return event.track_id, event.name


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
