"""Clips of clicks, through MediaPipe, for the pointer's benchmark."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from controller.observing import build_observer
from controller.run_options import RunOptions
from gestures.landmarks import HandFrame

CLICKS = ("click", "double_click", "right_click")
BEFORE = 0.3
"""Seconds before a pinch at which the hand leads the pointer already."""

Pointer = Callable[[HandFrame], tuple[float, float]]


def clicks(clips: Sequence[str], make: Callable[[], Pointer]) -> NDArray[np.float64]:
    """Return how far (pixels) each click of the clips is from where its pinch began."""
    return np.array([gap for clip in clips for gap in _clicks(clip, make)])


def _clicks(clip: str, make: Callable[[], Pointer]) -> list[float]:
    truth = json.loads(Path(clip).with_suffix(".truth.json").read_text("utf-8"))
    gaps = []
    for event in truth["events"]:
        if event["name"] not in CLICKS:
            continue
        pointer = make()
        way = [
            (frame.t, pointer(frame))
            for frame in _frames(clip)
            if event["start"] - BEFORE <= frame.t <= event["end"]
        ]
        before = [place for t, place in way if t <= event["start"]]
        if before:
            gaps.append(float(np.linalg.norm(np.subtract(way[-1][1], before[-1]))))
    return gaps


@cache
def _frames(clip: str) -> list[HandFrame]:
    """Return the frames with exactly one hand in view."""
    observer = build_observer(RunOptions(clip, speed="max"))
    frames = []
    try:
        while (seen := observer.read()) is not None:
            if len(seen.frame.hands) == 1:
                frames.append(seen.frame)
    finally:
        observer.close()
    return frames
