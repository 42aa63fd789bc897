"""Clips with a truth file, at their own frame rate and thinned."""

from __future__ import annotations

from pathlib import Path

from controller.evaluation.matching import Report, match_events
from controller.evaluation.truth import load_truth
from controller.observations import TrackedSource
from controller.sources.open import open_source
from controller.tracker.open import open_landmarker
from gestures.landmarks import HandFrame
from models.training.swipes.replay import fires


def watch(clip: Path) -> list[HandFrame]:
    """Return the tracked hands of every frame of a clip."""
    observer = TrackedSource(open_source(str(clip), speed="max"), open_landmarker())
    try:
        return [observation.frame for observation in iter(observer.read, None)]
    finally:
        observer.close()


def judge(clip: Path, stream: list[HandFrame], every: int) -> Report:
    """Match the swipes seen in every n-th frame with the truth of the clip."""
    truth = [event for event in load_truth(clip).events if event.name.startswith("swipe_")]
    return match_events(truth, fires(stream[::every]))
