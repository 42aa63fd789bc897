"""Bindings ready for matching."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bindings.actions import Action
from bindings.conditions import AppCondition, app_condition, wanted_modes
from bindings.durations import format_duration
from bindings.entries import Entry
from bindings.model.profile import Defaults
from bindings.model.ranges import DistanceRange
from bindings.model.strokes import Pace
from bindings.model.triggers import (
    FaceTrigger,
    GestureTrigger,
    SequenceTrigger,
    SignTrigger,
    Trigger,
    WhichHand,
)
from gestures.registry import is_once

Moment = Literal["begin", "move", "end", "fire"]
"""begin, end and fire are phases of events; move is all the time from begin to end."""

Source = Literal["gesture", "sign", "face"]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A binding with every default filled in. Times are seconds.

    source, gesture, phase: the event that it waits for (of a sequence: the last).
    hand: the hand of that event. partner: what the other hand must show.
    after: how long the gesture must have lasted; None to act on the event itself.
    before: the gestures that must have come before, for a sequence; within: since when.
    when: what it asks of the application. modes: those in which it acts.
    armed_for: how long the clutch must have been armed.
    shapes, pace: what the hand must show in a movement, and how fast it must be; None for any.
    repeat: interval at which it acts again while the gesture lasts.
    file, line: where it is written.
    """

    name: str
    source: Source
    gesture: str
    phase: Moment
    hand: WhichHand
    partner: str | None
    after: float | None
    before: tuple[str, ...]
    within: float
    distance: DistanceRange | None
    shapes: tuple[str, ...] | None
    pace: Pace | None
    when: AppCondition | None
    modes: frozenset[str]
    armed_for: float
    repeat: float | None
    cooldown: float
    min_confidence: float
    actions: tuple[Action, ...]
    file: str
    line: int


def make_rules(entries: Iterable[Entry], modes: frozenset[str]) -> tuple[Rule, ...]:
    """Return the rules of a profile, in the order to try them; ``modes``: all of its modes."""
    return tuple(_make_rule(entry, modes) for entry in entries)


def _make_rule(entry: Entry, modes: frozenset[str]) -> Rule:
    """Fill the defaults into a binding.

    The end of a gesture belongs to its beginning: no default may keep it from being noticed
    (a key could stay down).
    """
    binding = entry.binding
    on = binding.on
    phase = _phase(on)
    defaults = Defaults() if phase == "end" else entry.defaults
    confidence = binding.min_confidence
    distance = None if isinstance(on, FaceTrigger) else on.distance or defaults.distance
    return Rule(
        name=binding.name or describe(on),
        source=_source(on),
        gesture=_awaited(on),
        phase=phase,
        hand="any" if isinstance(on, (SignTrigger, FaceTrigger)) else on.hand,
        partner=on.with_ if isinstance(on, GestureTrigger) else None,
        after=on.after if isinstance(on, (GestureTrigger, FaceTrigger)) else None,
        before=on.sequence[:-1] if isinstance(on, SequenceTrigger) else (),
        within=on.within if isinstance(on, SequenceTrigger) else 0.0,
        distance=distance,
        shapes=on.shape if isinstance(on, GestureTrigger) else None,
        pace=on.speed if isinstance(on, GestureTrigger) else None,
        when=app_condition(binding.when),
        modes=wanted_modes(entry.layer, binding.when, modes),
        armed_for=(binding.when.armed_for if binding.when else None) or 0.0,
        repeat=_repeat(binding.repeat, defaults, phase),
        cooldown=defaults.cooldown if binding.cooldown is None else binding.cooldown,
        min_confidence=defaults.min_confidence if confidence is None else confidence,
        actions=binding.do,
        file=entry.origin.file,
        line=entry.origin.place()[0],
    )


def describe(on: Trigger) -> str:
    """Return what serves as the name of a binding that has none."""
    if isinstance(on, SignTrigger):
        return f"sign {on.sign}"
    if isinstance(on, FaceTrigger):
        return f"face {on.face}{_ending(on.phase)}{_after(on.after)}"
    hand = "" if on.hand == "any" else f"{on.hand} "
    if isinstance(on, SequenceTrigger):
        return hand + ", ".join(on.sequence)
    partner = "" if on.with_ is None else f" with {on.with_}"
    manner = _manner(on)
    return f"{hand}{manner}{on.gesture}{partner}{_ending(on.phase)}{_after(on.after)}"


def _manner(on: GestureTrigger) -> str:
    """Return the speed and the hand shape that a trigger asks for."""
    words: list[str] = [] if on.speed is None else [on.speed]
    words += [] if on.shape is None else [" or ".join(on.shape)]
    return "".join(f"{word} " for word in words)


def _after(seconds: float | None) -> str:
    return "" if seconds is None else f" after {format_duration(seconds)}"


def _ending(phase: str) -> str:
    return "" if phase == "begin" else f" {phase}"


def _source(on: Trigger) -> Source:
    if isinstance(on, SignTrigger):
        return "sign"
    return "face" if isinstance(on, FaceTrigger) else "gesture"


def _awaited(on: Trigger) -> str:
    if isinstance(on, SignTrigger):
        return on.sign
    if isinstance(on, FaceTrigger):
        return on.face
    return on.gesture if isinstance(on, GestureTrigger) else on.sequence[-1]


def _phase(on: Trigger) -> Moment:
    if isinstance(on, SignTrigger):
        return "fire"
    if isinstance(on, FaceTrigger):
        return on.phase
    if is_once(_awaited(on)):
        return "fire"
    return on.phase if isinstance(on, GestureTrigger) else "begin"


def _repeat(own: float | None, defaults: Defaults, phase: Moment) -> float | None:
    """Return the interval; what is by default is only for what lasts."""
    if own is not None:
        return own or None
    return (defaults.repeat or None) if phase == "begin" else None
