"""Lines of the event stream for the Qt thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from controller.event_stream import Line

MOST_WAITING = 1024
"""Lines kept while the Qt thread is busy; of more the oldest are lost."""


class _Bell(QObject):
    rung = Signal()


class QtLines:
    """An EventSink for any thread; ``take`` gets the lines in the thread that made this object."""

    def __init__(self, take: Callable[[Line], None]) -> None:
        self._take = take
        self._waiting: deque[Line] = deque(maxlen=MOST_WAITING)
        self._bell = _Bell()
        self._bell.rung.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def emit(self, line: Line) -> None:
        """Leave a line and go on at once."""
        self._waiting.append(line)
        self._bell.rung.emit()

    def _hand_over(self) -> None:
        while self._waiting:
            self._take(self._waiting.popleft())
