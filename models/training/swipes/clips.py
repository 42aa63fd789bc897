"""Clips with a truth file, as a camera of 30, 15 or 10 frames a second would show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from controller.evaluation.matching import LATE, Report, match_events
from controller.evaluation.truth import load_truth
from controller.observations import TrackedSource
from controller.sources.base import Frame, Source, SourceInfo
from controller.sources.open import open_source
from controller.sources.recording import Recording, RecordingWriter
from controller.sources.recording_format import SUFFIX
from controller.tracker.open import open_landmarker
from gestures.landmarks import HandFrame
from models.training.swipes.replay import fires


class Thinned:
    """Every n-th picture of a source, so that landmarker and tracker see what a slow camera sees."""

    def __init__(self, source: Source, every: int) -> None:
        self._source = source
        self._every = every

    @property
    def info(self) -> SourceInfo:
        return self._source.info

    def read(self) -> Frame | None:
        frame = self._source.read()
        for _ in range(self._every - 1):
            self._source.read()
        return frame

    def close(self) -> None:
        self._source.close()


@dataclass
class Score:
    """What came of clips: true swipes by outcome, spurious ones, latencies in seconds.

    turned: strokes in which a swipe in another direction was found, among the missed.
    """

    strokes: int = 0
    found: int = 0
    turned: int = 0
    spurious: int = 0
    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)

    @property
    def f1(self) -> float:
        total = self.strokes + self.found + self.spurious
        return 2 * self.found / total if total else float("nan")

    def add(self, report: Report, stream: list[HandFrame]) -> None:
        late = [match.latency for match in report.matches if match.latency is not None]
        self.strokes += len(report.matches)
        self.found += len(late)
        self.latencies += late
        self.turned += sum(_is_turned(report, k) for k in range(len(report.matches)))
        self.spurious += len(report.spurious)
        self.seconds += stream[-1].t - stream[0].t if stream else 0.0


def _is_turned(report: Report, k: int) -> bool:
    match = report.matches[k]
    return match.found is None and any(
        match.truth.start <= event.t <= match.truth.end + LATE for event in report.spurious
    )


def watch(clip: Path, every: int = 1, kept: Path | None = None) -> list[HandFrame]:
    """Return the tracked hands of every n-th picture of a clip.

    kept: folder of recordings, which are made when missing and replayed from then on.
    """
    if kept is None:
        return _look(clip, every)
    path = kept / f"{clip.stem}.every{every}{SUFFIX}"
    if not path.exists():
        kept.mkdir(parents=True, exist_ok=True)
        with RecordingWriter(path) as writer:
            for frame in _look(clip, every):
                writer.append(frame)
    return list(Recording.open(path))


def _look(clip: Path, every: int) -> list[HandFrame]:
    pictures = Thinned(open_source(str(clip), speed="max"), every)
    observer = TrackedSource(pictures, open_landmarker())
    try:
        return [observation.frame for observation in iter(observer.read, None)]
    finally:
        observer.close()


def judge(clip: Path, stream: Sequence[HandFrame]) -> Report:
    """Match the swipes seen in a stream with the truth of the clip."""
    truth = [event for event in load_truth(clip).events if event.name.startswith("swipe_")]
    return match_events(truth, fires(stream))
