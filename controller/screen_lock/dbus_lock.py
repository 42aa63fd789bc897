"""The screen's lock on Linux, heard on D-Bus."""

from __future__ import annotations

import logging
import os
import threading
from contextlib import suppress

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    Properties,
    new_method_call,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from controller.screen_lock.base import Changed
from controller.screen_lock.signals import WATCHES, locked_by

_log = logging.getLogger(__name__)

_LOGIND = DBusAddress(
    "/org/freedesktop/login1", "org.freedesktop.login1", "org.freedesktop.login1.Manager"
)
_USER = DBusAddress(
    "/org/freedesktop/login1/user/self", "org.freedesktop.login1", "org.freedesktop.login1.User"
)
_BUS_TROUBLE = (OSError, KeyError, ValueError, ConnectionError)
"""What jeepney raises where there is no bus, or none that lets us in."""
_SLICE = 0.5
"""Seconds of one wait for a signal, and so the longest that close() takes."""


class DBusLock:
    """Listens on the session bus and the system bus; one that is missing is left out.

    Raises OSError where there is neither.
    """

    def __init__(self, changed: Changed) -> None:
        self._changed = changed
        self._locked = False
        self._lock = threading.Lock()
        self._stop = threading.Event()
        connections = {bus: _connect(bus) for bus in ("SYSTEM", "SESSION")}
        alive = {bus: each for bus, each in connections.items() if each is not None}
        if not alive:
            raise OSError("no D-Bus to ask")
        self._threads = [
            threading.Thread(target=self._run, args=(bus, each), name="screen-lock", daemon=True)
            for bus, each in alive.items()
        ]
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(2 * _SLICE)

    def _run(self, bus: str, connection: DBusConnection) -> None:
        try:
            path = _subscribe(bus, connection)
            while not self._stop.is_set():
                with suppress(TimeoutError):
                    self._hear(connection.receive(timeout=_SLICE), path)
        except _BUS_TROUBLE as error:
            _log.info("the %s bus is gone: %s", bus.lower(), error)
        finally:
            connection.close()

    def _hear(self, message: Message, path: str | None) -> None:
        fields = message.header.fields
        if message.header.message_type is not MessageType.signal:
            return
        interface, member = fields[HeaderFields.interface], fields[HeaderFields.member]
        locked = locked_by(interface, member, message.body)
        if locked is None or (path is not None and fields[HeaderFields.path] != path):
            return
        with self._lock:
            news, self._locked = locked != self._locked, locked
        if news:
            self._changed(locked)


def _connect(bus: str) -> DBusConnection | None:
    try:
        return open_dbus_connection(bus=bus)
    except _BUS_TROUBLE as error:
        _log.info("no %s bus: %s", bus.lower(), error)
        return None


def _subscribe(bus: str, connection: DBusConnection) -> str | None:
    """Ask for the signals; returns the path of our session, the only one to heed on that bus."""
    for watch in WATCHES:
        if watch.bus == bus:
            rule = MatchRule(type="signal", interface=watch.interface, member=watch.member)
            connection.send_and_get_reply(message_bus.AddMatch(rule))
    return _own_session(connection) if bus == "SYSTEM" else None


def _own_session(connection: DBusConnection) -> str:
    """Return the object path of our login session; nothing, which fits no signal, without one.

    A program that the desktop starts as a service belongs to no session, but its user has one
    on the display.
    """
    name = os.environ.get("XDG_SESSION_ID")
    question = (
        new_method_call(_LOGIND, "GetSession", "s", (name,))
        if name
        else new_method_call(_LOGIND, "GetSessionByPID", "u", (os.getpid(),))
    )
    reply = connection.send_and_get_reply(question)
    if reply.header.message_type is not MessageType.error:
        return str(reply.body[0])
    reply = connection.send_and_get_reply(Properties(_USER).get("Display"))
    if reply.header.message_type is not MessageType.error:
        return str(reply.body[0][1][1])
    _log.info("logind knows no session of ours")
    return ""
