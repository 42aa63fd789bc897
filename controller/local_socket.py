"""A meeting point on this machine that only this user can reach.

A Unix socket (mode 0600) in the runtime folder; where the system has none (Windows), a TCP port on
the loopback interface and a file, readable by the user only, with its number and a secret
that a client must send first.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

HAS_UNIX = hasattr(socket, "AF_UNIX")
_SOCKET = "isyarat.sock"
_PORT = "isyarat.port"
_PATIENCE = 2.0


class InUseError(OSError):
    """Another instance answers here."""


@dataclass(frozen=True, slots=True)
class Listener:
    """A socket that listens. secret: what each client must send as its first line, if any."""

    socket: socket.socket
    secret: str | None
    remove: Callable[[], None]

    def close(self) -> None:
        """Stop listening and remove what clients find us by."""
        self.socket.close()
        self.remove()


def listen(folder: Path, *, unix: bool = HAS_UNIX) -> Listener:
    """Open the meeting point in a folder. Raises OSError, InUseError where somebody else has it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        connect(folder, unix=unix).close()
    except OSError:
        return _listen_unix(folder / _SOCKET) if unix else _listen_tcp(folder / _PORT)
    raise InUseError("another instance answers there")


def connect(folder: Path, *, unix: bool = HAS_UNIX) -> socket.socket:
    """Connect to the program that listens in a folder. Raises OSError when none does."""
    if unix:
        client = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        return _connected(client, str(folder / _SOCKET), b"")
    port, _, secret = (folder / _PORT).read_text("ascii").partition(" ")
    client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    return _connected(client, ("127.0.0.1", int(port)), f"{secret.strip()}\n".encode())


def _connected(
    client: socket.socket, address: str | tuple[str, int], greeting: bytes
) -> socket.socket:
    client.settimeout(_PATIENCE)
    try:
        client.connect(address)
        client.sendall(greeting)
    except OSError:
        client.close()
        raise
    return client


def _listen_unix(path: Path) -> Listener:
    path.unlink(missing_ok=True)
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    # The mask holds for the process, but only for this moment at the start of a run.
    mask = os.umask(0o177)
    try:
        server.bind(str(path))
    except OSError:
        server.close()
        raise
    finally:
        os.umask(mask)
    server.listen()
    return Listener(server, None, lambda: path.unlink(missing_ok=True))


def _listen_tcp(path: Path) -> Listener:
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    server.bind(("127.0.0.1", 0))
    server.listen()
    secret = secrets.token_hex(16)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f"{server.getsockname()[1]} {secret}\n")

    def remove() -> None:
        with suppress(OSError):
            path.unlink(missing_ok=True)

    return Listener(server, secret, remove)
