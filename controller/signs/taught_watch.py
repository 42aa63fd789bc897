"""Telling a running program that the user has taught, renamed or removed a sign."""

from __future__ import annotations

import threading
from collections.abc import Callable

from controller.signs.taught import taught_file

_LOOK_AGAIN = 1.0
"""Seconds between two looks at the date of one small file; cheaper than to watch its folder,
which need not exist."""


class TaughtWatch:
    """Calls ``changed``, in a thread of its own, whenever the list of taught signs has changed.

    Every teaching writes that list anew.
    """

    def __init__(self, changed: Callable[[], None], every: float = _LOOK_AGAIN) -> None:
        self._changed = changed
        self._every = every
        self._closing = threading.Event()
        self._seen = _stamp()
        self._thread = threading.Thread(target=self._work, name="taught", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def close(self) -> None:
        """Stop watching. May be called twice."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2.0)

    def _work(self) -> None:
        while not self._closing.wait(self._every):
            now = _stamp()
            if now != self._seen:
                self._seen = now
                self._changed()


def _stamp() -> tuple[int, int, int] | None:
    try:
        found = taught_file().stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
