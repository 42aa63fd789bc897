"""Calls on D-Bus, with one kind of error."""

from __future__ import annotations

from typing import Any

from jeepney import DBusErrorResponse, Message
from jeepney.io.blocking import DBusConnection
from jeepney.wrappers import unwrap_msg

BUS_TROUBLE = (OSError, KeyError, ValueError)
"""What jeepney raises where there is no bus, or none that lets us in."""
PATIENCE = 2.0
"""Seconds to wait for the answer to a call that asks no person."""


def call(bus: DBusConnection, message: Message, patience: float = PATIENCE) -> tuple[Any, ...]:
    """Call a method and wait for what it returns. Raises OSError when that is an error."""
    try:
        return tuple(unwrap_msg(bus.send_and_get_reply(message, timeout=patience)))
    except DBusErrorResponse as error:
        raise OSError(f"{error.name}: {' '.join(map(str, error.data))}") from None
