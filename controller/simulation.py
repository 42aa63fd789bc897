"""A script of gestures through the state machines and the bindings, as if hands had shown it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from bindings.decisions import Decision
from bindings.engine import BindingEngine
from bindings.firing import Firing
from bindings.profile import Profile
from bindings.script import Step
from bindings.simulation import Frame, perform
from controller.decision_feed import DecisionFeed
from gestures.engine import GestureEngine
from gestures.events import Event
from gestures.landmarks import Hand, HandFrame
from gestures.registry import GESTURES
from gestures.scores import Scores
from gestures.thresholds import DEFAULT_RULES

FPS = 30
TAIL = 1.0
"""Seconds without hands after the script, in which what it began comes to its end."""

Happening = Event | Firing | Decision


class ScriptedRecogniser:
    """Scores as the script's events say: 1 (or their confidence) while a gesture is shown."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.labels = tuple(one for one, info in GESTURES.items() if info.recogniser == name)
        self._shown: dict[int, dict[str, float]] = {}

    def hear(self, events: Iterable[Event]) -> None:
        """Take note of a frame's events."""
        for shown in self._shown.values():
            for label in [label for label in shown if GESTURES[label].kind == "once"]:
                del shown[label]
        for event in events:
            if event.name not in self.labels:
                continue
            shown = self._shown.setdefault(event.track_id, {})
            if event.phase == "end":
                shown.pop(event.name, None)
            else:
                shown[event.name] = event.confidence

    def update(self, frame: HandFrame) -> list[Scores]:
        return [
            Scores(frame.t, self.name, hand.track_id, hand.handedness, self._scores(hand.track_id))
            for hand in frame.hands
        ] + [
            Scores(frame.t, self.name, track_id, "both", self._scores(track_id))
            for track_id in self._shown
            if track_id < 0
        ]

    def reset(self) -> None:
        """Nothing to forget: the script says when a gesture ends."""

    def _scores(self, track_id: int) -> Mapping[str, float]:
        return dict.fromkeys(self.labels, 0.0) | self._shown.get(track_id, {})


def simulate(profile: Profile, steps: Iterable[Step], fps: float = FPS) -> Iterator[Happening]:
    """Yield what happens, in order; times are seconds from the script's beginning.

    Signs and faces have no state machines yet: they are taken as the script says them.
    """
    recognisers = tuple(ScriptedRecogniser(name) for name in DEFAULT_RULES)
    gestures = GestureEngine(recognisers, DEFAULT_RULES)
    bindings = BindingEngine(profile)
    feed = DecisionFeed()
    told: dict[int, Event] = {}
    for frame in _with_tail(perform(steps, 1 / fps), fps):
        for recogniser in recognisers:
            recogniser.hear(frame.events)
        told |= {event.track_id: event for event in frame.events}
        seen = gestures.pause(frame.t) if frame.paused else gestures.update(_hands(frame.t))
        events = [_as_told(event, told.get(event.track_id)) for event in seen]
        events += [event for event in frame.events if event.name not in GESTURES]
        yield from (event for event in events if event.phase != "hold")
        firings = bindings.update(frame.t, events, frame.context)
        yield from feed.news(bindings.log)
        yield from firings
        if frame.paused:
            bindings.reset(frame.t)


def _as_told(event: Event, told: Event | None) -> Event:
    """Return an event with what the script says of it beyond its name."""
    if told is None:
        return event
    shape = told.shape if told.name == event.name and told.shape else event.shape
    return replace(event, distance=told.distance, shape=shape, speed=told.speed)


def _with_tail(frames: Iterator[Frame], fps: float) -> Iterator[Frame]:
    last: Frame | None = None
    for last in frames:
        yield last
    for number in range(1, round(TAIL * fps) if last is not None else 0):
        assert last is not None
        yield Frame(last.t + number / fps, (), last.context)


def _hands(t: float) -> HandFrame:
    """Return both hands at rest, of a plausible size."""
    points = np.zeros((21, 3), np.float32)
    points[5, 0], points[17, 0] = 0.05, -0.05
    hands = (
        Hand(1, "left", 1.0, 1.0, points + np.float32(0.3), points, t),
        Hand(2, "right", 1.0, 1.0, points + np.float32(0.7), points, t),
    )
    return HandFrame(t, 640, 480, hands)
