"""One clip through the whole pipeline, with nothing pressed, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psutil

from controller.evaluation.matching import Report, match_events
from controller.evaluation.truth import Truth
from controller.event_stream import Line, LineList
from controller.observations import NoCamera, Observation, Observer
from controller.pipeline import Statistics
from controller.wiring import RunOptions, build_pipeline
from gestures.events import Event
from gestures.registry import is_once


@dataclass(frozen=True, slots=True)
class ClipRun:
    """What a run printed and cost. ``wall`` and ``cpu`` are seconds, start-up left out."""

    lines: tuple[Line, ...]
    statistics: Statistics
    wall: float
    cpu: float

    @property
    def actions(self) -> list[Line]:
        return [line for line in self.lines if line["kind"] == "action"]


class _Watched(NoCamera):
    """Tells somebody of each observation that passes, and when the first one came."""

    def __init__(self, inner: Observer, tell: Callable[[Observation], None]) -> None:
        self._inner = inner
        self._tell = tell

    def read(self) -> Observation | None:
        observation = self._inner.read()
        if observation is not None:
            self._tell(observation)
        return observation

    def close(self) -> None:
        self._inner.close()


def run_clip(
    clip: Path, profile: str, *, speed: str = "max", tell: Callable[[Observation], None]
) -> ClipRun:
    """Play a clip dry; ``tell`` hears of each observation (progress)."""
    kept = LineList()
    process = psutil.Process()
    with ExitStack() as stack:
        options = RunOptions(str(clip), profile, dry_run=True, speed=speed)
        pipeline = build_pipeline(
            options, stack, sinks=[kept], wrap=lambda inner: _Watched(inner, tell)
        )
        started, used = time.perf_counter(), sum(process.cpu_times()[:2])
        statistics = pipeline.run()
        wall, cpu = time.perf_counter() - started, sum(process.cpu_times()[:2]) - used
    return ClipRun(tuple(kept.lines), statistics, wall, cpu)


def compare(truth: Truth, lines: Sequence[Line]) -> Report:
    """Match what was found with the truth; poses only where the truth speaks of them."""
    found = [event for event in map(_onset, lines) if event is not None]
    if truth.poses == "unlabelled":
        found = [event for event in found if is_once(event.name)]
    return match_events(truth.events, found)


def _onset(line: Line) -> Event | None:
    if line["kind"] != "event" or line["phase"] not in ("begin", "fire"):
        return None
    return Event(
        t=float(str(line["t"])),
        name=str(line["name"]),
        phase="fire" if line["phase"] == "fire" else "begin",
        hand="left" if line["hand"] == "left" else "right",
        confidence=float(str(line["confidence"])),
        track_id=0,
    )
