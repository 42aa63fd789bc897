"""The window: the canvas, its two buttons, and its picture for a report."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QToolButton, QWidget

from controller.errors import UsageError
from controller.event_stream import Line
from controller.monitor.canvas import Canvas
from controller.monitor.layout import GAP, LEAST_HEIGHT, LEAST_WIDTH, lay_out
from controller.monitor.model import MonitorModel
from controller.monitor.painting.tools import SMALL, button_style, palette_of, width_of
from controller.texts import Texts

PERIOD_MS = 66
"""Between two pictures of the window: as often as frames come."""
AWAY_PERIOD_MS = 500
"""While nothing runs, and only the time line moves."""
_SIZE = (1180, 760)
_log = logging.getLogger(__name__)


class MonitorWindow(QWidget):
    """To be used from the Qt thread alone. ``take`` lines as they come.

    pictures: whether the camera's picture is shown at first. ask: told when the user wants it
    otherwise. closed: called when the user closes the window. clock: seconds since 1970.
    """

    def __init__(
        self,
        texts: Texts,
        *,
        pictures: bool,
        ask: Callable[[bool], None],
        closed: Callable[[], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self._texts = texts
        self._ask = ask
        self._closed = closed
        self.model = MonitorModel(lambda text: width_of(text, SMALL))
        self.canvas = Canvas(self.model, texts, clock)
        self.canvas.setParent(self)
        self.canvas.skeleton_only = not pictures
        self._buttons = self._make_buttons(pictures)
        self._dress()
        self.setWindowTitle(texts("monitor.title"))
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(*_SIZE)
        self._timer = QTimer(self, interval=AWAY_PERIOD_MS)
        self._timer.timeout.connect(self.canvas.update)
        self._timer.start()

    def take(self, line: Line) -> None:
        """Look at a line of the running program."""
        self.model.take(line)
        if line["kind"] == "link":
            self._timer.setInterval(PERIOD_MS if line["up"] else AWAY_PERIOD_MS)

    def grab_for_report(self, *, with_picture: bool = False) -> QPixmap:
        """Return this window as a picture; the camera's is left out unless asked for."""
        before = self.canvas.skeleton_only
        self.canvas.skeleton_only = before or not with_picture
        shown = not self.canvas.skeleton_only and self.model.jpeg is not None
        self.canvas.note = self._texts("monitor.note_full" if shown else "monitor.note_bare")
        try:
            return self.grab()
        finally:
            self.canvas.skeleton_only, self.canvas.note = before, ""

    def save(self, path: Path, *, with_picture: bool = False) -> None:
        """Write this window as PNG. Raises UsageError when it cannot be written."""
        if not self.grab_for_report(with_picture=with_picture).save(str(path), "PNG"):
            raise UsageError(f"{path} cannot be written", "choose another file")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self.canvas.setGeometry(self.rect())
        header = lay_out(self.width(), self.height()).header
        size = self._buttons.sizeHint()
        left = round(header.right) - size.width()
        self._buttons.setGeometry(left, round(header.y) + 8, size.width(), size.height())
        self.canvas.header_width = left - header.x - GAP

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        super().closeEvent(event)
        self._closed()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        style = button_style(palette_of(self))
        if self._buttons.styleSheet() != style:
            self._buttons.setStyleSheet(style)

    def _make_buttons(self, pictures: bool) -> QWidget:
        texts, box = self._texts, QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        picture = QToolButton(box)
        picture.setText(texts("monitor.picture"))
        picture.setCheckable(True)
        picture.setChecked(pictures)
        picture.setToolTip(texts("monitor.picture_tip"))
        picture.toggled.connect(self._show_picture)
        shot = QToolButton(box)
        shot.setText(texts("monitor.screenshot"))
        shot.setToolTip(texts("monitor.screenshot_tip"))
        shot.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(shot)
        for name, full in (("monitor.screenshot_bare", False), ("monitor.screenshot_full", True)):
            menu.addAction(texts(name)).triggered.connect(
                lambda _=False, full=full: self._ask_where(with_picture=full)
            )
        shot.setMenu(menu)
        for button in (picture, shot):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        return box

    def _show_picture(self, shown: bool) -> None:
        self.canvas.skeleton_only = not shown
        self._ask(shown)

    def _ask_where(self, *, with_picture: bool) -> None:
        title = self._texts("monitor.screenshot_tip")
        name, _ = QFileDialog.getSaveFileName(self, title, "isyarat-monitor.png", "PNG (*.png)")
        if name:
            try:
                self.save(Path(name), with_picture=with_picture)
            except UsageError as error:
                _log.error("%s", error)
