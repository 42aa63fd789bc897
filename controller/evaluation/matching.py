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
from gestures.registry import GESTURES

EARLY = 0.2
LATE = 0.6
"""Seconds around a true event within which a found one counts as it. The truth of a pose begins
when all of the hand has arrived, which is a little after its shape can be seen."""


@dataclass(frozen=True, slots=True)
class Match:
    """A true event and the found event that claims it; None where it was missed.

    steps: the further fires of the same movement, of a gesture that fires for every step.
    """

    truth: TrueEvent
    found: Event | None
    steps: tuple[Event, ...] = ()

    @property
    def latency(self) -> float | None:
        """Seconds from the end of a stroke (negative: fired before it), or the onset of a pose.

        Of a gesture that fires for every step: from the onset to the first step.
        """
        if self.found is None:
            return None
        return self.found.t - (self.truth.end if is_stroke(self.truth.name) else self.truth.start)


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
    """Pair events (begin or fire only) with the truth, each at most once, as many as can be.

    In order of time each found event claims, of the true events it may claim, the one that
    ends first: no other pairing of intervals has more pairs (Glover 1967). The order in which
    truth and events are given does not matter.
    """
    claims: dict[int, Event] = {}
    steps: dict[int, list[Event]] = {}
    spurious = []
    for event in sorted(found, key=lambda event: event.t):
        able = [place for place, true in enumerate(truth) if explains(true, event)]
        free = [place for place in able if place not in claims]
        if free:
            claims[min(free, key=lambda place: (truth[place].end, truth[place].start))] = event
        elif able and is_stepwise(event.name):
            steps.setdefault(able[0], []).append(event)
        else:
            spurious.append(event)
    matches = (
        Match(true, claims.get(place), tuple(steps.get(place, ())))
        for place, true in enumerate(truth)
    )
    return Report(tuple(matches), tuple(spurious))


def explains(true: TrueEvent, event: Event) -> bool:
    """Tell whether the event may be what was found of the true one."""
    return (
        event.name == true.name and true.hand in (event.hand, "any") and near_in_time(true, event)
    )


def near_in_time(true: TrueEvent, event: Event) -> bool:
    """Tell whether the event lies in the tolerance window of the true one."""
    return true.start - EARLY <= event.t <= true.end + LATE


def is_stepwise(name: str) -> bool:
    """Tell whether the gesture fires again for every step of one movement."""
    return name in GESTURES and GESTURES[name].stepwise


def is_stroke(name: str) -> bool:
    """Tell whether the gesture is a single stroke, which is known when it has ended."""
    return name in GESTURES and GESTURES[name].kind == "once" and not is_stepwise(name)
