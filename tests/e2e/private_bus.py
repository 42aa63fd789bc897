"""A message bus of its own for a test, and a service on it."""

from __future__ import annotations

import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from desktop import require
from jeepney import Message, MessageType
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_CONFIG = """<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@contextmanager
def private_bus() -> Iterator[str]:
    """Start a session bus; $DBUS_SESSION_BUS_ADDRESS names it while it lasts.

    It starts no services by itself: only what a test puts on it is there.
    """
    require("dbus-daemon")
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as config:
        config.write(_CONFIG)
        config.flush()
        daemon = subprocess.Popen(
            ["dbus-daemon", f"--config-file={config.name}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
            yield address
    finally:
        daemon.terminate()
        daemon.wait()
        daemon.stdout.close()


class Service:
    """Answers calls to a name from a thread of its own, until it is closed."""

    def __init__(self, name: str) -> None:
        self.bus: DBusConnection = open_dbus_connection(bus="SESSION")
        self.bus.send_and_get_reply(message_bus.RequestName(name))
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def answer(self, call: Message) -> None:
        """Answer one call; for subclasses."""
        raise NotImplementedError

    def close(self) -> None:
        """Leave the bus, as a service that has ended. May be called twice."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()
            self.bus.close()

    def _serve(self) -> None:
        while not self._stop.is_set():
            with suppress(TimeoutError):
                message = self.bus.receive(timeout=0.02)
                if message.header.message_type is MessageType.method_call:
                    self.answer(message)
