"""Clips with a truth file, as a camera of 30, 15 or 10 frames a second would show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from controller.evaluation.matching import EARLY, LATE, Match, Report, match_events
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
    """Every n-th picture of a source: what a slower camera shows to landmarker and tracker."""

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
    """What came of clips: true strokes by outcome, latencies in seconds.

    turned: strokes in which only a swipe in another direction was found. other_hand: those
        in which the right one was, but of the other hand. Either counts as spurious, too.
    """

    strokes: int = 0
    found: int = 0
    turned: int = 0
    other_hand: int = 0
    spurious: int = 0
    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)

    @property
    def f1(self) -> float:
        total = self.strokes + self.found + self.spurious
        return 2 * self.found / total if total else float("nan")

    def add(self, report: Report, stream: Sequence[HandFrame]) -> None:
        """Add what came of one clip."""
        late = [match.latency for match in report.matches if match.latency is not None]
        self.strokes += len(report.matches)
        self.found += len(late)
        self.latencies += late
        self.spurious += len(report.spurious)
        self.seconds += stream[-1].t - stream[0].t if stream else 0.0
        for match in report.matches:
            names = _instead(match, report)
            self.other_hand += match.truth.name in names
            self.turned += bool(names) and match.truth.name not in names


def _instead(match: Match, report: Report) -> set[str]:
    """Return what was found in a stroke that was missed."""
    if match.found is not None:
        return set()
    true = match.truth
    return {e.name for e in report.spurious if true.start - EARLY <= e.t <= true.end + LATE}


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
