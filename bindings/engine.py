"""From events to actions. Pure: time and situation are handed in.

The first rule in the file's order that fits takes an event; the others do not see it. An event is
the beginning or end of a gesture, a single ``fire``, or the moment at which a gesture has lasted
as long as an ``after`` says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bindings.actions import Action
from bindings.clutch import ClutchState
from bindings.conditions import Context
from bindings.decisions import DecisionLog
from bindings.matching import Matcher
from bindings.profile import Profile, Rule
from bindings.rule_index import RuleIndex
from bindings.tracks import Lasting, Repetition
from gestures.events import Event

_ROUNDING = 1e-9
_STALL = 0.5
"""Seconds without an update after which repetitions are not caught up."""


@dataclass(frozen=True, slots=True)
class Firing:
    """An action to carry out at time t (seconds), and the newest event of what set it off."""

    t: float
    binding: str
    action: Action
    event: Event


class BindingEngine:
    """Matches events against one profile."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._index = RuleIndex(profile.rules)
        self._clutch = ClutchState(profile.clutch)
        self._matcher = Matcher()
        self._lasting: dict[tuple[int, str], Lasting] = {}
        self._now = float("-inf")
        self._context = Context()
        self._firings: list[Firing] = []

    @property
    def armed(self) -> bool:
        """Whether the clutch lets bindings act; always true without one."""
        return self._clutch.armed

    @property
    def log(self) -> DecisionLog:
        """Why bindings acted or did not."""
        return self._matcher.log

    def update(self, t: float, events: Sequence[Event], context: Context) -> list[Firing]:
        """Take in the events of the frame at time t (seconds) and return what is to be done.

        To be called for every frame, also without events: ``after`` and ``repeat`` count time.
        A time before the latest one counts as the latest one.
        """
        self._firings = []
        self._context = context
        self._advance(t)
        self._update_clutch(events)
        for event in events:
            self._take(event)
        for lasting in self._lasting.values():
            self._pass_time(lasting, self._now)
        return self._firings

    def reset(self, t: float) -> None:
        """Forget all that is under way (pause, another source); time goes on from t (seconds).

        Hand in the ``end`` events of what was active before: they may release keys.
        """
        self._clutch.reset()
        self._matcher.reset()
        self._lasting.clear()
        self._now = t

    def _advance(self, t: float) -> None:
        now = t if t >= self._now else self._now
        gap = now - self._now
        self._now = now
        if gap > _STALL:
            for lasting in self._lasting.values():
                for repetition in lasting.repetitions:
                    repetition.due = max(repetition.due, now)

    def _update_clutch(self, events: Sequence[Event]) -> None:
        self._clutch.update(self._now, events)
        if not self._clutch.armed:
            self._matcher.history.clear()
            for lasting in self._lasting.values():
                lasting.silence()

    def _take(self, event: Event) -> None:
        if event.phase in ("begin", "fire"):
            self._start(event)
        elif event.phase == "hold":
            self._hold(event)
        else:
            self._finish(event)

    def _start(self, event: Event) -> None:
        if not self._clutch.armed:
            self._matcher.refuse(event, self._now, self._context)
            return
        self._matcher.history.add(event)
        lasting = Lasting(event.t, event)
        if event.phase == "begin":
            self._lasting[event.track_id, event.name] = lasting
        self._happen(event, lasting)

    def _hold(self, event: Event) -> None:
        lasting = self._lasting.get((event.track_id, event.name))
        if lasting is not None:
            lasting.latest = event

    def _finish(self, event: Event) -> None:
        """End a gesture; what was due before its end, but after the last frame, still counts.

        An end whose beginning did not count does not count either. The other way round it
        does, whatever the clutch says: it may release what the beginning pressed.
        """
        lasting = self._lasting.pop((event.track_id, event.name), None)
        if lasting is not None:
            self._pass_time(lasting, event.t)
            self._happen(event, lasting)

    def _happen(self, event: Event, lasting: Lasting) -> None:
        rule = self._choose(self._index.at_once(event.name, event.phase), event)
        if rule is not None:
            self._act(rule, event)
            self._start_repeating(rule, lasting)

    def _pass_time(self, lasting: Lasting, until: float) -> None:
        self._wait(lasting, until)
        self._repeat(lasting, until)

    def _wait(self, lasting: Lasting, until: float) -> None:
        """Deal with every ``after`` that the gesture has reached."""
        elapsed = until - lasting.began + _ROUNDING
        for after, rules in self._index.timed(lasting.latest.name):
            if lasting.passed < after <= elapsed:
                lasting.passed = after
                rule = self._choose(rules, lasting.latest)
                if rule is not None:
                    self._act(rule, lasting.latest)
                    self._start_repeating(rule, lasting)

    def _start_repeating(self, rule: Rule, lasting: Lasting) -> None:
        if rule.repeat is not None:
            start = lasting.began + (rule.after or 0.0)
            lasting.repetitions.append(Repetition(rule, start + rule.repeat))

    def _repeat(self, lasting: Lasting, until: float) -> None:
        for repetition in lasting.repetitions:
            rule = repetition.rule
            while repetition.due <= until + _ROUNDING:
                repetition.due += rule.repeat or _STALL
                if rule.when is None or rule.when.holds(self._context):
                    self._act(rule, lasting.latest)

    def _choose(self, rules: Sequence[Rule], event: Event) -> Rule | None:
        return self._matcher.choose(rules, event, self._now, self._context)

    def _act(self, rule: Rule, event: Event) -> None:
        self._matcher.note_action(rule, event, self._now)
        self._clutch.use(self._now)
        for action in rule.actions:
            self._firings.append(Firing(self._now, rule.name, action, event))
