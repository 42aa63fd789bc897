"""The screen's lock where the system only answers when asked: Windows and macOS."""

from __future__ import annotations

import threading
from collections.abc import Callable

from controller.screen_lock.base import Changed

EVERY = 1.0
"""Seconds between two questions."""


class PolledLock:
    """Asks ``is_locked`` again and again from a thread of its own."""

    def __init__(
        self, changed: Changed, is_locked: Callable[[], bool], every: float = EVERY
    ) -> None:
        self._changed = changed
        self._is_locked = is_locked
        self._every = every
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="screen-lock", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._thread.join(timeout=2.0)

    def _run(self) -> None:
        before = False
        while not self._stop.wait(self._every):
            locked = self._is_locked()
            if locked != before:
                before = locked
                self._changed(locked)


def windows_is_locked() -> bool:
    """Tell whether the desktop that takes input is not ours to open: the lock screen's is not."""
    import ctypes

    user32 = ctypes.windll.user32  # type: ignore[attr-defined]
    switch_desktop = 0x0100
    desktop = user32.OpenInputDesktop(0, False, switch_desktop)
    if not desktop:
        return True
    user32.CloseDesktop(desktop)
    return False


def macos_is_locked() -> bool:
    """Tell whether the session's dictionary says that its screen is locked."""
    import Quartz  # type: ignore[import-not-found]

    session = Quartz.CGSessionCopyCurrentDictionary() or {}
    return bool(session.get("CGSSessionScreenIsLocked", False))
