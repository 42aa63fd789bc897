"""Scripted hands and scores for tests of the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from controller.observations import NoCamera, Observation
from controller.outputs.console_text import ConsoleText
from controller.outputs.performer import Performer
from controller.outputs.recorder import Recorder
from gestures.landmarks import Hand, HandFrame
from gestures.scores import Scores

ScoresAt = Callable[[float], Mapping[str, float]]


def frame_at(t: float) -> HandFrame:
    points = np.zeros((21, 3), np.float32)
    points[5], points[17] = (0.4, 0.5, 0), (0.5, 0.5, 0)
    return HandFrame(t, 640, 480, (Hand(1, "right", 0.9, 0.9, points, points, t),))


class ScriptedObserver(NoCamera):
    """Gives a frame with one hand at each time; an exception in the list is raised."""

    def __init__(self, times: Sequence[float | Exception], captured: float = 0.0) -> None:
        self._left = list(times)
        self._captured = captured
        self.closed = False

    def read(self) -> Observation | None:
        if not self._left:
            return None
        t = self._left.pop(0)
        if isinstance(t, Exception):
            raise t
        return Observation(frame_at(t), self._captured)

    def close(self) -> None:
        self.closed = True


class ScriptedRecogniser:
    """Scores every hand as a function of time says."""

    def __init__(self, name: str, labels: tuple[str, ...], scores_at: ScoresAt) -> None:
        self.name = name
        self.labels = labels
        self._scores_at = scores_at

    def update(self, frame: HandFrame) -> list[Scores]:
        return [
            Scores(frame.t, self.name, hand.track_id, hand.handedness, self._scores_at(frame.t))
            for hand in frame.hands
        ]

    def reset(self) -> None:
        """Nothing to forget."""


def recording_performer() -> tuple[Performer, Recorder]:
    recorder = Recorder()
    text = ConsoleText("test")
    return Performer(recorder.keys, recorder.pointer, text, text), recorder
