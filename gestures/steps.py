"""The machine of gestures that go on step by step: a fire for every step."""

from __future__ import annotations

from collections.abc import Mapping

from gestures.events import Event
from gestures.evidence import clean, seen_label
from gestures.machine import MachineBase, State


class StepMachine(MachineBase):
    """A fire for each frame that shows a label; the recogniser decides what a step is.

    Neither dwell nor cooldown nor re-arming: the next step may come with the next frame.
    """

    active: str | None = None

    @property
    def state(self) -> State:
        return "candidate" if self._seen else "idle"

    def update(self, t: float, scores: Mapping[str, float] | None) -> list[Event]:
        if not self._accepts(t):
            return []
        known = clean(scores)
        self._t, self._seen = t, seen_label(known, self._rules, None, ())
        if self._seen is None:
            return []
        return [self._event(t, self._seen, "fire", known[self._seen], self.hand)]

    def close(self, t: float) -> list[Event]:
        self._seen = None
        return []
