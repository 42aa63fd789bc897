"""The active application as sway tells it, by a stand-in for its socket."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from controller.active_app.heard import HeardActiveApp
from controller.active_app.sway import SwayTeller

HEADER = struct.Struct("=6sII")
SUBSCRIBE, GET_TREE = 2, 4
WINDOW = 0x80000003


def window(name: str | None, *, focused: bool = False, xwayland: bool = False) -> dict[str, Any]:
    shown = {"app_id": None, "window_properties": {"class": name}} if xwayland else {"app_id": name}
    return {"pid": 7, "focused": focused, "nodes": [], "floating_nodes": [], **shown}


def tree(*windows: dict[str, Any], floating: bool = False) -> dict[str, Any]:
    places = {
        "nodes": [],
        "floating_nodes": [],
        ("floating_nodes" if floating else "nodes"): windows,
    }
    workspace = {"focused": not windows, **places}
    return {"focused": False, "nodes": [{"nodes": [workspace], "floating_nodes": []}]}


class Sway:
    """Answers what a compositor would, and tells of changes when a test says so."""

    def __init__(self, path: Path) -> None:
        self.tree = tree()
        self.success = True
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(str(path))
        self._listener.listen()
        self._subscriber: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def tell(self, change: str, *, in_pieces: bool = False) -> None:
        assert self._subscriber is not None
        content = json.dumps({"change": change}).encode()
        message = HEADER.pack(b"i3-ipc", len(content), WINDOW) + content
        for piece in (message[:5], message[5:20], message[20:]) if in_pieces else (message,):
            self._subscriber.sendall(piece)

    def hang_up(self) -> None:
        assert self._subscriber is not None
        self._subscriber.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()
        if self._subscriber is not None:
            self._subscriber.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                self._answer(self._listener.accept()[0])

    def _answer(self, client: socket.socket) -> None:
        magic, length, kind = HEADER.unpack(client.recv(HEADER.size, socket.MSG_WAITALL))
        assert magic == b"i3-ipc"
        asked = client.recv(length, socket.MSG_WAITALL) if length else b""
        if kind == SUBSCRIBE:
            assert set(json.loads(asked)) == {"window", "workspace"}
            self._subscriber = client
        answer = {"success": self.success} if kind == SUBSCRIBE else self.tree
        assert kind in (SUBSCRIBE, GET_TREE)
        content = json.dumps(answer).encode()
        client.sendall(HEADER.pack(b"i3-ipc", len(content), kind) + content)
        if kind == GET_TREE:
            client.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sway.sock"


@pytest.fixture
def sway(path: Path) -> Iterator[Sway]:
    server = Sway(path)
    yield server
    server.close()


@pytest.mark.parametrize(
    ("windows", "name"),
    [
        ([], None),
        ([window("foot", focused=True)], "foot"),
        ([window("foot"), window("Gimp", focused=True, xwayland=True)], "Gimp"),
        ([window("foot"), window(None, focused=True)], None),
    ],
)
def test_the_first_look(
    sway: Sway, path: Path, windows: list[dict[str, Any]], name: str | None
) -> None:
    for floating in (False, True):
        sway.tree = tree(*windows, floating=floating)
        teller = SwayTeller(str(path))
        assert teller.hear() == name
        teller.close()


def test_changes_are_heard(sway: Sway, path: Path) -> None:
    teller = SwayTeller(str(path))
    sway.tree = tree(window("foot", focused=True))
    sway.tell("title")
    assert teller.hear() is None
    sway.tell("focus", in_pieces=True)
    assert teller.hear() == "foot"
    sway.tree = tree()
    sway.tell("close")
    sway.tell("title")
    assert teller.hear() is None
    teller.close()


def test_a_compositor_that_ends_leaves_nobody_to_tell(sway: Sway, path: Path) -> None:
    sway.tree = tree(window("foot", focused=True))
    app = HeardActiveApp(SwayTeller(str(path)))
    assert app.current() == "foot"
    sway.hang_up()
    app._thread.join(5)
    assert app.current() is None
    app.close()
    app.close()


def test_refusals_are_os_errors(sway: Sway, path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        SwayTeller(str(path) + "-other")
    sway.success = False
    with pytest.raises(OSError, match="refuses"):
        SwayTeller(str(path))
