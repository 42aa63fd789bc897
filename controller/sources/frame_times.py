"""Times of a clip's frames, when the container's own cannot be trusted.

Known faults of what OpenCV reports: 0 for every frame, NaN, steps backwards (streams
glued together, reordered frames), wild jumps (a broken stamp).
"""

from __future__ import annotations

MAX_GAP = 60.0
"""Seconds between two frames beyond which a stamp is taken for broken."""

MAX_START = 1e6
"""Seconds beyond which a first stamp is taken for broken: far larger ones lose precision."""

MIN_FPS, MAX_FPS = 0.1, 480.0
"""Outside of these a rate is a placeholder: browsers write 1000 into their webm files."""


def usable_fps(fps: float) -> float:
    """Return fps as it is, or 0 when no camera or film has such a rate."""
    return fps if MIN_FPS <= fps <= MAX_FPS else 0.0


class FrameTimes:
    """Turns a clip's stamps into strictly increasing, finite times in seconds.

    A good stamp is kept as it is. A bad one is replaced by the time one frame after the
    previous, by the clip's rate or, without a rate, by the last good step.
    """

    def __init__(self, fps: float) -> None:
        rate = usable_fps(fps)
        self._period = 1 / rate if rate else None
        self._step: float | None = None
        self._previous: float | None = None

    def next(self, stamp: float) -> float:
        """Return the time of the next frame. Raises ValueError when nothing tells it."""
        if self._previous is None:
            t = stamp if 0 <= stamp <= MAX_START else 0.0
        elif 0 < stamp - self._previous <= MAX_GAP:
            t = stamp
            self._step = max(stamp - self._previous, 1 / MAX_FPS)
        else:
            t = self._previous + self._derived_step()
        self._previous = t
        return t

    def _derived_step(self) -> float:
        step = self._period or self._step
        if step is None:
            raise ValueError("neither stamps nor a frame rate")
        return step
