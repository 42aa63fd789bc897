"""The active application on desktops that only answer when asked, and take their time."""

from __future__ import annotations

import threading
from collections.abc import Callable

EVERY = 0.25
"""Seconds between two questions: people do not change windows faster."""


class PolledActiveApp:
    """An ActiveApp that asks from a thread of its own; ``current`` is only a look."""

    def __init__(self, ask: Callable[[], str | None], every: float = EVERY) -> None:
        self._ask = ask
        self._every = every
        self._name = ask()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="active-app", daemon=True)
        self._thread.start()

    def current(self) -> str | None:
        return self._name

    def close(self) -> None:
        self._stop.set()
        self._thread.join(timeout=2.0)

    def _run(self) -> None:
        while not self._stop.wait(self._every):
            self._name = self._ask()
