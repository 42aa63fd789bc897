"""From observation to action: the one thread that owns every decision."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bindings.actions import PointerAction, SetModeAction
from bindings.conditions import Context
from bindings.engine import BindingEngine
from bindings.firing import Firing
from controller.attention import Attention
from controller.control import Control, Pause, Relearn, Resume, Swap, UseCamera
from controller.decision_feed import DecisionFeed
from controller.distances import with_distances
from controller.errors import UsageError
from controller.event_stream import (
    EventSink,
    Line,
    action_line,
    decision_line,
    event_line,
    state_line,
)
from controller.frame_feed import FrameFeed, Moment
from controller.observations import Observation, Observer
from controller.outputs.performer import Performer
from controller.profile_change import SWAP_PATIENCE, ProfileChange, asks_for_app, ends_of
from controller.sentence import SentenceUnderWay
from controller.sign_watch import SignWatch, letter_held
from controller.sources.base import Stalled
from gestures.engine import GestureEngine
from gestures.events import Event
from gestures.landmarks import HandFrame
from models.errors import AssetError


class FrameRecorder(Protocol):
    """Keeps the landmarks of every frame."""

    def append(self, frame: HandFrame) -> None: ...


@dataclass(slots=True)
class Statistics:
    """What a run has cost so far. ``span`` is seconds of the source's clock."""

    frames: int = 0
    frames_with_hand: int = 0
    span: float = 0.0
    latencies: list[float] = field(default_factory=list)


_NAP = 0.2
"""Seconds between looks at whether to stop while the camera rests."""

MAX_LATENCIES = 10_000
"""Enough for the figures of a run; a program that runs all day must not grow."""


class Pipeline:
    """Reads observations until the stream ends or ``stopped`` says so, and acts on them."""

    def __init__(
        self,
        observer: Observer,
        engine: GestureEngine,
        bindings: BindingEngine,
        performer: Performer,
        *,
        sinks: Sequence[EventSink] = (),
        recorder: FrameRecorder | None = None,
        watchers: Sequence[EventSink] = (),
        control: Control | None = None,
        frames: FrameFeed | None = None,
        attention: Attention | None = None,
        sentence: SentenceUnderWay | None = None,
        signs: SignWatch | None = None,
        active_app: Callable[[], str | None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._observer = observer
        self._engine = engine
        self._bindings = bindings
        self._asks_for_app = asks_for_app(bindings.profile)
        self._performer = performer
        self._sinks = sinks
        self._recorder = recorder
        self._watchers = watchers
        self._control = control or Control()
        self._frames = frames or FrameFeed()
        self._attention = attention or Attention()
        self._sentence = sentence or SentenceUnderWay()
        self._signs = signs or SignWatch()
        self._signs.follow(engine, bindings.profile, bindings.mode)
        self._change: ProfileChange | None = None
        self._decisions = DecisionFeed()
        self._paused_until: float | None = None
        self._resting = False
        self._stalled = False
        self._armed = bindings.armed
        self._active_app = active_app
        self._clock = clock
        self._first: float | None = None
        self._last = 0.0
        self._frame: HandFrame | None = None
        self.statistics = Statistics()

    def run(self, stopped: Callable[[], bool] = lambda: False) -> Statistics:
        """Work until the end; what is active then is ended and what is held is released."""
        try:
            while not stopped():
                if self._resting:
                    self._rest()
                    continue
                try:
                    observation = self._observer.read()
                except Stalled:
                    self._stall()
                    continue
                if observation is None:
                    break
                self.step(observation)
        finally:
            self._let_go()
        return self.statistics

    def _stall(self) -> None:
        """Nobody can see the hands just now."""
        self._let_go()
        self._obey(self._last)
        if not self._stalled:
            self._stalled = True
            self._watch(state_line(self._last, stalled=True))

    def _rest(self) -> None:
        """Wait for orders; the camera is off, and only its clock goes on."""
        self._control.wait(_NAP)
        now = self._clock()
        self._obey(now)
        self._paused(now)

    def step(self, observation: Observation) -> None:
        """Take one observation through recognition, bindings and outputs."""
        frame = observation.frame
        self._count(frame)
        if self._stalled:
            self._stalled = False
            self._watch(state_line(frame.t, stalled=False))
        if self._recorder is not None:
            self._recorder.append(frame)
        self._obey(frame.t)
        if self._paused(frame.t):
            return
        self._compose(frame)
        self._act(frame.t, self._recognise(frame), observation.captured)
        if self._frames.wanted:
            self._show(observation)

    def _recognise(self, frame: HandFrame) -> list[Event]:
        """Return the events of who is in control; what somebody else was doing ends first."""
        counting = self._attention.look(frame, self._bindings)
        for line in self._attention.news(frame) if self._watchers else ():
            self._watch(line)
        ended = self._engine.pause(-math.inf) if self._attention.handed_over else []
        return ended + self._engine.update(counting)

    def _compose(self, frame: HandFrame) -> None:
        """Let time go on for the sentence under way: a pause closes it."""
        held = self._sentence.open and letter_held(self._engine)
        self._sentence.pass_time(frame.t, hands=bool(frame.hands), held=held)
        self._tell_sentence()

    def _tell_sentence(self) -> None:
        for line in self._sentence.news():
            self._emit(line)

    def _obey(self, t: float) -> None:
        """Do what other threads have asked for, or what waits for a neutral moment."""
        for order in self._control.take():
            match order:
                case Pause(seconds, locked):
                    self._pause(t, math.inf if seconds is None else t + seconds, locked)
                case Resume():
                    self._resume(t)
                case Swap(profile):
                    self._change = ProfileChange(profile, latest=t + SWAP_PATIENCE)
                case UseCamera(camera):
                    self._use_camera(t, camera)
                case Relearn():
                    self._signs.forget()
                    self._follow_signs(t)
        self._change_profile(t)

    def _paused(self, t: float) -> bool:
        if self._paused_until is not None and t >= self._paused_until:
            self._resume(t)
        return self._paused_until is not None

    def _pause(self, t: float, until: float, locked: bool) -> None:
        self._let_go()
        self._performer.silence()
        self._paused_until = until
        self._resting = self._observer.rest()
        self._watch(state_line(t, paused=True, locked=locked))

    def _resume(self, t: float) -> None:
        if self._paused_until is not None:
            self._paused_until = None
            self._resting = False
            self._watch(state_line(t, paused=False))

    def _use_camera(self, t: float, camera: str) -> None:
        self._let_go()
        try:
            self._observer.use_camera(camera)
        except UsageError as error:
            self._watch(state_line(t, error=str(error)))
        else:
            self._watch(state_line(t, camera=camera))

    def _change_profile(self, t: float) -> None:
        """Go on with the profile that is waiting, once nothing is under way or the time is up."""
        if self._change is None:
            return
        lasting = [event for view in self._engine.snapshot() for event in ends_of(view, t)]
        if (lasting or self._performer.holding) and t < self._change.latest:
            return
        # The old bindings see the end of what they saw begin; the hands are not disturbed, and
        # the new bindings act on what begins from now on.
        self._perform_all(t, lasting, self._clock())
        self._performer.release_all()
        self._bindings = BindingEngine(self._change.profile)
        self._asks_for_app = asks_for_app(self._change.profile)
        self._watch(state_line(t, profile=self._change.profile.name))
        self._change = None
        self._follow_signs(t)

    def _follow_signs(self, t: float) -> None:
        """Look for the signs that the bindings wait for now."""
        try:
            self._signs.follow(self._engine, self._bindings.profile, self._bindings.mode)
        except AssetError as error:
            self._watch(state_line(t, error=str(error)))

    def _act(self, t: float, events: Sequence[Event], captured: float) -> None:
        for event in events:
            self._emit(event_line(event))
        self._perform_all(t, with_distances(events, self._frame), captured)

    def _perform_all(self, t: float, events: Sequence[Event], captured: float) -> None:
        context = Context(app=self._active_app() if self._asks_for_app else None)
        firings = self._bindings.update(t, events, context)
        if self._bindings.armed != self._armed:
            self._armed = self._bindings.armed
            self._watch(state_line(t, armed=self._armed))
        for decision in self._decisions.news(self._bindings.log) if self._watchers else ():
            self._watch(decision_line(decision))
        for firing in firings:
            self._perform(firing, captured)
        if any(isinstance(firing.action, SetModeAction) for firing in firings):
            self._follow_signs(t)

    def _perform(self, firing: Firing, captured: float) -> None:
        if isinstance(firing.action, PointerAction):
            self._lead_pointer(firing.action, firing.event)
        else:
            self._performer.perform(firing.action)
            self._sentence.take(firing)
            self._tell_sentence()
        latency = self._clock() - captured
        if len(self.statistics.latencies) < MAX_LATENCIES:
            self.statistics.latencies.append(latency)
        # The pointer is led in every frame; its beginning and end are news.
        if not (isinstance(firing.action, PointerAction) and firing.event.phase == "hold"):
            self._emit(action_line(firing, latency))

    def _lead_pointer(self, action: PointerAction, event: Event) -> None:
        if self._frame is not None:
            self._performer.lead_pointer(action, event, self._frame)

    def _let_go(self) -> None:
        """End all that is active: the stream is over, or nobody can see the hands just now."""
        try:
            self._act(self._last, self._engine.pause(self._last), self._clock())
            self._bindings.reset(self._last)
            self._sentence.close()
            self._tell_sentence()
            self._follow_signs(self._last)
        finally:
            self._performer.release_all()

    def _show(self, observation: Observation) -> None:
        self._frames.put(
            Moment(
                observation,
                self._engine.snapshot(),
                self.statistics.frames,
                latency=self._clock() - observation.captured,
                profile=self._bindings.profile.name,
                armed=self._armed and self._bindings.profile.clutch is not None,
            )
        )

    def _emit(self, line: Line) -> None:
        for sink in (*self._sinks, *self._watchers):
            sink.emit(line)

    def _watch(self, line: Line) -> None:
        for watcher in self._watchers:
            watcher.emit(line)

    def _count(self, frame: HandFrame) -> None:
        if self._first is None:
            self._first = frame.t
        self._last = frame.t
        self._frame = frame
        self.statistics.span = frame.t - self._first
        self.statistics.frames += 1
        self.statistics.frames_with_hand += bool(frame.hands)
