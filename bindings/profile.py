"""A profile ready for matching: rules in the file's order."""

from __future__ import annotations

from dataclasses import dataclass

from bindings.actions import Action
from bindings.conditions import AppCondition, app_condition
from bindings.durations import format_duration
from bindings.model.profile import BindingModel, Clutch, Defaults, ProfileModel
from bindings.model.triggers import GestureTrigger, SequenceTrigger, Trigger, WhichHand
from bindings.problems import Problem
from gestures.events import Phase
from gestures.registry import GESTURES


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A binding with every default filled in. Times are seconds.

    gesture, phase: the event that it waits for (of a sequence: the last).
    after: how long the gesture must have lasted; None to act on the event itself.
    before: the gestures that must have come before, for a sequence; within: since when.
    repeat: interval at which it acts again while the gesture lasts.
    """

    name: str
    gesture: str
    phase: Phase
    hand: WhichHand
    after: float | None
    before: tuple[str, ...]
    within: float
    when: AppCondition | None
    repeat: float | None
    cooldown: float
    min_confidence: float
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A valid profile. ``file`` is its name in messages; ``model`` is what was written."""

    name: str
    file: str
    model: ProfileModel
    rules: tuple[Rule, ...]
    clutch: Clutch | None
    warnings: tuple[Problem, ...]

    @property
    def gestures(self) -> frozenset[str]:
        """Every gesture that some binding or the clutch waits for."""
        used = {gesture for rule in self.rules for gesture in (*rule.before, rule.gesture)}
        if self.clutch is not None:
            held = (self.clutch.arm, self.clutch.disarm)
            used |= {one.gesture for one in held if one is not None}
        return frozenset(used)


def make_rule(binding: BindingModel, defaults: Defaults) -> Rule:
    """Fill the defaults into a binding.

    The end of a gesture belongs to its beginning: no default may keep it from being noticed
    (a key could stay down).
    """
    on = binding.on
    if _phase(on) == "end":
        defaults = Defaults()
    confidence = binding.min_confidence
    return Rule(
        name=binding.name or describe(on),
        gesture=_last_gesture(on),
        phase=_phase(on),
        hand=on.hand,
        after=on.after if isinstance(on, GestureTrigger) else None,
        before=on.sequence[:-1] if isinstance(on, SequenceTrigger) else (),
        within=on.within if isinstance(on, SequenceTrigger) else 0.0,
        when=app_condition(binding.when),
        repeat=binding.repeat,
        cooldown=defaults.cooldown if binding.cooldown is None else binding.cooldown,
        min_confidence=defaults.min_confidence if confidence is None else confidence,
        actions=binding.do,
    )


def describe(on: Trigger) -> str:
    """Return what serves as the name of a binding that has none."""
    hand = "" if on.hand == "any" else f"{on.hand} "
    if not isinstance(on, GestureTrigger):
        return hand + ", ".join(on.sequence)
    phase = " end" if on.phase == "end" else ""
    after = "" if on.after is None else f" after {format_duration(on.after)}"
    return f"{hand}{on.gesture}{phase}{after}"


def _last_gesture(on: Trigger) -> str:
    return on.gesture if isinstance(on, GestureTrigger) else on.sequence[-1]


def _phase(on: Trigger) -> Phase:
    if GESTURES[_last_gesture(on)].kind == "once":
        return "fire"
    return on.phase if isinstance(on, GestureTrigger) else "begin"
