"""Captions as a whole, fed from other threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from controller.captions.captions import Captions
from controller.captions.feeding import Follower
from controller.captions.memory import Memory
from controller.captions.settings import CaptionSettings
from controller.event_client import EventClient
from controller.event_socket import EventServer
from controller.event_stream import Line, LineList
from controller.local_socket import listen
from controller.qt.lines import MOST_WAITING, QtLines

pytestmark = pytest.mark.usefixtures("application")


def caption(t: float, text: str) -> Line:
    return {"t": t, "kind": "action", "do": {"caption": text}}


@pytest.fixture
def captions(tmp_path: Path) -> Iterator[Captions]:
    settings = CaptionSettings()
    captions = Captions(settings, lambda: None, Memory(settings, tmp_path / "captions.json"))
    yield captions
    captions.close()


def test_what_was_said_is_shown_copied_and_saved(captions: Captions, tmp_path: Path) -> None:
    captions.turn(True)
    captions.take({"t": 100.0, "kind": "event"})
    captions.take(caption(101.0, "Terima KASIH"))
    captions.take(caption(103.0, "Halo"))
    assert captions.window.text == "Terima KASIH\nHalo"
    captions._copy()
    assert QGuiApplication.clipboard().text() == "Terima KASIH\nHalo"
    captions.save(tmp_path / "said.srt")
    assert (
        (tmp_path / "said.srt")
        .read_text("utf-8")
        .startswith("1\n00:00:01,000 --> 00:00:03,000\nTerima KASIH\n")
    )


def test_hidden_captions_are_kept_all_the_same(captions: Captions) -> None:
    captions.turn(True)
    captions.turn(False)
    captions.take(caption(1.0, "Halo"))
    assert not captions.window.isVisible()
    assert captions.history.as_text() == "Halo\n"


def test_clicks_through_are_told_of(application: QApplication, tmp_path: Path) -> None:
    settings, told = CaptionSettings(), []
    memory = Memory(settings, tmp_path / "captions.json")
    captions = Captions(settings, lambda: None, memory, None, lambda: told.append("changed"))
    captions.let_clicks_through(True)
    assert captions.window.click_through
    captions.let_clicks_through(False)
    assert not captions.window.click_through
    assert told == ["changed", "changed"]


def test_lines_after_the_end_hurt_nobody(captions: Captions) -> None:
    captions.turn(True)
    captions.close()
    captions.close()
    captions.take(caption(1.0, "Halo"))
    assert QApplication.topLevelWidgets() == []


def test_lines_of_another_thread_arrive_here_in_order(application: QApplication) -> None:
    got: list[tuple[object, int]] = []
    lines = QtLines(lambda line: got.append((line["t"], threading.get_ident())))
    thread = threading.Thread(target=lambda: [lines.emit({"t": n}) for n in range(100)])
    thread.start()
    thread.join()
    assert got == []
    application.processEvents()
    assert got == [(number, threading.get_ident()) for number in range(100)]


def test_a_busy_window_keeps_nobody_waiting(application: QApplication) -> None:
    got: list[Line] = []
    lines = QtLines(got.append)
    for number in range(3 * MOST_WAITING):
        lines.emit({"t": number})
    application.processEvents()
    assert [line["t"] for line in got] == [*range(2 * MOST_WAITING, 3 * MOST_WAITING)]


def test_the_running_program_is_waited_for_and_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("controller.captions.feeding.RETRY", 0.02)
    heard = LineList()
    follower = Follower(heard, lambda: EventClient(tmp_path))
    for number in (1, 2):
        time.sleep(0.1)
        server = EventServer(listen(tmp_path), lambda request: {"ok": True})
        deadline = time.monotonic() + 5
        while len(heard.lines) < number:
            server.emit(caption(number, "Halo"))
            assert time.monotonic() < deadline
            time.sleep(0.02)
        server.close()
        del heard.lines[number:]
    follower.close()
    assert [line["t"] for line in heard.lines] == [1, 2]
    waits = [record for record in caplog.records if "is not running" in record.message]
    assert 1 <= len(waits) <= 2
