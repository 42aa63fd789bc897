"""The window: what it paints, where it lies, what the mouse does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from controller.captions.board import Row
from controller.captions.caption import Caption
from controller.captions.colours import SCHEMES
from controller.captions.memory import Memory
from controller.captions.menu import Orders, open_menu
from controller.captions.painting import HANDLE, CaptionPainter
from controller.captions.settings import CaptionSettings
from controller.captions.window import CaptionWindow
from controller.texts import Texts

LET_THROUGH = "Let clicks through until the next start"

pytestmark = pytest.mark.usefixtures("application")


def paint(*rows: Row, size: QSize | None = None, **settings: object) -> NDArray[np.uint8]:
    """Return what is painted, (height, width, 4) uint8 RGBA, not premultiplied."""
    painter = CaptionPainter(CaptionSettings(**settings), translucent=True)
    size = size or painter.plate_size(rows)
    image = QImage(size, QImage.Format.Format_RGBA8888)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as brush:
        painter.paint(brush, size, rows)
    return np.frombuffer(image.constBits(), np.uint8).reshape(size.height(), -1, 4).copy()


def ink(picture: NDArray[np.uint8], colour: tuple[int, int, int]) -> int:
    """Return how many opaque pixels have that colour, or almost."""
    near = np.abs(picture[:, :, :3].astype(int) - colour).max(axis=2) < 12
    return int(np.sum(near & (picture[:, :, 3] > 240)))


def row(text: str, *, alpha: float = 1.0, right_to_left: bool = False) -> Row:
    return Row(text, right_to_left, alpha)


@pytest.mark.parametrize("colours", SCHEMES)
def test_letters_on_a_plate(colours: str) -> None:
    picture = paint(row("Terima kasih"), colours=colours, opacity=0.5)
    assert ink(picture, SCHEMES[colours].letters) > 1000
    edge = picture[picture.shape[0] // 2, 3]
    assert edge[3] == pytest.approx(128, abs=1)
    assert tuple(edge[:3]) == pytest.approx(SCHEMES[colours].plate, abs=2)
    assert picture[0, 0, 3] < 10, "the corners are round"


def test_without_a_plate_the_outline_remains() -> None:
    picture = paint(row("Terima kasih"), opacity=0.0)
    letters, plate = SCHEMES["white_on_black"]
    assert ink(picture, letters) > 1000
    assert ink(picture, plate) > 500
    assert picture[picture.shape[0] // 2, 3, 3] == 0


def test_the_less_certain_is_fainter() -> None:
    brightest = [
        paint(row("Halo", alpha=alpha), opacity=1.0)[:, :, :3].max() for alpha in (1.0, 0.6)
    ]
    assert brightest[0] == 255
    assert 140 < brightest[1] < 190


def test_right_to_left_puts_the_end_to_the_left() -> None:
    usual = paint(row("Halo . . . . ."))
    other = paint(row("Halo . . . . .", right_to_left=True))

    def left_half(picture: NDArray[np.uint8]) -> int:
        return ink(picture[:, : picture.shape[1] // 2], (255, 255, 255))

    assert left_half(other) < left_half(usual) / 2


def test_letters_beyond_16_bits_are_painted_to_the_end() -> None:
    picture = paint(row("\U0001d54f" * 6 + "W"))
    assert ink(picture[:, -90:], (255, 255, 255)) > 100


def test_more_lines_make_a_higher_plate() -> None:
    one, two = paint(row("Halo")), paint(row("Halo"), row("Halo"))
    assert two.shape[0] > 1.5 * one.shape[0]


def test_the_handle() -> None:
    picture = paint(size=HANDLE)
    assert 100 < picture[9, 9, 3] < 150


class Stage:
    """A window with a clock of its own, and what it remembers."""

    def __init__(self, folder: Path, **settings: object) -> None:
        self.now = 100.0
        self.file = folder / "captions.json"
        self.memory = Memory(CaptionSettings(**settings), self.file)
        self.asked_at: list[QPoint] = []
        self.window = CaptionWindow(
            self.memory, self.asked_at.append, lambda: self.now, Texts("en")
        )

    def at(self, now: float) -> None:
        self.now = now
        self.window.refresh()


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def test_a_caption_comes_and_leaves_the_handle(stage: Stage) -> None:
    stage.window.show_caption(Caption(0.0, "Terima kasih"))
    assert stage.window.isVisible()
    assert stage.window.width() > 200
    assert not stage.window.idle
    stage.at(200.0)
    assert stage.window.size() == HANDLE
    assert stage.window.idle


def test_without_a_handle_nothing_is_left(tmp_path: Path) -> None:
    stage = Stage(tmp_path, handle=False)
    stage.window.show_caption(Caption(0.0, "Terima kasih"))
    stage.at(200.0)
    assert not stage.window.isVisible()


def test_long_captions_keep_to_their_part_of_the_screen(tmp_path: Path) -> None:
    stage = Stage(tmp_path, width=0.5, lines=4)
    stage.window.show_caption(Caption(0.0, "kata " * 30))
    screen = stage.window.screen().geometry()
    assert stage.window.width() <= screen.width() / 2
    assert screen.contains(stage.window.geometry())


def test_it_takes_no_keys(stage: Stage) -> None:
    stage.window.show_caption(Caption(0.0, "Halo"))
    flags = stage.window.windowFlags()
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    assert flags & Qt.WindowType.WindowStaysOnTopHint
    assert not stage.window.isActiveWindow()


def test_clicks_can_pass(stage: Stage) -> None:
    stage.window.show_caption(Caption(0.0, "Halo"))
    handle = stage.window.windowHandle()
    assert not handle.flags() & Qt.WindowType.WindowTransparentForInput
    stage.window.let_clicks_through(True)
    assert handle.flags() & Qt.WindowType.WindowTransparentForInput
    stage.at(200.0)
    assert not stage.window.isVisible(), "a handle that cannot be clicked is none"


def test_dragging_is_remembered(stage: Stage, tmp_path: Path) -> None:
    stage.window.show_caption(Caption(0.0, "Halo"))
    before = stage.window.pos()
    left, grip = Qt.MouseButton.LeftButton, QPoint(20, 20)
    QTest.mousePress(stage.window, left, pos=grip)
    QTest.mouseMove(stage.window, grip - QPoint(0, 150))
    QTest.mouseRelease(stage.window, left, pos=grip)
    assert stage.window.pos() == before - QPoint(0, 150)
    again = Stage(tmp_path)
    again.window.show_caption(Caption(0.0, "Halo"))
    assert (again.window.pos() - stage.window.pos()).manhattanLength() <= 1


def test_the_menu_changes_the_looks_and_they_are_remembered(stage: Stage, tmp_path: Path) -> None:
    stage.window.show_caption(Caption(0.0, "Terima kasih"))
    width, done = stage.window.width(), []
    orders = Orders(*(lambda name=name: done.append(name) for name in "chext"))
    menu = open_menu(stage.window, orders, QPoint(10, 10))
    choose(menu, "Larger")
    choose(menu, "Colours", "Yellow on black")
    choose(menu, "Lines", "4")
    for label in ("Copy", "All captions…", "Save all as…", "Hide captions", LET_THROUGH):
        choose(menu, label)
    menu.close()
    assert done == ["c", "h", "e", "x", "t"]
    assert stage.window.width() > width
    changed = CaptionSettings(size=50, colours="yellow_on_black", lines=4)
    assert Stage(tmp_path).window.settings == changed


def choose(menu: QMenu, *labels: str) -> None:
    *outer, last = labels
    for label in outer:
        menu = next(a.menu() for a in menu.actions() if a.text() == label)
    next(action for action in menu.actions() if action.text() == last).trigger()


def test_a_right_click_asks_for_the_menu(stage: Stage) -> None:
    stage.window.show_caption(Caption(0.0, "Halo"))
    at = QPoint(500, 300)
    mouse = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(stage.window, QContextMenuEvent(mouse, QPoint(5, 5), at))
    assert stage.asked_at == [at]
