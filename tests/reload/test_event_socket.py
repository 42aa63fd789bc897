"""Programs that listen to a run, and those that do not listen."""

from __future__ import annotations

import socket
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from controller.errors import InstanceError, UserError
from controller.event_answers import Request
from controller.event_client import EventClient
from controller.event_socket import MAX_BACKLOG, EventServer
from controller.event_stream import Line
from controller.local_socket import HAS_UNIX, InUseError, connect, listen

ASKED: list[Request] = []


def control(request: Request) -> Line:
    ASKED.append(request)
    return {"ok": True} if request.get("do") == "pause" else {"error": "what?"}


@pytest.fixture(params=[True, False], ids=["unix", "tcp"])
def unix(request: pytest.FixtureRequest) -> bool:
    if request.param and not HAS_UNIX:
        pytest.skip("this system has no Unix sockets")
    return bool(request.param)


@pytest.fixture
def server(tmp_path: Path, unix: bool) -> Iterator[EventServer]:
    ASKED.clear()
    server = EventServer(listen(tmp_path, unix=unix), control)
    yield server
    server.close()


@pytest.fixture
def client(tmp_path: Path, unix: bool, server: EventServer) -> Iterator[EventClient]:
    client = EventClient(tmp_path, unix=unix)
    yield client
    client.close()


def hung_up(connection: socket.socket) -> bool:
    try:
        return connection.recv(100) == b""
    except ConnectionResetError:
        return True


def decision(number: int) -> Line:
    return {"t": number, "kind": "decision", "text": f"number {number}"}


def wait_for_decisions(client: EventClient, count: int) -> list[Line]:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        found = client.ask({"do": "explain"})["decisions"]
        assert isinstance(found, list)
        if len(found) >= count:
            return found
        time.sleep(0.01)
    raise AssertionError("the decisions did not arrive")


def test_what_happens_is_told_from_follow_on(server: EventServer, client: EventClient) -> None:
    server.emit(decision(1))
    wait_for_decisions(client, 1)
    lines = client.follow()
    server.emit({"t": 1.5, "kind": "event", "name": "palm"})
    line = next(lines)
    assert (line["kind"], line["name"], line["t"]) == ("event", "palm", 1.5)
    assert abs(float(str(line["at"])) - time.time()) < 5


def test_the_last_decisions_are_kept(server: EventServer, client: EventClient) -> None:
    for number in range(400):
        server.emit(decision(number))
    kept = wait_for_decisions(client, 256)
    assert [line["t"] for line in kept] == list(range(144, 400))
    last = client.ask({"do": "explain", "last": 2})["decisions"]
    assert [line["text"] for line in last] == ["number 398", "number 399"]


def test_other_requests_go_to_the_run(server: EventServer, client: EventClient) -> None:
    assert client.ask({"do": "pause", "seconds": 3})["ok"] is True
    assert ASKED == [{"do": "pause", "seconds": 3}]
    with pytest.raises(UserError, match="what"):
        client.ask({"do": "dance"})


def test_a_client_that_does_not_read_is_dropped_and_stops_nobody(
    tmp_path: Path, unix: bool, server: EventServer, client: EventClient
) -> None:
    sleeper = connect(tmp_path, unix=unix)
    sleeper.sendall(b'{"do": "follow"}\n')
    time.sleep(0.1)
    big = {"t": 0, "kind": "event", "name": "x" * 1000}
    slowest = 0.0
    for _ in range(2 * MAX_BACKLOG // 1000 + 4000):
        started = time.perf_counter()
        server.emit(big)
        slowest = max(slowest, time.perf_counter() - started)
        time.sleep(0.0001)
    assert slowest < 0.1
    assert client.ask({"do": "pause"})["ok"] is True
    sleeper.settimeout(5)
    while sleeper.recv(1 << 16):
        pass  # all that was sent before it was dropped
    sleeper.close()


def test_rubbish_is_answered(tmp_path: Path, unix: bool, server: EventServer) -> None:
    with connect(tmp_path, unix=unix) as rude:
        rude.sendall(b"\xff\xfe nonsense\n[1, 2]\n")
        lines = rude.makefile("rb")
        assert [b"error" in lines.readline() for _ in range(2)] == [True, True]
    with connect(tmp_path, unix=unix) as endless:
        endless.sendall(b"x" * 5000)
        assert hung_up(endless)


def test_nobody_else_may_read(tmp_path: Path, unix: bool, server: EventServer) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no modes")
    (path,) = tmp_path.glob("isyarat.*")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_tcp_client_without_the_secret_hears_nothing(tmp_path: Path) -> None:
    server = EventServer(listen(tmp_path, unix=False), control)
    port = int((tmp_path / "isyarat.port").read_text().split()[0])
    with socket.create_connection(("127.0.0.1", port), timeout=5) as stranger:
        stranger.sendall(b'wrong\n{"do": "explain"}\n')
        assert hung_up(stranger)
    server.close()


def test_one_meeting_point_one_program(tmp_path: Path, unix: bool, server: EventServer) -> None:
    with pytest.raises(InUseError):
        listen(tmp_path, unix=unix)


def test_what_a_crash_left_behind_is_in_nobodys_way(tmp_path: Path, unix: bool) -> None:
    first = listen(tmp_path, unix=unix)
    first.socket.close()
    second = listen(tmp_path, unix=unix)
    connect(tmp_path, unix=unix).close()
    second.close()
    assert list(tmp_path.iterdir()) == []


def test_no_program_no_answer(tmp_path: Path) -> None:
    with pytest.raises(InstanceError, match="isyarat is not running: start it with"):
        EventClient(tmp_path)


def test_a_program_that_ends_is_noticed(
    server: EventServer, client: EventClient, tmp_path: Path
) -> None:
    server.close()
    with pytest.raises(InstanceError):
        client.ask({"do": "pause"})
    assert list(tmp_path.iterdir()) == []
