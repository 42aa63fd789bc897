"""Playing what is stored at its own speed, or as fast as possible."""

from __future__ import annotations

import time
from collections.abc import Callable

from controller.errors import UsageError

SPEEDS = ("real", "max")


class Pacer:
    """Lets frames out when they are due, counted from the first one.

    speed: "real" waits for a frame's own time, "max" never waits. A reader that is late
    gets the next frames at once until it has caught up. Raises UsageError for other speeds.
    """

    def __init__(
        self,
        speed: str = "real",
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        if speed not in SPEEDS:
            raise UsageError(f"unknown speed {speed!r}", f"use {' or '.join(SPEEDS)}")
        self._waits = speed == "real"
        self._clock = clock
        self._sleep = sleep
        self._offset: float | None = None

    def wait(self, t: float) -> float:
        """Wait until the frame of time t (seconds) is due and return the clock's time then."""
        now = self._clock()
        if not self._waits:
            return now
        if self._offset is None:
            self._offset = now - t
        left = t + self._offset - now
        if left <= 0:
            return now
        self._sleep(left)
        return self._clock()
