"""Pairing of events found with events that truly happened.

Each true event may be claimed by one found event of the same name whose time lies between
its start and ``LATE`` seconds after its end (the tolerance window of event-based scoring,
as in sound event detection: Mesaros, Heittola, Virtanen 2016, section 3).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from controller.evaluation.truth import TrueEvent
from gestures.events import Event
from gestures.registry import is_once

EARLY = 0.2
LATE = 0.6
"""Seconds around a true event within which a found one counts as it. The truth of a pose begins
when all of the hand has arrived, which is a little after its shape can be seen."""


@dataclass(frozen=True, slots=True)
class Match:
    """A true event and the found event that claims it; None where it was missed."""

    truth: TrueEvent
    found: Event | None

    @property
    def latency(self) -> float | None:
        """Seconds from the end of a stroke (negative: fired before it), or the onset of a pose."""
        if self.found is None:
            return None
        return self.found.t - (self.truth.end if is_once(self.truth.name) else self.truth.start)


@dataclass(frozen=True, slots=True)
class Report:
    """Matches in the order of the truth, and the found events that nothing explains."""

    matches: tuple[Match, ...]
    spurious: tuple[Event, ...]

    @property
    def missed(self) -> int:
        return sum(match.found is None for match in self.matches)

    @property
    def perfect(self) -> bool:
        return not self.missed and not self.spurious


def match_events(truth: Sequence[TrueEvent], found: Sequence[Event]) -> Report:
    """Pair events (begin or fire only) with the truth, earliest first, each at most once."""
    left = list(found)
    matches = []
    for true in truth:
        claim = next((event for event in left if _explains(true, event)), None)
        if claim is not None:
            left.remove(claim)
        matches.append(Match(true, claim))
    return Report(tuple(matches), tuple(left))


def _explains(true: TrueEvent, event: Event) -> bool:
    return (
        event.name == true.name
        and event.hand == true.hand
        and true.start - EARLY <= event.t <= true.end + LATE
    )
