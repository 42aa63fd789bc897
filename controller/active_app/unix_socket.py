"""Talking to a compositor on its socket."""

from __future__ import annotations

import socket

PATIENCE = 1.0
"""Seconds to wait for an answer: it comes from the same machine."""


def connect(path: str) -> socket.socket:
    """Connect to a Unix socket; its calls wait for ``PATIENCE``. Raises OSError."""
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(PATIENCE)
    try:
        connection.connect(path)
    except OSError:
        connection.close()
        raise
    return connection


def receive_exactly(connection: socket.socket, size: int) -> bytes:
    """Wait for so many bytes. Raises OSError when they do not come."""
    content = b""
    while len(content) < size:
        piece = connection.recv(size - len(content))
        if not piece:
            raise ConnectionResetError("the compositor has hung up")
        content += piece
    return content


def receive_all(connection: socket.socket) -> bytes:
    """Wait until the other end hangs up; returns what it has sent. Raises OSError."""
    content = b""
    while piece := connection.recv(65536):
        content += piece
    return content


def read_more(connection: socket.socket) -> bytes:
    """Return what has come so far, without waiting. Raises OSError when the other end hung up."""
    connection.setblocking(False)
    content = b""
    while True:
        try:
            piece = connection.recv(65536)
        except BlockingIOError:
            return content
        if not piece:
            raise ConnectionResetError("the compositor has hung up")
        content += piece
