"""Streams of tracked hands through the recognisers, and what came of them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from controller.evaluation.matching import match_events, near_in_time
from controller.evaluation.truth import TrueEvent
from gestures.engine import GestureEngine
from gestures.events import Event
from gestures.landmarks import HandFrame
from gestures.motions import motion_recognisers
from gestures.thresholds import DEFAULT_RULES


def events(stream: Sequence[HandFrame]) -> list[Event]:
    """Return all events of clicks, drags and steps in a stream of tracked hands."""
    engine = GestureEngine(motion_recognisers(), DEFAULT_RULES)
    found = [event for frame in stream for event in engine.update(frame)]
    return found + (engine.close(stream[-1].t) if stream else [])


def onsets(found: Iterable[Event]) -> list[Event]:
    """Return what was begun or fired."""
    return [event for event in found if event.phase in ("begin", "fire")]


@dataclass
class Score:
    """What came of true events. Latencies in seconds, from what ``Match.latency`` says.

    wrong: missed ones in whose time something else was found. drops: latencies of the ends of
    drags. from_end: from the end of each gesture, whatever its kind. A spurious event counts once
    however many steps of it follow within a second.
    """

    true: int = 0
    found: int = 0
    wrong: int = 0
    spurious: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    drops: list[float] = field(default_factory=list)
    from_end: list[float] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.found / ((self.found + self.spurious.total()) or 1)

    @property
    def recall(self) -> float:
        return self.found / (self.true or 1)

    @property
    def f1(self) -> float:
        return 2 * self.found / ((self.true + self.found + self.spurious.total()) or 1)

    @property
    def per_hour(self) -> float:
        return self.spurious.total() / self.seconds * 3600 if self.seconds else float("nan")

    def add(self, truth: Sequence[TrueEvent], stream: Sequence[HandFrame]) -> None:
        """Replay a stream and compare it with the truth."""
        found = events(stream)
        report = match_events(truth, onsets(found))
        self.true += len(report.matches)
        for match in report.matches:
            if match.found is None:
                self.wrong += any(near_in_time(match.truth, one) for one in report.spurious)
                continue
            self.found += 1
            self.latencies.append(match.latency or 0.0)
            self.from_end.append(match.found.t - match.truth.end)
            if match.truth.name == "drag":
                self.drops += _drop(match.truth, match.found, found)
        self.spurious.update(_movements(report.spurious))
        self.seconds += stream[-1].t - stream[0].t if stream else 0.0


def _drop(true: TrueEvent, begin: Event, found: Iterable[Event]) -> list[float]:
    ends = (e.t for e in found if e.phase == "end" and e.name == begin.name and e.t >= begin.t)
    return [t - true.end for t in ends][:1]


def _movements(spurious: Iterable[Event]) -> list[str]:
    """Return the names of spurious events, the steps of one movement once."""
    last: dict[tuple[str, int], float] = {}
    names = []
    for event in spurious:
        key = event.name, event.track_id
        if event.t - last.get(key, float("-inf")) > 1.0:
            names.append(event.name)
        last[key] = event.t
    return names


def cost(stream: Sequence[HandFrame]) -> list[float]:
    """Return the CPU seconds that all these recognisers take together, frame by frame."""
    recognisers = motion_recognisers()
    seconds = []
    for frame in stream:
        started = time.perf_counter()
        for recogniser in recognisers:
            recogniser.update(frame)
        seconds.append(time.perf_counter() - started)
    return seconds
