"""The active application on desktops that tell of each change."""

from __future__ import annotations

import logging
import select
import socket
import threading
from contextlib import suppress
from typing import Protocol

_log = logging.getLogger(__name__)


class Teller(Protocol):
    """A connection to the desktop. It is used by one thread at a time."""

    def fileno(self) -> int:
        """Return what becomes readable when there is news."""

    def hear(self) -> str | None:
        """Take in all that has come, without waiting; returns the active application now.

        Raises OSError when the desktop has gone away.
        """

    def close(self) -> None: ...


class HeardActiveApp:
    """An ActiveApp that listens from a thread of its own; ``current`` is only a look."""

    def __init__(self, teller: Teller) -> None:
        """Take the first answer. Raises OSError when the desktop does not give one."""
        self._teller = teller
        try:
            self._name = teller.hear()
        except OSError:
            teller.close()
            raise
        self._bell, self._hearing = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="active-app", daemon=True)
        self._thread.start()

    def current(self) -> str | None:
        return self._name

    def close(self) -> None:
        with suppress(OSError):
            self._bell.send(b"!")
        self._thread.join(timeout=2.0)

    def _run(self) -> None:
        try:
            while self._wait():
                self._name = self._teller.hear()
        except OSError as error:
            _log.warning("nobody tells the active application any more: %s", error)
        finally:
            self._name = None
            with suppress(OSError):
                self._teller.close()
            for end in (self._bell, self._hearing):
                end.close()

    def _wait(self) -> bool:
        """Wait for news; False when there is somebody at the bell."""
        bell = self._hearing.fileno()
        ready, _, _ = select.select([self._teller.fileno(), bell], [], [])
        return bell not in ready
