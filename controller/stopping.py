"""Ending a run from outside: Ctrl-C, a service manager's SIGTERM, a closed terminal."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


@contextmanager
def stop_on_signals() -> Iterator[threading.Event]:
    """Yield an event that the usual signals set; a second signal acts as it did before."""
    stop = threading.Event()
    previous: dict[int, Any] = {}  # handlers: functions, numbers or None

    def request(number: int, _frame: FrameType | None) -> None:
        stop.set()
        signal.signal(number, previous[number])

    for name in _SIGNALS:
        if hasattr(signal, name):
            number = getattr(signal, name)
            previous[number] = signal.signal(number, request)
    try:
        yield stop
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
