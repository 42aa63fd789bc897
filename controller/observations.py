"""Hands as they arrive: from pictures through a tracker, or replayed from a recording."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from controller.sources.base import Source
from controller.tracker.base import Landmarker
from gestures.landmarks import HandFrame
from gestures.tracking import HandTracker


@dataclass(frozen=True, slots=True)
class Observation:
    """The hands of one frame, and when (time.monotonic()) that frame became available."""

    frame: HandFrame
    captured: float


class Observer(Protocol):
    """A stream of observations, their frames' times strictly increasing."""

    def read(self) -> Observation | None:
        """Return the next observation, or None when the stream has ended.

        Raises Stalled when a camera gives no picture for a while; it may be read again.
        """

    def close(self) -> None: ...


class TrackedSource:
    """Looks for hands in the pictures of a source. Closes source and landmarker with itself."""

    def __init__(self, source: Source, landmarker: Landmarker) -> None:
        self._source = source
        self._landmarker = landmarker
        self._tracker = HandTracker()

    def read(self) -> Observation | None:
        frame = self._source.read()
        if frame is None:
            return None
        height, width = frame.image.shape[:2]
        found = self._landmarker.detect(frame.image, frame.t)
        return Observation(self._tracker.update(frame.t, width, height, found), frame.captured)

    def close(self) -> None:
        try:
            self._source.close()
        finally:
            self._landmarker.close()
