"""What all machines offer, and what both families share: clock, candidates, last reading."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Literal, Protocol

from gestures.events import Event, EventHand, Phase
from gestures.evidence import Dwell
from gestures.thresholds import TICK, Rules

State = Literal["idle", "candidate", "active", "cooldown"]
NEVER = -math.inf


class Machine(Protocol):
    """What the engine needs of a machine. ``hand`` may be corrected while it runs."""

    hand: EventHand

    @property
    def active(self) -> str | None:
        """The label that has begun and not ended."""

    @property
    def state(self) -> State:
        """What the machine is doing as of its last frame."""

    @property
    def progress(self) -> Mapping[str, float]:
        """How much of its dwell each candidate has, in [0, 1]."""

    @property
    def at_rest(self) -> bool:
        """Whether forgetting the machine would change nothing."""

    def configure(self, rules: Rules) -> None:
        """Change the rules; what is active stays active."""

    def update(self, t: float, scores: Mapping[str, float] | None) -> list[Event]:
        """Take the scores of the frame at t (s), None when the hand is not seen."""

    def close(self, t: float) -> list[Event]:
        """Stop at t (s; pause, reload, exit): end what is active, forget the candidates.

        Cooldowns stay. Any t will do: one that is not finite or too early counts as the
        time of the last frame. A second call returns nothing.
        """


class MachineBase(ABC):
    """The clock, the candidates and the last reading, which both families share."""

    def __init__(self, rules: Rules, track_id: int, hand: EventHand) -> None:
        self.hand = hand
        self._rules = rules
        self._track_id = track_id
        self._t = NEVER
        self._seen: str | None = None
        self._dwell = Dwell(rules)

    @property
    def progress(self) -> Mapping[str, float]:
        return {label: self._dwell.progress(label) for label in self._dwell.started}

    @property
    @abstractmethod
    def state(self) -> State: ...

    @property
    def at_rest(self) -> bool:
        return self.state == "idle" and self._seen is None

    def configure(self, rules: Rules) -> None:
        self._rules = self._dwell.rules = rules

    def _accepts(self, t: float) -> bool:
        return math.isfinite(t) and t > self._t

    def _fresh_until(self, t: float) -> float:
        """Return until when, up to t, the last reading is valid."""
        return min(t, self._t + self._rules.max_gap)

    def _advance_dwell(self, candidate: str | None, t: float) -> None:
        fresh = self._fresh_until(t)
        self._dwell.advance(candidate, self._t, fresh)
        self._dwell.advance(None, fresh, t)

    def _ready_at(self, label: str, silent_until: float, t: float) -> float | None:
        """Return when the label shown at t came due, or None when it has not yet."""
        full_at = self._dwell.full_at(label, t)
        if full_at is None or silent_until > t + TICK:
            return None
        shown_since = self._t if self._seen == label else t
        return min(max(full_at, silent_until, shown_since), t)

    def _event(
        self, t: float, label: str, phase: Phase, confidence: float, hand: EventHand
    ) -> Event:
        return Event(t, label, phase, hand, confidence, self._track_id)
