"""One clip through the whole pipeline, with nothing pressed, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import psutil

from controller.evaluation.matching import Report, match_events
from controller.evaluation.thinning import NEAR, ThinnedObserver, ThinnedSource
from controller.evaluation.truth import TrueEvent
from controller.event_stream import Line, LineList
from controller.observations import NoCamera, Observation, Observer
from controller.run_options import RunOptions
from controller.run_statistics import Statistics
from controller.sources.recording import Recording, is_recording
from controller.wiring import build_pipeline
from gestures.events import Event, EventHand
from gestures.registry import GESTURES, STATIC

_HANDS: dict[str, EventHand] = {"left": "left", "right": "right", "both": "both"}


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


@dataclass(frozen=True, slots=True)
class Rate:
    """A camera slower than the clip: its frames a second, and its phase in [0, 1)."""

    fps: float
    phase: float


class Labels(Protocol):
    """What happens in a clip. ``poses`` is "unlabelled" where hand shapes were not noted."""

    @property
    def events(self) -> tuple[TrueEvent, ...]: ...

    @property
    def poses(self) -> str: ...


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
    clip: Path,
    profile: str,
    *,
    speed: str = "max",
    mirror: bool = True,
    rate: Rate | None = None,
    tell: Callable[[Observation], None],
) -> ClipRun:
    """Play a clip dry, at its own or at a lower frame rate.

    ``tell`` hears of each observation (progress); what it raises ends the run.
    """
    kept = LineList()
    process = psutil.Process()
    with ExitStack() as stack:
        options = RunOptions(str(clip), profile, dry_run=True, speed=speed, mirror=mirror)
        pipeline = build_pipeline(
            options,
            stack,
            sinks=[kept],
            wrap=lambda inner: _Watched(_slowed(inner, clip, rate), tell),
            through=lambda source: (
                source if rate is None else ThinnedSource(source, rate.fps, rate.phase)
            ),
        )
        started, used = time.perf_counter(), sum(process.cpu_times()[:2])
        statistics = pipeline.run()
        wall, cpu = time.perf_counter() - started, sum(process.cpu_times()[:2]) - used
    return ClipRun(tuple(kept.lines), statistics, wall, cpu)


def _slowed(observer: Observer, clip: Path, rate: Rate | None) -> Observer:
    """Leave out frames of a recording, which has no source that could."""
    if rate is None or not is_recording(clip):
        return observer
    steps = np.diff([frame.t for frame in Recording.open(clip)])
    if not len(steps) or 1 / float(np.median(steps)) <= rate.fps * NEAR:
        return observer
    return ThinnedObserver(observer, rate.fps, rate.phase)


def compare(truth: Labels, lines: Sequence[Line]) -> Report:
    """Match what was found with the truth; poses only where the truth speaks of them."""
    found = [event for event in map(_onset, lines) if event is not None]
    if truth.poses == "unlabelled":
        found = [event for event in found if not _is_pose(event.name)]
    return match_events(truth.events, found)


def _is_pose(name: str) -> bool:
    return name in GESTURES and GESTURES[name].recogniser == STATIC


def _onset(line: Line) -> Event | None:
    if line["kind"] != "event" or line["phase"] not in ("begin", "fire"):
        return None
    return Event(
        t=float(str(line["t"])),
        name=str(line["name"]),
        phase="fire" if line["phase"] == "fire" else "begin",
        hand=_HANDS[str(line["hand"])],
        confidence=float(str(line["confidence"])),
        track_id=0,
    )
