"""What became of an event, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bindings.conditions import Situation
from bindings.rules import Rule
from gestures.events import Event

Verdict = Literal[
    "acted",
    "cooldown",
    "hand",
    "confidence",
    "distance",
    "shape",
    "speed",
    "mode",
    "armed_for",
    "application",
    "partner",
    "sequence",
    "too_short",
]
"""acted, or the first thing that kept a binding from acting."""

MAX_SKIPPED = 20
"""Of very many bindings that were in question the first are remembered."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of an event at time t (seconds).

    rule: the binding that took it, if any; verdict ``cooldown`` means that it took the event
        without acting, and ``cools_for`` says how long that goes on (seconds).
    skipped: the bindings before it that wait for the same thing, each with what was in the way.
    situation: the application, the mode and since when the clutch was armed.
    lasted: how long the gesture had lasted (seconds).
    armed: False if the clutch kept the event from the bindings; ``arm`` is what arms it.
    """

    t: float
    event: Event
    rule: Rule | None
    verdict: Verdict | None
    skipped: tuple[tuple[Rule, Verdict], ...]
    situation: Situation
    lasted: float = 0.0
    cools_for: float = 0.0
    armed: bool = True
    arm: str | None = None

    @property
    def app(self) -> str | None:
        """The active application then."""
        return self.situation.app
