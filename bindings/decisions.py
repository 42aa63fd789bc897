"""Why a binding acted or did not: the last decisions, kept in a ring."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Literal

from bindings.profile import Rule
from gestures.events import Event

Verdict = Literal["acted", "cooldown", "hand", "confidence", "application", "sequence"]
"""acted, or the first thing that kept a binding from acting."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of an event at time t (seconds).

    rule: the binding that took it, if any; verdict ``cooldown`` means that it took the event
        without acting.
    skipped: the bindings before it that wait for the same thing, each with what was in the way.
    app: the active application then.
    armed: False if the clutch kept the event from the bindings.
    """

    t: float
    event: Event
    rule: Rule | None
    verdict: Verdict | None
    skipped: tuple[tuple[Rule, Verdict], ...]
    app: str | None
    armed: bool = True


class DecisionLog:
    """The newest decisions, oldest first."""

    def __init__(self, size: int = 256) -> None:
        self._ring: deque[Decision] = deque(maxlen=size)

    def add(self, decision: Decision) -> None:
        """Keep a decision and forget the oldest beyond the size."""
        self._ring.append(decision)

    def recent(self) -> tuple[Decision, ...]:
        """Return what is kept, oldest first."""
        return tuple(self._ring)
