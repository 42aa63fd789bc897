"""Which rule takes an event: the first in the file's order that fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bindings.conditions import Situation
from bindings.decision import MAX_SKIPPED, Decision, Verdict
from bindings.decisions import DecisionLog
from bindings.model.strokes import pace_of
from bindings.rules import Rule
from bindings.tracks import History, Lasting, Stage
from gestures.events import Event

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Choice:
    """The rule that takes an event, and for a chord what the other hand shows."""

    rule: Rule
    partner: Lasting | None


class Matcher:
    """Chooses rules, minds their cooldowns and sequences, and keeps every decision in ``log``."""

    def __init__(self, stage: Stage) -> None:
        self.log = DecisionLog()
        self.history = History()
        self._stage = stage
        self._acted: dict[Rule, float] = {}

    def choose(
        self, rules: Sequence[Rule], own: Lasting, now: float, situation: Situation
    ) -> Choice | None:
        """Return the first rule that fits; None also if that one is cooling down at ``now``.

        own: the gesture in question; its latest event is the one to be taken.
        """
        event, lasted = own.latest, now - own.began
        skipped: list[tuple[Rule, Verdict]] = []
        for rule in rules:
            partner = self._partner(rule, own)
            obstacle = self._obstacle(rule, event, partner, situation)
            if obstacle is None:
                cools_for = self._cools_for(rule, now)
                verdict: Verdict = "cooldown" if cools_for > 0 else "acted"
                before = tuple(skipped)
                self.log.add(
                    Decision(now, event, rule, verdict, before, situation, lasted, cools_for)
                )
                return None if cools_for > 0 else Choice(rule, partner)
            if len(skipped) < MAX_SKIPPED:
                skipped.append((rule, obstacle))
        if rules or event.phase in ("begin", "fire"):
            self.log.add(Decision(now, event, None, None, tuple(skipped), situation, lasted))
        return None

    def miss(self, rules: Sequence[Rule], own: Lasting, now: float) -> None:
        """Note that a gesture ended before its rules' time."""
        skipped: tuple[tuple[Rule, Verdict], ...]
        skipped = tuple((rule, "too_short") for rule in rules[:MAX_SKIPPED])
        lasted = own.ended - own.began
        self.log.add(Decision(now, own.latest, None, None, skipped, own.situation, lasted))

    def refuse(self, event: Event, now: float, situation: Situation, arm: str | None) -> None:
        """Note that the clutch, which ``arm`` arms, kept an event from the bindings."""
        self.log.add(Decision(now, event, None, None, (), situation, armed=False, arm=arm))

    def note_action(self, rule: Rule, event: Event, now: float) -> None:
        """Start the rule's cooldown; a sequence uses up what led to it."""
        self._acted[rule] = now
        if rule.before:
            self.history.use_up(event.track_id)

    def reset(self) -> None:
        """Forget sequences and cooldowns; the log stays."""
        self.history.clear()
        self._acted.clear()

    def _partner(self, rule: Rule, own: Lasting) -> Lasting | None:
        if rule.partner is None:
            return None
        is_first = own.latest.name == rule.gesture
        return self._stage.partner(rule.partner if is_first else rule.gesture, own)

    def _obstacle(
        self, rule: Rule, event: Event, partner: Lasting | None, situation: Situation
    ) -> Verdict | None:
        if not _is_right_hand(rule, event):
            return "hand"
        if event.confidence < rule.min_confidence:
            return "confidence"
        if rule.distance is not None and not rule.distance.holds(event.distance):
            return "distance"
        if rule.shapes is not None and event.shape not in rule.shapes:
            return "shape"
        if rule.pace is not None and pace_of(event.speed) != rule.pace:
            return "speed"
        if rule.partner is not None and not _is_sure(rule, partner):
            return "partner"
        obstacle = situation_obstacle(rule, situation)
        if obstacle is not None:
            return obstacle
        if rule.before and not self.history.completes(rule, event.track_id):
            return "sequence"
        return None

    def _cools_for(self, rule: Rule, now: float) -> float:
        last = self._acted.get(rule)
        left = 0.0 if last is None else last + rule.cooldown - now
        return left if left > _ROUNDING else 0.0


def situation_obstacle(rule: Rule, situation: Situation) -> Verdict | None:
    """Return what in the situation keeps a rule from acting, if anything does."""
    if situation.mode not in rule.modes:
        return "mode"
    if situation.armed_for < rule.armed_for - _ROUNDING:
        return "armed_for"
    if rule.when is not None and not rule.when.holds(situation.app):
        return "application"
    return None


def _is_right_hand(rule: Rule, event: Event) -> bool:
    """Tell whether the rule's gesture is, or may be, that of the hand which it asks for."""
    if rule.hand == "any" or rule.gesture == rule.partner:
        return True
    return (event.hand == rule.hand) == (event.name == rule.gesture)


def _is_sure(rule: Rule, partner: Lasting | None) -> bool:
    return partner is not None and partner.latest.confidence >= rule.min_confidence
