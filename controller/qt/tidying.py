"""Keeping the memory of programs that run all day as small as their work."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from controller.memory import forget_code, give_back

STARTED_MS = 3000
"""After which the start is over, and with it the use of what it alone needed."""
EVERY_MS = 60_000


class Tidying:
    """Gives back what is not used, from the thread of the Qt loop that it is made in."""

    def __init__(self) -> None:
        self._started = QTimer(interval=STARTED_MS, singleShot=True)
        self._again = QTimer(interval=EVERY_MS)
        self._started.timeout.connect(forget_code)
        for timer in (self._started, self._again):
            timer.timeout.connect(give_back)
            timer.start()

    def close(self) -> None:
        self._started.stop()
        self._again.stop()
