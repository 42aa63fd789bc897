"""Which rule takes an event: the first in the file's order that fits."""

from __future__ import annotations

from collections.abc import Sequence

from bindings.conditions import Context
from bindings.decisions import Decision, DecisionLog, Verdict
from bindings.profile import Rule
from bindings.tracks import History
from gestures.events import Event

_ROUNDING = 1e-9


class Matcher:
    """Chooses rules, minds their cooldowns and sequences, and keeps every decision in ``log``."""

    def __init__(self) -> None:
        self.log = DecisionLog()
        self.history = History()
        self._acted: dict[Rule, float] = {}

    def choose(
        self, rules: Sequence[Rule], event: Event, now: float, context: Context
    ) -> Rule | None:
        """Return the first rule that fits; None also if that one is cooling down at ``now``."""
        skipped: list[tuple[Rule, Verdict]] = []
        for rule in rules:
            obstacle = self._obstacle(rule, event, context)
            if obstacle is None:
                verdict: Verdict = "cooldown" if self._is_cooling(rule, now) else "acted"
                self.log.add(Decision(now, event, rule, verdict, tuple(skipped), context.app))
                return rule if verdict == "acted" else None
            skipped.append((rule, obstacle))
        if rules or event.phase in ("begin", "fire"):
            self.log.add(Decision(now, event, None, None, tuple(skipped), context.app))
        return None

    def refuse(self, event: Event, now: float, context: Context) -> None:
        """Note that the clutch kept an event from the bindings."""
        self.log.add(Decision(now, event, None, None, (), context.app, armed=False))

    def note_action(self, rule: Rule, event: Event, now: float) -> None:
        """Start the rule's cooldown; a sequence uses up what led to it."""
        self._acted[rule] = now
        if rule.before:
            self.history.use_up(event.track_id)

    def reset(self) -> None:
        """Forget sequences and cooldowns; the log stays."""
        self.history.clear()
        self._acted.clear()

    def _obstacle(self, rule: Rule, event: Event, context: Context) -> Verdict | None:
        if rule.hand not in ("any", event.hand):
            return "hand"
        if event.confidence < rule.min_confidence:
            return "confidence"
        if rule.when is not None and not rule.when.holds(context):
            return "application"
        if rule.before and not self.history.completes(rule, event.track_id):
            return "sequence"
        return None

    def _is_cooling(self, rule: Rule, now: float) -> bool:
        last = self._acted.get(rule)
        return last is not None and now - last < rule.cooldown - _ROUNDING
