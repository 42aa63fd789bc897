"""A slower camera: pictures left out so that a clip has a lower frame rate."""

from __future__ import annotations

from controller.observations import NoCamera, Observation, Observer
from controller.sources.base import Frame, Source, SourceInfo
from gestures.thresholds import TICK

NEAR = 1.05
"""A source up to this much faster than asked is left as it is: its times are not exact either."""


class Sieve:
    """Says which frames a camera of ``fps`` would have given.

    phase: in [0, 1), when in its period that camera takes its first picture.
    """

    def __init__(self, fps: float, phase: float) -> None:
        self._period = 1 / fps
        self._phase = phase
        self._due: float | None = None

    def keeps(self, t: float) -> bool:
        """Tell whether the frame of time t (seconds, strictly increasing) is kept."""
        if self._due is None:
            self._due = t + self._phase * self._period
        if t < self._due - TICK:
            return False
        missed = (t - self._due + TICK) // self._period
        self._due += (missed + 1) * self._period
        return True


class ThinnedSource:
    """The pictures of a source that a slower camera would have given."""

    def __init__(self, source: Source, fps: float, phase: float) -> None:
        self._source = source
        faster = not source.info.fps or source.info.fps > fps * NEAR
        self._sieve = Sieve(fps, phase) if faster else None

    @property
    def info(self) -> SourceInfo:
        return self._source.info

    def read(self) -> Frame | None:
        frame = self._source.read()
        while frame is not None and self._sieve is not None and not self._sieve.keeps(frame.t):
            frame = self._source.read()
        return frame

    def close(self) -> None:
        self._source.close()


class ThinnedObserver(NoCamera):
    """The observations of a recording that a slower camera would have given.

    Its hands were found and followed at the full rate: real footage at the lower rate is harder.
    """

    def __init__(self, observer: Observer, fps: float, phase: float) -> None:
        self._observer = observer
        self._sieve = Sieve(fps, phase)

    def read(self) -> Observation | None:
        seen = self._observer.read()
        while seen is not None and not self._sieve.keeps(seen.frame.t):
            seen = self._observer.read()
        return seen

    def close(self) -> None:
        self._observer.close()
