"""From observation to action: the one thread that owns every decision."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bindings.conditions import Context
from bindings.engine import BindingEngine, Firing
from controller.event_stream import EventSink, action_line, event_line
from controller.observations import Observation, Observer
from controller.outputs.performer import Performer
from controller.sources.base import Stalled
from gestures.engine import GestureEngine
from gestures.events import Event
from gestures.landmarks import HandFrame


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
        active_app: Callable[[], str | None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._observer = observer
        self._engine = engine
        self._bindings = bindings
        self._performer = performer
        self._sinks = sinks
        self._recorder = recorder
        self._active_app = active_app
        self._clock = clock
        self._first: float | None = None
        self._last = 0.0
        self.statistics = Statistics()

    def run(self, stopped: Callable[[], bool] = lambda: False) -> Statistics:
        """Work until the end; what is active then is ended and what is held is released."""
        try:
            while not stopped():
                try:
                    observation = self._observer.read()
                except Stalled:
                    self._let_go()
                    continue
                if observation is None:
                    break
                self.step(observation)
        finally:
            self._let_go()
        return self.statistics

    def step(self, observation: Observation) -> None:
        """Take one observation through recognition, bindings and outputs."""
        frame = observation.frame
        self._count(frame)
        if self._recorder is not None:
            self._recorder.append(frame)
        events = self._engine.update(frame)
        self._act(frame.t, events, observation.captured)

    def _act(self, t: float, events: Sequence[Event], captured: float) -> None:
        for event in events:
            self._emit(event_line(event))
        context = Context(app=self._active_app())
        for firing in self._bindings.update(t, events, context):
            self._perform(firing, captured)

    def _perform(self, firing: Firing, captured: float) -> None:
        self._performer.perform(firing.action)
        latency = self._clock() - captured
        if len(self.statistics.latencies) < MAX_LATENCIES:
            self.statistics.latencies.append(latency)
        self._emit(action_line(firing, latency))

    def _let_go(self) -> None:
        """End all that is active: the stream is over, or nobody can see the hands just now."""
        try:
            self._act(self._last, self._engine.pause(self._last), self._clock())
            self._bindings.reset(self._last)
        finally:
            self._performer.release_all()

    def _emit(self, line: dict[str, object]) -> None:
        for sink in self._sinks:
            sink.emit(line)

    def _count(self, frame: HandFrame) -> None:
        if self._first is None:
            self._first = frame.t
        self._last = frame.t
        self.statistics.span = frame.t - self._first
        self.statistics.frames += 1
        self.statistics.frames_with_hand += bool(frame.hands)
