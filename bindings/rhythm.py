"""What acts again and again while a gesture lasts: repetitions, and movements of the pointer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from bindings.matching import Choice
from bindings.rules import Rule
from bindings.tracks import Lasting, Movement, Repetition
from gestures.events import Event, Phase

_ROUNDING = 1e-9
_STALL = 0.5
"""Seconds without an update after which repetitions are not caught up."""


class Rhythm:
    """Keeps the rules of gestures that last acting.

    act: carries a rule out for an event. may: tells whether the situation lets it act now.
    """

    def __init__(self, act: Callable[[Rule, Event], None], may: Callable[[Rule], bool]) -> None:
        self._act = act
        self._may = may

    def start(self, choice: Choice, lasting: Lasting, now: float) -> None:
        """Let a rule that has just acted go on as it says."""
        rule = choice.rule
        if rule.phase == "move":
            lasting.movements.append(Movement(rule, now, choice.partner))
        elif rule.repeat is not None:
            due = lasting.began + (rule.after or 0.0) + rule.repeat
            lasting.repetitions.append(Repetition(rule, due, choice.partner))

    def skip_stall(self, lastings: Iterable[Lasting], gap: float, now: float) -> None:
        """After a long gap (seconds) between updates, do not make up for it."""
        if gap > _STALL:
            for lasting in lastings:
                for repetition in lasting.repetitions:
                    repetition.due = max(repetition.due, now)

    def repeat(self, lasting: Lasting, until: float) -> None:
        """Carry out the repetitions that are due; those of a chord end with its other hand."""
        for repetition in tuple(lasting.repetitions):
            rule, partner = repetition.rule, repetition.partner
            limit = until if partner is None else min(until, partner.ended)
            while repetition.due <= limit + _ROUNDING:
                repetition.due += rule.repeat or _STALL
                if self._may(rule):
                    self._act(rule, lasting.latest)
            if partner is not None and partner.ended <= until:
                lasting.repetitions.remove(repetition)

    def move(self, lasting: Lasting, now: float) -> None:
        """Carry out the movements, once for each frame."""
        for movement in tuple(lasting.movements):
            if movement.partner is not None and movement.partner.ended <= now:
                lasting.movements.remove(movement)
                self._act(movement.rule, _at(lasting, now, "end"))
            elif movement.told < now and self._may(movement.rule):
                movement.told = now
                self._act(movement.rule, _at(lasting, now, "hold"))

    def stop(self, lasting: Lasting, now: float) -> None:
        """End what acts again and again; every movement that began is told its end."""
        lasting.repetitions.clear()
        for movement in lasting.movements:
            self._act(movement.rule, _at(lasting, now, "end"))
        lasting.movements.clear()


def _at(lasting: Lasting, now: float, phase: Phase) -> Event:
    return replace(lasting.latest, t=now, phase=phase)
