"""The active application in sway, and in other compositors that speak i3's protocol.

Source: sway-ipc(7): "i3-ipc", length and type in the machine's byte order, then JSON.
"""

from __future__ import annotations

import json
import socket
import struct
from typing import Any

from controller.active_app.unix_socket import connect, read_more, receive_exactly

_MAGIC = b"i3-ipc"
_HEADER = struct.Struct("=6sII")
_SUBSCRIBE, _GET_TREE = 2, 4
_FOCUS_MAY_CHANGE = ("focus", "close")
"""The changes that matter, of windows and workspaces; titles change all the time."""


class SwayTeller:
    """Hears of the focus on sway's socket ($SWAYSOCK). Raises OSError when it does not answer."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._name: str | None = None
        self._received = b""
        self._socket = connect(path)
        try:
            _send(self._socket, _SUBSCRIBE, b'["window","workspace"]')
            if not _receive(self._socket).get("success"):
                raise OSError("sway refuses to tell of its windows")
            self._look()
        except OSError:
            self._socket.close()
            raise

    def fileno(self) -> int:
        return self._socket.fileno()

    def hear(self) -> str | None:
        """Return the ``app_id`` of the focused window, or its class where XWayland shows it."""
        self._received += read_more(self._socket)
        changed = False
        while (event := self._next()) is not None:
            changed |= event.get("change") in _FOCUS_MAY_CHANGE
        if changed:
            self._look()
        return self._name

    def close(self) -> None:
        self._socket.close()

    def _next(self) -> dict[str, Any] | None:
        """Return the next event that is here as a whole."""
        if len(self._received) < _HEADER.size:
            return None
        end = _end(self._received)
        if len(self._received) < end:
            return None
        content, self._received = self._received[_HEADER.size : end], self._received[end:]
        return _parse(content)

    def _look(self) -> None:
        """Ask for the focus: an event alone does not tell it when an empty workspace has it."""
        with connect(self._path) as asking:
            _send(asking, _GET_TREE)
            self._name = _focused(_receive(asking))


def _send(connection: socket.socket, kind: int, content: bytes = b"") -> None:
    connection.sendall(_HEADER.pack(_MAGIC, len(content), kind) + content)


def _receive(connection: socket.socket) -> dict[str, Any]:
    """Wait for one message."""
    head = receive_exactly(connection, _HEADER.size)
    return _parse(receive_exactly(connection, _end(head) - _HEADER.size))


def _end(start: bytes) -> int:
    """Return where the message ends that starts here."""
    magic, length, _ = _HEADER.unpack_from(start)
    if magic != _MAGIC:
        raise OSError("this is not sway's protocol")
    return _HEADER.size + int(length)


def _parse(content: bytes) -> dict[str, Any]:
    try:
        message = json.loads(content)
    except ValueError:
        raise OSError("sway's message is no JSON") from None
    return message if isinstance(message, dict) else {}


def _focused(node: dict[str, Any]) -> str | None:
    """Return the name of the window with the focus in a layout tree."""
    if node.get("focused") and node.get("pid"):
        return node.get("app_id") or (node.get("window_properties") or {}).get("class")
    children = (*node.get("nodes", ()), *node.get("floating_nodes", ()))
    return next(filter(None, map(_focused, children)), None)
