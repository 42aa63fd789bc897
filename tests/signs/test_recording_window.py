"""What a person sees while recording: in a window, and in a terminal."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar
from rich.console import Console
from sign_scenes import frame, scene

from controller.errors import SourceError
from controller.qt.destroying import destroy
from controller.qt.start import start_qt
from controller.signs.data_set import DataSet
from controller.signs.plan import Plan, Recording
from controller.signs.sitting import Pace
from controller.signs.terminal import record_in_terminal
from controller.signs.terminal_sketch import sketch
from controller.signs.window import RecordWindow
from controller.texts import Texts

Film = Callable[[str], Path]
Open = Callable[[Recording], RecordWindow]


@pytest.fixture(scope="module")
def qt() -> QApplication:
    """The process's only application; it draws into memory."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QT_QPA_PLATFORM", "offscreen")
        return start_qt()


@pytest.fixture
def opened(qt: QApplication) -> Iterator[Open]:
    made: list[RecordWindow] = []

    def make(recording: Recording) -> RecordWindow:
        made.append(RecordWindow(recording, lambda: None))
        made[-1].show()
        return made[-1]

    yield make
    for window in made:
        window.finish()
        destroy(window)


def recording(source: Path | str, takes: int = 2, language: str = "en") -> Recording:
    pace = Pace(1, 1, 1, 2)
    plan = Plan("ombak", "ani", "s1", takes, pace, str(source), speed="max")
    return Recording(plan, DataSet(), Texts(language), print)


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        QApplication.processEvents()
        time.sleep(0.005)


def said(window: RecordWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel))


def test_the_window_closes_when_all_takes_are_there(opened: Open, film: Film) -> None:
    window = opened(recording(film("rest 1 wave 1 rest 1 wave 1 rest 1")))
    until(lambda: "All 2 takes" in said(window))
    assert "Take 2 of 2 is kept." in said(window)
    assert window.findChildren(QProgressBar)[0].value() == 2
    until(lambda: not window.isVisible())
    assert len(DataSet().places("ombak")) == 2
    assert window.failure is None


def test_a_bad_take_is_explained(opened: Open, film: Film) -> None:
    window = opened(recording(film("rest 1 outside 1 rest 1"), language="id"))
    until(lambda: "tangan terpotong di tepi gambar" in said(window))


def test_a_source_that_fails_closes_the_window(opened: Open) -> None:
    window = opened(recording("nowhere.hands.npz"))
    until(lambda: not window.isVisible())
    assert isinstance(window.failure, SourceError)


def test_closing_the_window_ends_the_recording(opened: Open, film: Film) -> None:
    window = opened(recording(film("rest 1 wave 1 rest 60"), takes=9))
    window.close()
    window.finish()
    assert window.failure is None


def test_a_terminal_gets_drawing_and_verdicts(film: Film) -> None:
    shown = io.StringIO()
    console = Console(file=shown, force_terminal=True, width=100, highlight=False)
    source = film("rest 1 wave 1 rest 1 outside 1 rest 1")
    record_in_terminal(recording(source), console, threading.Event())
    text = shown.getvalue()
    assert "Take 1 of 2 is kept." in text
    assert "cut off at the picture's edge" in text
    assert any("\u2801" <= sign <= "\u28ff" for sign in text)


def test_a_file_gets_verdicts_alone(film: Film) -> None:
    shown = io.StringIO()
    source = film("rest 1 wave 1 rest 1")
    record_in_terminal(recording(source, 1), Console(file=shown), threading.Event())
    assert shown.getvalue() == "Take 1 of 1 is kept.\n"


def test_the_sketch_has_the_shape_of_the_picture() -> None:
    lines = sketch(next(scene("wave 1")), 40)
    assert len(lines) == 15
    assert {len(line) for line in lines} == {40}
    right = [line[20:] for line in lines]
    assert any(sign != "\u2800" for line in right for sign in line)
    outside = sketch(frame(0, (5.0, -3.0)), 40)
    assert len(outside) == 15
