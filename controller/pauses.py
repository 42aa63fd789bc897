"""Why hands are ignored: the user wants it, or the screen is locked. Either is enough."""

from __future__ import annotations

import threading

from controller.control import Control, Pause, Resume


class Pauses:
    """Turns wishes and the screen's lock into orders for the pipeline. Safe from any thread."""

    def __init__(self, control: Control | None = None) -> None:
        self.control = control or Control()
        self._lock = threading.Lock()
        self._wanted = False
        self._screen_locked = False

    def pause(self, seconds: float | None = None) -> None:
        """Have hands ignored, for so many seconds or until resumed."""
        with self._lock:
            self._wanted = seconds is None
            if not self._screen_locked:
                self.control.put(Pause(seconds))

    def resume(self) -> None:
        """Have hands heeded again; behind a locked screen only once it is open."""
        with self._lock:
            self._wanted = False
            if not self._screen_locked:
                self.control.put(Resume())

    def screen_locked(self, locked: bool) -> None:
        """Take note of the screen's lock; what the user had paused stays so."""
        with self._lock:
            if locked == self._screen_locked:
                return
            self._screen_locked = locked
            if locked:
                self.control.put(Pause(locked=True))
            elif not self._wanted:
                self.control.put(Resume())
            else:
                # Already paused, but no longer because of the lock.
                self.control.put(Pause())

    def renew(self) -> None:
        """Tell a pipeline that has just been made what the one before it knew."""
        with self._lock:
            if self._wanted or self._screen_locked:
                self.control.put(Pause(locked=self._screen_locked))
