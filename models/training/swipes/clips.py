"""Clips with a truth file, as cameras of several frame rates would show them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from controller.evaluation.matching import EARLY, LATE, Match, Report, match_events
from controller.evaluation.truth import TrueEvent, load_truth
from controller.observations import TrackedSource
from controller.sources.base import Frame, Source, SourceInfo
from controller.sources.open import open_source
from controller.sources.recording import Recording, RecordingWriter
from controller.sources.recording_format import SUFFIX
from controller.tracker.open import open_landmarker
from gestures.landmarks import PALM, HandFrame
from gestures.swipe.parameters import SwipeParameters
from models.training.swipes.replay import fires
from models.training.synth.truth import joints_path, read_truth


class Thinned:
    """Every n-th picture of a source: what a slower camera shows to landmarker and tracker."""

    def __init__(self, source: Source, every: int, skipped: int = 0) -> None:
        """skipped: pictures left out at the beginning, the camera's phase."""
        self._source = source
        self._every = every
        for _ in range(skipped):
            source.read()

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


MOST = 0.7
"""Part of a stroke's time in which the palm must be in the picture."""


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


def watch(clip: Path, fps: float, kept: Path | None = None) -> list[HandFrame]:
    """Return the tracked hands that a camera of about so many frames a second sees.

    A clip is never shown faster than it was made. Each has a phase of its own.

    kept: folder of recordings, which are made when missing and replayed from then on.
    """
    every = max(1, round(load_truth(clip).fps / fps))
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
    phase = zlib.crc32(clip.stem.encode()) % every
    pictures = Thinned(open_source(str(clip), speed="max"), every, phase)
    observer = TrackedSource(pictures, open_landmarker())
    try:
        return [observation.frame for observation in iter(observer.read, None)]
    finally:
        observer.close()


def judge(
    clip: Path, stream: Sequence[HandFrame], parameters: SwipeParameters | None = None
) -> Report:
    """Match the swipes seen in a stream with the truth of the clip.

    A stroke of which less than MOST lies in the picture is no swipe that anybody could see:
    it is left out, and so is what is found in it.
    """
    swipes = [event for event in load_truth(clip).events if event.name.startswith("swipe_")]
    hidden = [event for event in swipes if share_in_picture(clip, event) < MOST]
    found = [
        event
        for event in fires(stream, parameters)
        if not any(each.start - EARLY <= event.t <= each.end + LATE for each in hidden)
    ]
    return match_events([event for event in swipes if event not in hidden], found)


def share_in_picture(clip: Path, event: TrueEvent) -> float:
    """Return the share of a stroke's time in which the palm's middle is in the picture."""
    truth = read_truth(clip)
    with np.load(joints_path(clip)) as file:
        joints, sides = file["joints"], [str(side) for side in file["handedness"]]
    palm = joints[:, sides.index(event.hand)][:, list(PALM)].mean(axis=1)
    seconds = np.arange(len(palm)) / truth.fps
    meant = palm[(seconds >= event.start) & (seconds <= event.end)]
    inside = ((meant > 0) & (meant < [truth.width, truth.height])).all(axis=1)
    return float(inside.mean())
