"""The machine of gestures that happen at once: fire."""

from __future__ import annotations

from collections.abc import Mapping

from gestures.events import Event, EventHand
from gestures.evidence import clean, seen_label
from gestures.machine import NEVER, MachineBase, State
from gestures.thresholds import TICK, Rules


class OnceMachine(MachineBase):
    """A single fire, for gestures that happen at once.

    fire: the label has been seen for its dwell and the machine is armed. The cooldown of
        the label that fired then silences all labels of the machine.
    armed: at the start, and again once every label has stayed below its ``leave`` for the
        release of the label that disarmed the machine. A fire disarms it, and so does a
        label seen during the cooldown: a movement that begins too early is left out
        whole, not reported late.
    """

    active: str | None = None

    def __init__(self, rules: Rules, track_id: int, hand: EventHand) -> None:
        super().__init__(rules, track_id, hand)
        self._disarmed_by: str | None = None
        self._silent_until = NEVER
        self._neutral_since: float | None = None

    @property
    def state(self) -> State:
        if self._dwell.started:
            return "candidate"
        return "cooldown" if self._disarmed_by or self._silent_until > self._t else "idle"

    def update(self, t: float, scores: Mapping[str, float] | None) -> list[Event]:
        if not self._accepts(t):
            return []
        known = clean(scores)
        self._advance(t)
        seen = seen_label(known, self._rules, None, self._dwell.started)
        events = self._fire(t, seen, known)
        loud = any(score >= self._rules.of(label).leave for label, score in known.items())
        if loud:
            self._neutral_since = None
        elif self._neutral_since is None:
            self._neutral_since = t
        self._t, self._seen = t, seen
        return events

    def close(self, t: float) -> list[Event]:
        self._seen = None
        self._neutral_since = None
        self._dwell.clear()
        return []

    def _advance(self, t: float) -> None:
        """Let the last reading hold until t, or run out on the way; arm after enough silence."""
        self._advance_dwell(None if self._disarmed_by else self._seen, t)
        fresh = self._fresh_until(t)
        if self._neutral_since is None and t > fresh > NEVER:
            self._neutral_since = fresh
        if self._disarmed_by is not None and self._neutral_since is not None:
            release = self._rules.of(self._disarmed_by).release
            if t - self._neutral_since >= release - TICK:
                self._disarmed_by = None

    def _fire(self, t: float, seen: str | None, scores: Mapping[str, float]) -> list[Event]:
        if seen is None or self._disarmed_by is not None:
            return []
        if self._silent_until > t + TICK:
            self._disarm(seen)
            return []
        at = self._ready_at(seen, self._silent_until, t)
        if at is None:
            return []
        self._disarm(seen)
        self._silent_until = at + self._rules.of(seen).cooldown
        return [self._event(at, seen, "fire", scores[seen], self.hand)]

    def _disarm(self, label: str) -> None:
        self._disarmed_by = label
        self._dwell.clear()
