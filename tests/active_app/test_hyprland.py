"""The active application as Hyprland tells it, by a stand-in for its sockets."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from controller.active_app.hyprland import HyprlandTeller


class Hyprland:
    """One event socket, and one that answers what is asked of it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.active: object = {}
        self._events, self._requests = (
            self._listen(folder / name) for name in (".socket2.sock", ".socket.sock")
        )
        self.listener: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _listen(self, path: Path) -> socket.socket:
        server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        server.bind(str(path))
        server.listen()
        return server

    def _serve(self) -> None:
        self.listener = self._events.accept()[0]
        client = self._requests.accept()[0]
        assert client.recv(100) == b"j/activewindow"
        client.sendall(self.active if isinstance(self.active, bytes) else _json(self.active))
        client.close()

    def close(self) -> None:
        self._thread.join()
        for each in (self._events, self._requests, self.listener):
            if each is not None:
                each.close()


def _json(answer: object) -> bytes:
    return json.dumps(answer).encode()


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"XDG_RUNTIME_DIR": str(tmp_path), "HYPRLAND_INSTANCE_SIGNATURE": "abc"}


@pytest.fixture
def hyprland(tmp_path: Path) -> Iterator[Hyprland]:
    server = Hyprland(tmp_path / "hypr" / "abc")
    yield server
    server.close()


def test_the_first_answer_and_the_changes(hyprland: Hyprland, environment: dict[str, str]) -> None:
    hyprland.active = {"class": "foot", "title": "a, b"}
    teller = HyprlandTeller(environment)
    assert teller.hear() == "foot"
    assert hyprland.listener is not None
    hyprland.listener.sendall(b"workspace>>2\nactivewindow>>firefox,A, B\nactivew")
    assert teller.hear() == "firefox"
    hyprland.listener.sendall(b"indow>>,\n")
    assert teller.hear() is None
    hyprland.listener.shutdown(socket.SHUT_RDWR)
    with pytest.raises(OSError, match="hung up"):
        teller.hear()
    teller.close()


@pytest.mark.parametrize("answer", [b"nonsense", b"[]"])
def test_an_answer_that_is_not_understood(
    hyprland: Hyprland, environment: dict[str, str], answer: bytes
) -> None:
    hyprland.active = answer
    with pytest.raises(OSError, match="not understood"):
        HyprlandTeller(environment)
