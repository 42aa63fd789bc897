"""Locking and unlocking, heard on a real message bus with a logind of our own."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
from desktop import require, wait_until
from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from controller.screen_lock.dbus_lock import DBusLock
from controller.screen_lock.signals import LOGIND_SESSION, PROPERTIES

pytestmark = pytest.mark.desktop

OURS, OTHERS = (f"/org/freedesktop/login1/session/{name}" for name in ("ours", "others"))
SAVER = DBusAddress("/org/gnome/ScreenSaver", interface="org.gnome.ScreenSaver")


class Logind:
    """Answers which session is ours, and says what a test makes it say."""

    def __init__(self) -> None:
        self._bus: DBusConnection = open_dbus_connection(bus="SYSTEM")
        self._bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.login1"))
        self.asked = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._thread.join()
        self._bus.close()

    def say(self, path: str, interface: str, member: str, *body: object, kind: str = "") -> None:
        signal = new_signal(DBusAddress(path, interface=interface), member, kind or None, body)
        self._bus.send(signal)

    def _serve(self) -> None:
        while not self._stop.is_set():
            with suppress(TimeoutError):
                message = self._bus.receive(timeout=0.05)
                if message.header.message_type is MessageType.method_call:
                    member = message.header.fields[HeaderFields.member]
                    assert member in ("GetSession", "GetSessionByPID")
                    self._bus.send(new_method_return(message, "o", (OURS,)))
                    self.asked.set()


@pytest.fixture
def logind(monkeypatch: pytest.MonkeyPatch) -> Iterator[Logind]:
    require("dbus-daemon")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    for bus in ("SYSTEM", "SESSION"):
        monkeypatch.setenv(f"DBUS_{bus}_BUS_ADDRESS", address)
    logind = Logind()
    yield logind
    logind.close()
    daemon.terminate()
    daemon.wait()


def test_locks_of_this_session_are_heard_once_each(logind: Logind) -> None:
    heard: list[bool] = []
    lock = DBusLock(heard.append)
    try:
        assert logind.asked.wait(5)
        # Signals that come while it still subscribes would be lost: repeat until it hears.
        locked = (LOGIND_SESSION, {"LockedHint": ("b", True)}, [])
        wait_until(
            lambda: (
                logind.say(OURS, PROPERTIES, "PropertiesChanged", *locked, kind="sa{sv}as")
                or heard == [True]
            ),
            5,
            "the lock",
        )
        logind.say(OTHERS, LOGIND_SESSION, "Unlock")
        logind.say(OURS, LOGIND_SESSION, "Unlock")
        wait_until(lambda: heard == [True, False], 5, "the unlocking")
        logind.say(SAVER.object_path, "org.gnome.ScreenSaver", "ActiveChanged", True, kind="b")
        wait_until(lambda: heard == [True, False, True], 5, "the screen saver")
    finally:
        lock.close()


def test_without_a_bus_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for bus in ("SYSTEM", "SESSION"):
        monkeypatch.setenv(f"DBUS_{bus}_BUS_ADDRESS", "unix:path=/nonexistent")
    with pytest.raises(OSError, match="no D-Bus"):
        DBusLock(lambda _: None)
