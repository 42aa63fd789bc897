"""Which of the movements that go on at the same time leads the pointer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Motion = Literal["move", "precise", "drag", "scroll"]


@dataclass(frozen=True, slots=True)
class Lead:
    """A hand, by its track, and what it does."""

    track_id: int
    motion: Motion


class Leads:
    """The first hand leads until it has ended all it does.

    Of one hand's movements the latest leads: a pinch that drags out of a hand that points. A
    drag leads until its own end, whatever the hand looks like meanwhile.
    """

    def __init__(self) -> None:
        self._all: list[Lead] = []

    @property
    def current(self) -> Lead | None:
        """Who leads now."""
        own = [lead for lead in self._all if lead.track_id == self._all[0].track_id]
        drags = (lead for lead in own if lead.motion == "drag")
        return next(drags, own[-1] if own else None)

    def begin(self, lead: Lead) -> None:
        """Take note of a movement that begins."""
        if lead not in self._all:
            self._all.append(lead)

    def end(self, lead: Lead) -> None:
        """Take note of its end; one that did not begin changes nothing."""
        if lead in self._all:
            self._all.remove(lead)

    def clear(self) -> None:
        """End all of them."""
        self._all.clear()
