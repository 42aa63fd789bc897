"""From events to actions: the bindings decide, the performer acts, and the audience is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bindings.actions import PointerAction, SetModeAction
from bindings.conditions import Context
from bindings.engine import BindingEngine
from bindings.firing import Firing
from bindings.profile import Profile
from controller.audience import Audience
from controller.decision_feed import DecisionFeed
from controller.distances import with_distances
from controller.event_stream import action_line, decision_line, event_line, state_line
from controller.outputs.performer import Performer
from controller.profile_change import asks_for_app
from controller.run_statistics import Statistics
from controller.sentence import SentenceUnderWay
from gestures.events import Event
from gestures.landmarks import HandFrame


class Acting:
    """Does what events are bound to.

    mode_changed: called with the time (s) when an action has set a mode. active_app: tells which
    program has the keyboard. clock: that of ``captured``, when a frame was there.
    """

    def __init__(
        self,
        bindings: BindingEngine,
        performer: Performer,
        sentence: SentenceUnderWay,
        audience: Audience,
        statistics: Statistics,
        *,
        mode_changed: Callable[[float], None],
        active_app: Callable[[], str | None],
        clock: Callable[[], float],
    ) -> None:
        self._performer = performer
        self._sentence = sentence
        self._audience = audience
        self._statistics = statistics
        self._mode_changed = mode_changed
        self._active_app = active_app
        self._clock = clock
        self._decisions = DecisionFeed()
        self._armed = bindings.armed
        self._follow(bindings)

    def _follow(self, bindings: BindingEngine) -> None:
        self.bindings = bindings
        self._asks_for_app = asks_for_app(bindings.profile)

    @property
    def armed(self) -> bool:
        """Whether a clutch has been let in. False in a profile without a clutch."""
        return self._armed and self.bindings.profile.clutch is not None

    def act(
        self, t: float, events: Sequence[Event], captured: float, frame: HandFrame | None
    ) -> None:
        """Tell of the events at t (s) and do what they are bound to. frame: the last one."""
        self._audience.emit(*(event_line(event) for event in events))
        self._perform_all(t, with_distances(events, frame), captured, frame)

    def change_profile(
        self, t: float, profile: Profile, lasting: Sequence[Event], frame: HandFrame | None
    ) -> None:
        """Go on with other bindings.

        lasting: ends of what is under way. The old bindings see the end of what they saw begin;
        the hands are not disturbed, and the new bindings act on what begins from now on.
        """
        self._perform_all(t, lasting, self._clock(), frame)
        self._performer.release_all()
        self._follow(BindingEngine(profile))
        self._audience.watch(state_line(t, profile=profile.name))

    def _perform_all(
        self, t: float, events: Sequence[Event], captured: float, frame: HandFrame | None
    ) -> None:
        context = Context(app=self._active_app() if self._asks_for_app else None)
        firings = self.bindings.update(t, events, context)
        if self.bindings.armed != self._armed:
            self._armed = self.bindings.armed
            self._audience.watch(state_line(t, armed=self._armed))
        if self._audience.watchers:
            self._audience.watch(*map(decision_line, self._decisions.news(self.bindings.log)))
        for firing in firings:
            self._perform(firing, captured, frame)
        if any(isinstance(firing.action, SetModeAction) for firing in firings):
            self._mode_changed(t)

    def _perform(self, firing: Firing, captured: float, frame: HandFrame | None) -> None:
        action = firing.action
        if isinstance(action, PointerAction):
            if frame is not None:
                self._performer.lead_pointer(action, firing.event, frame)
        else:
            self._performer.perform(action)
            self._sentence.take(firing)
            self._audience.emit(*self._sentence.news())
        latency = self._clock() - captured
        self._statistics.add_latency(latency)
        # The pointer is led in every frame; its beginning and end are news.
        if not (isinstance(action, PointerAction) and firing.event.phase == "hold"):
            self._audience.emit(action_line(firing, latency))
