"""The connection to the running program: told of, lost and found again."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from controller.event_client import EventClient
from controller.event_socket import EventServer
from controller.event_stream import Line, LineList
from controller.frame_feed import FrameFeed
from controller.local_socket import listen
from controller.monitor.link import Link


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_the_program_comes_goes_and_comes_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("controller.monitor.link.RETRY", 0.02)
    heard = LineList()

    def links() -> list[Line]:
        return [line for line in heard.lines if line["kind"] == "link"]

    link = Link(heard, pictures=True, connect=lambda: EventClient(tmp_path))
    for number in (1, 2):
        feed = FrameFeed()
        server = EventServer(listen(tmp_path), lambda request: {"ok": True}, feed)
        server.emit({"kind": "decision", "t": 1.0, "text": "before"})
        server.emit({"kind": "state", "t": 1.0, "paused": True})
        wait_for(lambda number=number, feed=feed: len(links()) >= 2 * number - 1 and feed.wanted)
        link.ask_for_pictures(False)
        server.close()
        wait_for(lambda number=number: len(links()) == 2 * number)
    link.close()
    assert [line["up"] for line in links()] == [True, False, True, False]
    first = links()[0]
    assert first["state"] in ({}, {"paused": True})
    assert isinstance(first["decisions"], list)
    assert not [line for line in heard.lines if line["kind"] == "answer"]
