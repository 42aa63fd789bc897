"""The connection to the portal: who is there, what comes from it, and when it is gone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from jeepney import (
    DBusAddress,
    DBusErrorResponse,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    Properties,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from controller.dbus import BUS_TROUBLE, call
from controller.errors import OutputError
from controller.portal.errors import NoPortalError

SERVICE = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SESSION = "org.freedesktop.portal.Session"
AGAIN = "start isyarat again"
_STARTING = 10.0
"""Seconds for a portal that the bus has to start first."""
_PATIENCE = 0.5
"""Seconds after which a portal or a bus that takes nothing more is given up."""


class Link:
    """A connection of its own to one interface, e.g. RemoteDesktop. Not thread-safe."""

    def __init__(self, name: str) -> None:
        """Connect. Raises NoPortalError where this desktop does not have it."""
        self.name = name
        self.address = DBusAddress(PATH, SERVICE, f"org.freedesktop.portal.{name}")
        self.bus = _connect()
        try:
            asking = Properties(self.address).get("version")
            self.version = int(call(self.bus, asking, _STARTING)[0][1])
            self.bus.sock.settimeout(_PATIENCE)
            self.watch(MatchRule(type="signal", interface=SESSION, member="Closed"))
            self.watch(owner_changes())
        except OSError as error:
            self.bus.close()
            raise NoPortalError(f"this desktop has no {name} portal ({error})") from None
        self._end: str | None = None
        self._under_way: int | None = None

    def watch(self, rule: MatchRule) -> None:
        """Ask for signals. Raises OSError."""
        call(self.bus, message_bus.AddMatch(rule))

    def post(self, message: Message) -> None:
        """Send a call and do not wait for its end; its failure is told by a later one.

        The call before it must have ended: the portal takes up calls in threads, which would
        overtake each other. Raises OutputError.
        """
        self.settle()
        serial = next(self.bus.outgoing_serial)
        try:
            self.bus.send(message, serial=serial)
        except OSError as error:
            raise self._over(str(error)) from None
        self._under_way = serial

    def settle(self) -> None:
        """Wait until the last call that was posted has ended. Raises OutputError."""
        until = time.monotonic() + _PATIENCE
        for _ in self.hear():
            """Signals are of no use to somebody who only sends."""
        while self._under_way is not None:
            message = self._receive(max(0.0, until - time.monotonic()))
            if message is None:
                raise self._over("it does not answer")
            self._take(message)

    def hear(self) -> Iterator[Message]:
        """Yield the signals that have come, without waiting.

        Raises OutputError when the session is over or an earlier call has failed.
        """
        if self._end is not None:
            raise self._over(self._end)
        while (message := self._receive(0.0)) is not None:
            self._take(message)
            if message.header.message_type is MessageType.signal:
                yield message

    def _receive(self, seconds: float) -> Message | None:
        try:
            return self.bus.receive(timeout=seconds)
        except TimeoutError:
            return None
        except OSError as error:
            raise self._over(str(error)) from None

    def _take(self, message: Message) -> None:
        fields = message.header.fields
        if fields.get(HeaderFields.reply_serial) == self._under_way:
            self._under_way = None
        if message.header.message_type is MessageType.error:
            raise OutputError(f"the desktop refuses ({_told(message)})", AGAIN)
        if message.header.message_type is MessageType.signal:
            self._heed(message)

    def _heed(self, signal: Message) -> None:
        member = signal.header.fields[HeaderFields.member]
        if member == "NameOwnerChanged":
            raise self._over("it has ended")
        if member == "Closed":
            raise self._over("the desktop has withdrawn the permission")

    def _over(self, why: str) -> OutputError:
        self._end = why
        return OutputError(f"the {self.name} portal is gone: {why}", AGAIN)


def owner_changes() -> MatchRule:
    """Return what tells that the portal has come, gone or been replaced."""
    rule = MatchRule(
        type="signal",
        interface="org.freedesktop.DBus",
        path="/org/freedesktop/DBus",
        member="NameOwnerChanged",
    )
    rule.add_arg_condition(0, SERVICE)
    return rule


def _connect() -> DBusConnection:
    try:
        return open_dbus_connection(bus="SESSION")
    except BUS_TROUBLE as error:
        raise NoPortalError(f"there is no session bus ({error})") from None


def _told(message: Message) -> str:
    error: Any = DBusErrorResponse(message)
    return f"{error.name}: {' '.join(map(str, error.data))}"
