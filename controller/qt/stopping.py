"""Ctrl-C and SIGTERM while Qt has the main thread."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from controller.stopping import stop_on_signals


@contextmanager
def quit_on_signals(application: QApplication) -> Iterator[None]:
    """Have the usual signals end the application's loop.

    Python handles a signal only when it gets to run, and in Qt's loop it does not: the byte that
    the signal writes to a socket wakes it.
    """
    reader, writer = socket.socketpair()
    for end in (reader, writer):
        end.setblocking(False)
    with stop_on_signals() as stop, reader, writer:
        before = signal.set_wakeup_fd(writer.fileno())
        notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read)

        def heard() -> None:
            reader.recv(64)
            if stop.is_set():
                application.quit()

        notifier.activated.connect(heard)
        try:
            yield
        finally:
            notifier.setEnabled(False)
            signal.set_wakeup_fd(before)
