"""The window of the guided start, page by page, without a screen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QRadioButton

from controller.autostart.xdg import XdgAutostart
from controller.errors import SourceError
from controller.qt.destroying import destroy
from controller.settings import Settings, load_settings, settings_file
from controller.setup.answers import PAGES
from controller.setup.camera_pages import CameraPage
from controller.setup.session import Session
from controller.setup.window import SetupWindow
from controller.sources.cameras.base import CameraInfo
from controller.sources.fakes import FakeCameras

Open = Callable[..., SetupWindow]


@pytest.fixture
def opened(qt: QApplication, home: Path) -> Iterator[Open]:
    """Open the window; the keyword arguments are those of the session."""
    made: list[tuple[Session, SetupWindow]] = []

    def make(**options: object) -> SetupWindow:
        options.setdefault("cameras", FakeCameras([], listed=[]))
        session = Session(
            Settings(language="en"),
            XdgAutostart(home / "autostart"),
            **options,  # type: ignore[arg-type]
        )
        window = SetupWindow(session, lambda: None)
        made.append((session, window))
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        return window

    yield make
    for session, window in made:
        session.close()
        destroy(window)


def until(condition: Callable[[], object], seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        QApplication.processEvents()
        time.sleep(0.005)


def said(window: SetupWindow) -> str:
    """Return all that the window says."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def choose(window: SetupWindow, text: str) -> None:
    assert window.page is not None
    buttons = [*window.page.findChildren(QRadioButton), *window.page.findChildren(QCheckBox)]
    next(each for each in buttons if text in each.text()).click()
    QApplication.processEvents()


def press(window: SetupWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key)
        QApplication.processEvents()


def test_page_by_page(opened: Open, scene: Path) -> None:
    window = opened(source=str(scene))
    assert "Welcome to Isyarat" in said(window)
    window.go_on()
    until(lambda: window.findChildren(QRadioButton))
    until(lambda: not said(window).count("Looking"))
    window.go_on()
    until(lambda: "seen as your right hand" in said(window))
    assert "Your hand is seen well" in said(window)
    window.go_on()
    until(lambda: "Well done! That was a swipe to the left." in said(window))
    window.go_on()
    choose(window, "Media")
    window.go_on()
    until(lambda: "Ctrl+Alt+G" in said(window))
    choose(window, "Only after an open hand")
    window.go_on()
    choose(window, "Start when I log in")
    window.go_on()
    until(lambda: "media" in said(window))
    choose(window, "Start Isyarat now")
    assert not settings_file().exists()
    window.go_on()
    assert not window.isVisible()
    assert window.written is not None
    assert not window.written[0].start
    assert load_settings().profile == "media"


def test_the_other_language_is_there_at_once(opened: Open) -> None:
    window = opened()
    choose(window, "Bahasa Indonesia")
    until(lambda: "Selamat datang" in said(window))
    assert window.next_button.text() == "Lanjut"


def test_keys_alone_will_do(opened: Open) -> None:
    window = opened()
    press(window, Qt.Key.Key_Down)
    until(lambda: "Selamat datang" in said(window))
    press(window, *[Qt.Key.Key_Return] * 4)
    assert "Tangan Anda untuk apa?" in said(window)
    press(window, Qt.Key.Key_Down, Qt.Key.Key_Down)
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert "Coba satu usapan" in said(window)
    press(window, *[Qt.Key.Key_Return] * 5)
    assert not window.isVisible()
    assert (load_settings().profile, load_settings().language) == ("browser", "id")


@pytest.mark.parametrize("pages", range(len(PAGES)))
def test_closing_half_way_changes_nothing(opened: Open, pages: int) -> None:
    window = opened()
    for _ in range(pages):
        window.go_on()
    press(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert window.written is None
    assert not settings_file().exists()


def test_skip_and_back(opened: Open) -> None:
    window = opened()
    assert not window.back_button.isEnabled()
    for _ in PAGES[1:]:
        window.skip_button.click()
    assert not window.skip_button.isVisible()
    window.skip()
    assert "That is all" in said(window)
    window.back_button.click()
    assert "Start by itself?" in said(window)


def test_without_a_camera_it_says_what_to_do(opened: Open) -> None:
    cameras = FakeCameras([], listed=[])
    window = opened(cameras=cameras)
    window.go_on()
    assert isinstance(window.page, CameraPage)
    page = window.page
    until(lambda: "No camera was found" in page.preview.text)
    cameras.listed = [CameraInfo(0, "Front"), CameraInfo(1, "Back")]
    next(b for b in page.findChildren(QPushButton) if b.text() == "Look again").click()
    until(lambda: len(page.findChildren(QRadioButton)) == 2)


def test_a_camera_in_use_is_named_with_the_remedy(opened: Open) -> None:
    error = SourceError("Front is in use by zoom (process 7)", "close that program")
    window = opened(cameras=FakeCameras([error] * 3, listed=[CameraInfo(0, "Front")]))
    window.go_on()
    page = window.page
    assert isinstance(page, CameraPage)
    until(lambda: "in use by zoom (process 7): close that program" in page.preview.text)
    window.go_on()
    window.go_back()


def test_what_cannot_be_written_is_told_and_can_be_tried_again(
    opened: Open, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    for _ in PAGES[1:]:
        window.go_on()
    (home / "file").touch()
    monkeypatch.setenv("ISYARAT_CONFIG", str(home / "file" / "config"))
    window.go_on()
    assert window.isVisible()
    assert "cannot write" in said(window)
    monkeypatch.setenv("ISYARAT_CONFIG", str(home / "config"))
    window.go_on()
    assert not window.isVisible()
    assert settings_file().exists()
