"""Recordings through tracking, recogniser and state machine, and what came of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from gestures.engine import GestureEngine
from gestures.events import Event
from gestures.landmarks import HandFrame
from gestures.swipe.features import FEATURE_VERSION
from gestures.swipe.parameters import SwipeParameters
from gestures.swipes import SwipeRecogniser
from gestures.thresholds import DEFAULT_RULES
from gestures.tracking import HandTracker
from models.manifest import ASSETS
from models.sessions import OnnxClassifier
from models.training.swipes.data import Recording

WIDTH, HEIGHT = 640, 480


def frames(recordings: Iterable[Recording], fps: float, rest: float = 0.0) -> list[HandFrame]:
    """Return recordings one after the other as tracked hands.

    rest: seconds for which the first and last frame of each is held, for recordings that
        were cut to the stroke.
    """
    tracker = HandTracker()
    held = round(rest * fps)
    moments = [
        hands
        for recording in recordings
        for part in (recording.moments[:1] * held, recording.moments, recording.moments[-1:] * held)
        for hands in part
    ]
    return [tracker.update(k / fps, WIDTH, HEIGHT, hands) for k, hands in enumerate(moments)]


@cache
def verifier(folder: Path = ASSETS) -> OnnxClassifier:
    """Return the shipped verifier, or that of another folder."""
    return OnnxClassifier("swipe_verifier", feature_version=FEATURE_VERSION, folder=folder)


def fires(
    stream: Iterable[HandFrame], parameters: SwipeParameters | None = None, folder: Path = ASSETS
) -> list[Event]:
    """Return the swipes in a stream of tracked hands."""
    engine = GestureEngine([SwipeRecogniser(verifier(folder), parameters)], DEFAULT_RULES)
    return [event for frame in stream for event in engine.update(frame)]


@dataclass
class Tally:
    """Recordings of swipes by outcome, and swipes seen in ``seconds`` of other movements.

    right: the first event is the swipe. turned: it is another one. extra: further events.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    false: int = 0
    seconds: float = 0.0

    @property
    def per_hour(self) -> float:
        return self.false / self.seconds * 3600 if self.seconds else float("nan")

    def play(
        self,
        recording: Recording,
        fps: float,
        rest: float = 0.0,
        parameters: SwipeParameters | None = None,
        folder: Path = ASSETS,
    ) -> None:
        """Replay one recording with the verifier of a folder. rest: as in ``frames``."""
        stream = frames([recording], fps, rest)
        found = [event.name for event in fires(stream, parameters, folder)]
        if recording.swipe is None:
            self.false += len(found)
            self.seconds += len(stream) / fps
        elif not found:
            self.outcomes["missed"] += 1
        else:
            self.outcomes["right" if found[0] == recording.swipe else "turned"] += 1
            self.outcomes["extra"] += len(found) - 1


def tally(recordings: Iterable[Recording], fps: float, rest: float = 0.0) -> Tally:
    """Replay recordings, each on its own, with the shipped verifier."""
    result = Tally()
    for recording in recordings:
        result.play(recording, fps, rest)
    return result


def cost(recordings: Iterable[Recording], fps: float) -> float:
    """Return the seconds that the recogniser takes for one frame, on average."""
    stream = frames(recordings, fps)
    recogniser = SwipeRecogniser(verifier())
    started = time.process_time()
    for frame in stream:
        recogniser.update(frame)
    return (time.process_time() - started) / len(stream)
