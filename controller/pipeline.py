"""From observation to action: the one thread that owns every decision."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from typing import Protocol

from bindings.engine import BindingEngine
from controller.acting import Acting
from controller.attention import Attention
from controller.audience import Audience
from controller.control import Control, Pause, Relearn, Resume, Swap, UseCamera
from controller.errors import UsageError
from controller.event_stream import EventSink, state_line
from controller.frame_feed import FrameFeed, Moment
from controller.observations import Observation, Observer
from controller.outputs.performer import Performer
from controller.profile_change import SWAP_PATIENCE, ProfileChange, ends_of
from controller.run_statistics import Statistics
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


_NAP = 0.2
"""Seconds between looks at whether to stop while the camera rests."""


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
        self._performer = performer
        self._recorder = recorder
        self._audience = Audience(sinks, watchers)
        self._control = control or Control()
        self._frames = frames or FrameFeed()
        self._attention = attention or Attention()
        self._sentence = sentence or SentenceUnderWay()
        self._signs = signs or SignWatch()
        self._signs.follow(engine, bindings.profile, bindings.mode)
        self._clock = clock
        self._change: ProfileChange | None = None
        self._paused_until: float | None = None
        self._resting = False
        self._stalled = False
        self._last = 0.0
        self._frame: HandFrame | None = None
        self.statistics = Statistics()
        self._acting = Acting(
            bindings,
            performer,
            self._sentence,
            self._audience,
            self.statistics,
            mode_changed=self._follow_signs,
            active_app=active_app,
            clock=clock,
        )

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
            self._audience.watch(state_line(self._last, stalled=True))

    def _rest(self) -> None:
        """Wait for orders; the camera is off, and only its clock goes on."""
        self._control.wait(_NAP)
        now = self._clock()
        self._obey(now)
        self._paused(now)

    def step(self, observation: Observation) -> None:
        """Take one observation through recognition, bindings and outputs."""
        frame = self._frame = observation.frame
        self._last = frame.t
        self.statistics.count(frame)
        if self._stalled:
            self._stalled = False
            self._audience.watch(state_line(frame.t, stalled=False))
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
        counting = self._attention.look(frame, self._acting.bindings)
        if self._audience.watchers:
            self._audience.watch(*self._attention.news(frame))
        ended = self._engine.pause(-math.inf) if self._attention.handed_over else []
        return ended + self._engine.update(counting)

    def _compose(self, frame: HandFrame) -> None:
        """Let time go on for the sentence under way: a pause closes it."""
        held = self._sentence.open and letter_held(self._engine)
        self._sentence.pass_time(frame.t, hands=bool(frame.hands), held=held)
        self._audience.emit(*self._sentence.news())

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
        self._audience.watch(state_line(t, paused=True, locked=locked))

    def _resume(self, t: float) -> None:
        if self._paused_until is not None:
            self._paused_until = None
            self._resting = False
            self._audience.watch(state_line(t, paused=False))

    def _use_camera(self, t: float, camera: str) -> None:
        self._let_go()
        try:
            self._observer.use_camera(camera)
        except UsageError as error:
            self._audience.watch(state_line(t, error=str(error)))
        else:
            self._audience.watch(state_line(t, camera=camera))

    def _change_profile(self, t: float) -> None:
        """Go on with the profile that is waiting, once nothing is under way or the time is up."""
        if self._change is None:
            return
        lasting = [event for view in self._engine.snapshot() for event in ends_of(view, t)]
        if (lasting or self._performer.holding) and t < self._change.latest:
            return
        self._acting.change_profile(t, self._change.profile, lasting, self._frame)
        self._change = None
        self._follow_signs(t)

    def _follow_signs(self, t: float) -> None:
        """Look for the signs that the bindings wait for now."""
        try:
            bindings = self._acting.bindings
            self._signs.follow(self._engine, bindings.profile, bindings.mode)
        except AssetError as error:
            self._audience.watch(state_line(t, error=str(error)))

    def _act(self, t: float, events: Sequence[Event], captured: float) -> None:
        self._acting.act(t, events, captured, self._frame)

    def _let_go(self) -> None:
        """End all that is active: the stream is over, or nobody can see the hands just now."""
        try:
            self._act(self._last, self._engine.pause(self._last), self._clock())
            self._acting.bindings.reset(self._last)
            self._sentence.close()
            self._audience.emit(*self._sentence.news())
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
                profile=self._acting.bindings.profile.name,
                armed=self._acting.armed,
            )
        )
