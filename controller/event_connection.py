"""One client of the event socket: what it asked for, what it sent, what it has not read yet."""

from __future__ import annotations

import json
import socket
from contextlib import suppress

from controller.event_stream import Line


class Connection:
    """Holds no lock and never waits; belongs to the server's thread.

    admitted: whether it may ask for anything yet. follows, frames, pictures: what it asked for.
    """

    def __init__(self, connection: socket.socket, admitted: bool) -> None:
        connection.setblocking(False)
        self.socket = connection
        self.admitted = admitted
        self.follows = False
        self.frames = False
        self.pictures = False
        self.incoming = b""
        self._outgoing = bytearray()

    @property
    def backlog(self) -> int:
        """Bytes that it has not read yet."""
        return len(self._outgoing)

    def add(self, line: Line) -> None:
        """Put a line behind all that still waits."""
        self._outgoing += json.dumps(line, ensure_ascii=False).encode() + b"\n"

    def flush(self) -> None:
        """Send as much as goes without waiting. Raises OSError when nobody is there any more."""
        with suppress(BlockingIOError):
            del self._outgoing[: self.socket.send(self._outgoing)]

    def follow(self, *, frames: bool, pictures: bool) -> None:
        """Take note of what shall be told from now on."""
        self.follows = True
        self.frames = frames
        self.pictures = frames and pictures
