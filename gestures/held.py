"""The machine of what is held for a moment and counts once: letters of finger spelling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gestures.events import Event
from gestures.lasting import LastingMachine


class HeldMachine(LastingMachine):
    """A single fire where a lasting gesture begins; its end is what lets it fire again.

    So one shape that flickers counts once, one that is left and shown again counts twice, and
    another one may follow at once.
    """

    def update(self, t: float, scores: Mapping[str, float] | None) -> list[Event]:
        return _fires(super().update(t, scores))

    def close(self, t: float) -> list[Event]:
        return _fires(super().close(t))


def _fires(events: list[Event]) -> list[Event]:
    return [replace(event, phase="fire") for event in events if event.phase == "begin"]
