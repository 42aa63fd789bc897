"""From events to actions. Pure: time and situation are handed in.

The first rule in the file's order that fits takes an event; the others do not see it. An event is
the beginning or end of a gesture, a single ``fire``, or the moment at which a gesture has lasted
as long as an ``after`` says. The end of a gesture is judged in the situation of its beginning:
what the one pressed the other has to release, whichever application is active by then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bindings.clutch import ClutchState
from bindings.conditions import Context, Situation
from bindings.decisions import DecisionLog
from bindings.firing import Firing
from bindings.matching import Matcher, situation_obstacle
from bindings.modes import ModeState
from bindings.profile import Profile
from bindings.rhythm import Rhythm
from bindings.rule_index import RuleIndex
from bindings.rules import Rule
from bindings.tracks import Lasting, Stage
from gestures.events import Event

__all__ = ["BindingEngine", "Firing"]

_ROUNDING = 1e-9


class BindingEngine:
    """Matches events against one profile."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._index = RuleIndex(profile.rules)
        self._clutch = ClutchState(profile.clutch)
        self._modes = ModeState()
        self._stage = Stage()
        self._matcher = Matcher(self._stage)
        self._rhythm = Rhythm(self._act, self._may_act)
        self._now = float("-inf")
        self._context = Context()
        self._firings: list[Firing] = []

    @property
    def armed(self) -> bool:
        """Whether the clutch lets bindings act; always true without one."""
        return self._clutch.armed

    @property
    def armed_by(self) -> int | None:
        """The track of the hand that armed the clutch; None while it sleeps, or without one."""
        return self._clutch.armed_by

    @property
    def mode(self) -> str:
        """The mode that is on; ``base`` outside all modes."""
        return self._modes.mode

    @property
    def at_rest(self) -> bool:
        """Whether no gesture is under way: a good moment to change to another profile."""
        return self._stage.is_empty

    @property
    def log(self) -> DecisionLog:
        """Why bindings acted or did not."""
        return self._matcher.log

    def update(self, t: float, events: Sequence[Event], context: Context) -> list[Firing]:
        """Take in the events of the frame at time t (seconds) and return what is to be done.

        To be called for every frame, also without events: ``after``, ``repeat`` and time-outs
        count time. A time before the latest one counts as the latest one.

        ``set_mode`` has taken effect by the time it is returned; it is returned to be seen,
        also when a mode goes off because its time is up.
        """
        self._firings = []
        self._context = context
        self._advance(t)
        self._update_clutch(events)
        for event in events:
            self._expire_mode(event.t)
            self._take(event)
        for lasting in self._stage:
            self._pass_time(lasting, self._now)
            self._rhythm.move(lasting, self._now)
        self._expire_mode(self._now)
        return self._firings

    def reset(self, t: float) -> None:
        """Forget all that is under way (pause, another source); time goes on from t (seconds).

        Hand in the ``end`` events of what was active before: they may release keys.
        """
        self._clutch.reset()
        self._modes.reset()
        self._matcher.reset()
        self._stage.clear()
        self._now = t

    def _advance(self, t: float) -> None:
        now = t if t >= self._now else self._now
        self._rhythm.skip_stall(self._stage, now - self._now, now)
        self._now = now

    def _update_clutch(self, events: Sequence[Event]) -> None:
        self._clutch.update(self._now, events)
        if not self._clutch.armed:
            self._matcher.history.clear()
            for lasting in self._stage:
                lasting.silent = True
                self._rhythm.stop(lasting, self._now)

    def _expire_mode(self, t: float) -> None:
        back = self._modes.expire(min(t, self._now))
        if back is not None:
            self._firings.append(replace(back, t=self._now))

    def _take(self, event: Event) -> None:
        if event.phase in ("begin", "fire"):
            self._start(event)
        elif event.phase == "hold":
            self._hold(event)
        else:
            self._finish(event)

    def _start(self, event: Event) -> None:
        situation = self._situation()
        if not self._clutch.armed:
            self._matcher.refuse(event, self._now, situation, self._clutch.waits_for)
            return
        self._matcher.history.add(event)
        lasting = Lasting(event.t, event, situation)
        if event.phase == "fire":
            self._choose(self._index.at_once(event.name, "fire"), lasting)
            return
        self._stage.begin(lasting)
        beginning = self._index.at_once(event.name, "begin")
        if beginning or not self._index.waits_on(event.name):
            # Otherwise there is nothing to tell yet: what waits is told of when its time comes.
            self._choose(beginning, lasting)
        moving = self._index.at_once(event.name, "move")
        if moving:
            self._choose(moving, lasting)

    def _hold(self, event: Event) -> None:
        lasting = self._stage.find(event)
        if lasting is not None:
            lasting.latest = event

    def _finish(self, event: Event) -> None:
        """End a gesture; what was due before its end, but after the last frame, still counts.

        An end whose beginning did not count does not count either. The other way round it
        does, whatever the clutch says: it may release what the beginning pressed.
        """
        for other in self._stage:
            self._pass_time(other, event.t)
        lasting = self._stage.end(event)
        if lasting is None:
            return
        lasting.latest = event
        self._note_missed(lasting)
        self._rhythm.stop(lasting, self._now)
        choice = self._matcher.choose(
            self._index.at_once(event.name, "end"), lasting, self._now, lasting.situation
        )
        if choice is not None:
            self._act(choice.rule, event)

    def _note_missed(self, lasting: Lasting) -> None:
        timed = self._index.timed(lasting.latest.name)
        if lasting.passed < len(timed) and not lasting.silent:
            self._matcher.miss(timed[lasting.passed][1], lasting, self._now)

    def _pass_time(self, lasting: Lasting, until: float) -> None:
        if not lasting.silent:
            self._wait(lasting, until)
            self._rhythm.repeat(lasting, until)

    def _wait(self, lasting: Lasting, until: float) -> None:
        """Deal with every ``after`` that the gesture has reached."""
        elapsed = until - lasting.began + _ROUNDING
        for after, rules in self._index.timed(lasting.latest.name)[lasting.passed :]:
            if after > elapsed:
                break
            lasting.passed += 1
            self._choose(rules, lasting)

    def _choose(self, rules: Sequence[Rule], lasting: Lasting) -> None:
        choice = self._matcher.choose(rules, lasting, self._now, self._situation())
        if choice is not None:
            if choice.rule.phase == "move":
                self._act(choice.rule, replace(lasting.latest, t=self._now, phase="begin"))
            else:
                self._act(choice.rule, lasting.latest)
            self._rhythm.start(choice, lasting, self._now)

    def _act(self, rule: Rule, event: Event) -> None:
        self._matcher.note_action(rule, event, self._now)
        self._clutch.use(self._now)
        for action in rule.actions:
            firing = Firing(self._now, rule.name, action, event, rule.source)
            self._firings.append(firing)
            self._modes.follow(firing)

    def _may_act(self, rule: Rule) -> bool:
        return situation_obstacle(rule, self._situation()) is None

    def _situation(self) -> Situation:
        armed_for = self._now - self._clutch.armed_since
        return Situation(self._context.app, self._modes.mode, armed_for)
