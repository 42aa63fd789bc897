"""What this program has pressed itself, so that it is not taken for the user."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

FORGET = 2.0
"""Seconds after which a stroke that nobody has seen is given up: it must not hide a later one."""


class Injected:
    """Strokes sent to the X server that have not come back yet. Safe from any thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._sent: dict[tuple[bool, int], deque[float]] = {}

    def note(self, down: bool, keycode: int) -> None:
        """Say that a stroke is about to be sent."""
        with self._lock:
            self._sent.setdefault((down, keycode), deque()).append(self._clock())

    def take(self, down: bool, keycode: int) -> bool:
        """Tell whether a stroke that was seen is one of those sent; each counts once."""
        with self._lock:
            sent = self._sent.get((down, keycode), deque())
            while sent and self._clock() - sent[0] > FORGET:
                sent.popleft()
            if not sent:
                return False
            sent.popleft()
            return True


INJECTED = Injected()
"""Of this process: a program has one keyboard, and whoever sends a stroke must say so."""
