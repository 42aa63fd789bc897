"""The window of the captions: thin, as all that matters is decided by the board."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QScreen,
)
from PySide6.QtWidgets import QApplication, QWidget

from controller.captions import manners
from controller.captions.board import Board
from controller.captions.caption import Caption
from controller.captions.memory import Memory, Remembered
from controller.captions.painting import HANDLE, CaptionPainter
from controller.captions.place import Box, anchor_of, place_plate
from controller.captions.settings import CaptionSettings
from controller.captions.wrapping import wrap
from controller.texts import Texts

_RAISE_MS = 300


class CaptionWindow(QWidget):
    """Shows captions above everything else and never takes the keyboard.

    menu: opens a menu for a right click at a place of the screen. texts: in the system's
    language when not given.
    """

    def __init__(
        self,
        memory: Memory,
        menu: Callable[[QPoint], None],
        clock: Callable[[], float] = time.monotonic,
        texts: Texts | None = None,
    ) -> None:
        self.texts = texts or Texts()
        self._manners = manners.manners()
        super().__init__(None, self._manners.flags)
        self.setWindowTitle(self.texts("captions.window"))
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._memory, self._menu, self._clock = memory, menu, clock
        self._remembered = memory.load()
        self._click_through = self.settings.click_through
        self._translucent = manners.is_composited()
        self._painter = CaptionPainter(self.settings, translucent=self._translucent)
        self._board = Board(self.settings.lines, self.settings.stay_seconds, self._wrap)
        self._grip: QPoint | None = None
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self.refresh)
        self._raising = QTimer(self, interval=_RAISE_MS)
        self._raising.timeout.connect(self._stay_above)
        if self._manners.raises:
            self._raising.start()

    @property
    def settings(self) -> CaptionSettings:
        """What holds now: the settings file with the user's changes."""
        return self._remembered.settings

    @property
    def notice(self) -> str:
        """What the user has to know about windows on this system, if anything."""
        return self._manners.notice

    @property
    def text(self) -> str:
        """What has been shown last."""
        return self._board.text

    @property
    def idle(self) -> bool:
        """Whether nothing is shown and nothing waits to be."""
        return self._board.next_change(self._clock()) is None

    def show_caption(self, caption: Caption) -> None:
        """Show it now, whatever its own time."""
        self._board.show(caption, self._clock())
        self.refresh()
        self._stay_above()

    def greet(self) -> None:
        """Show where captions will appear."""
        self.show_caption(Caption(0.0, self.texts("captions.greeting"), final=False))

    def clear(self) -> None:
        """Show nothing, not even the handle, until the next caption."""
        self._board.clear()
        self._next.stop()
        self.hide()

    @property
    def click_through(self) -> bool:
        return self._click_through

    def let_clicks_through(self, on: bool) -> None:
        """Have the mouse reach what lies below, or this window."""
        self._click_through = on
        self._apply_click_through()
        self.refresh()

    def restyle(self, **changes: object) -> None:
        """Change settings and remember them; names as in CaptionSettings."""
        settings = self.settings.model_copy(update=changes)
        self._remember(Remembered(settings, self._remembered.anchor, self._remembered.screen))
        self._painter = CaptionPainter(settings, translucent=self._translucent)
        self._board.change(settings.lines, self._wrap, self._clock())
        self.refresh()

    def refresh(self) -> None:
        """Draw what the board shows now, and again when that changes."""
        now = self._clock()
        rows = self._board.rows(now)
        if rows or (self.settings.handle and not self._click_through):
            self._fit(self._painter.plate_size(rows) if rows else HANDLE)
            self._appear()
            self.update()
        else:
            self.hide()
        change = self._board.next_change(now)
        if change is not None:
            self._next.start(max(1, round((change - now) * 1000)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            self._painter.paint(painter, self.size(), self._board.rows(self._clock()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._grip is not None:
            self.move(event.globalPosition().toPoint() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._grip is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._grip = None
        screen = QGuiApplication.screenAt(self.geometry().center()) or self._screen()
        anchor = anchor_of(_box(self.geometry()), _box(screen.geometry()))
        self._remember(Remembered(self.settings, anchor, screen.name()))
        self.refresh()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        self._menu(event.globalPos())

    def _wrap(self, text: str) -> list[str]:
        width = self._screen().geometry().width() * self.settings.width
        return wrap(text, self._painter.room(width), self._painter.measure)

    def _screen(self) -> QScreen:
        named = (s for s in QGuiApplication.screens() if s.name() == self._remembered.screen)
        return next(named, QGuiApplication.primaryScreen())

    def _fit(self, size: QSize) -> None:
        if self._grip is not None:
            return
        area = _box(self._screen().geometry())
        box = place_plate(self._remembered.anchor, size.width(), size.height(), area)
        self.setGeometry(*box)
        if not self._translucent:
            self._cut_corners(size)

    def _cut_corners(self, size: QSize) -> None:
        """Without a compositor what is not painted would be black."""
        corner = min(self._painter.corner, size.height() / 2)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(0, 0, size.width(), size.height()), corner, corner)
        self.setMask(QRegion(shape.toFillPolygon().toPolygon()))

    def _appear(self) -> None:
        if not self.isVisible():
            self.show()
            manners.finish(self)
            self._apply_click_through()

    def _apply_click_through(self) -> None:
        if (handle := self.windowHandle()) is not None:
            handle.setFlag(Qt.WindowType.WindowTransparentForInput, self._click_through)

    def _stay_above(self) -> None:
        if self.isVisible() and QApplication.activePopupWidget() is None:
            self.raise_()

    def _remember(self, remembered: Remembered) -> None:
        self._remembered = remembered
        self._memory.save(remembered)


def _box(rectangle: QRect) -> Box:
    return Box(rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height())
