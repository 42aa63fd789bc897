"""The connection to the portal: who is there, what comes from it, and when it is gone."""

from __future__ import annotations

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
_SENDING = 0.5
"""Seconds after which a bus that takes nothing more is given up."""


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
            self.bus.sock.settimeout(_SENDING)
            self.watch(MatchRule(type="signal", interface=SESSION, member="Closed"))
            self.watch(owner_changes())
        except OSError as error:
            self.bus.close()
            raise NoPortalError(f"this desktop has no {name} portal ({error})") from None
        self._end: str | None = None

    def watch(self, rule: MatchRule) -> None:
        """Ask for signals. Raises OSError."""
        call(self.bus, message_bus.AddMatch(rule))

    def post(self, message: Message) -> None:
        """Send a call and do not wait; its failure is told by a later one. Raises OutputError."""
        for _ in self.hear():
            """Signals are of no use to somebody who only sends."""
        try:
            self.bus.send(message)
        except OSError as error:
            raise self._over(str(error)) from None

    def hear(self) -> Iterator[Message]:
        """Yield the signals that have come, without waiting.

        Raises OutputError when the session is over or an earlier call has failed.
        """
        while True:
            if self._end is not None:
                raise self._over(self._end)
            try:
                message = self.bus.receive(timeout=0)
            except TimeoutError:
                return
            except OSError as error:
                raise self._over(str(error)) from None
            if message.header.message_type is MessageType.error:
                raise OutputError(f"the desktop refuses ({_told(message)})", AGAIN)
            if message.header.message_type is MessageType.signal:
                self._heed(message)
                yield message

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
