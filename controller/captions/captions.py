"""Captions as a whole: the window, its menu, and what was said so far."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from controller.captions.caption import caption_in
from controller.captions.history import History
from controller.captions.memory import Memory
from controller.captions.menu import Orders, open_menu
from controller.captions.settings import CaptionSettings
from controller.captions.window import CaptionWindow
from controller.errors import UsageError
from controller.event_stream import Line
from controller.qt.destroying import destroy
from controller.texts import Texts

_log = logging.getLogger(__name__)


class Captions:
    """Shows the captions of an event stream. To be used from the Qt thread alone.

    For a stream of another thread: ``QtLines(captions.take)``.

    memory: what the user has changed by mouse. hidden: hears that the user has hidden them.
    texts: in the system's language when not given. clicks_changed: hears that clicks pass through
    from now on, or no more.
    """

    def __init__(
        self,
        settings: CaptionSettings,
        hidden: Callable[[], None],
        memory: Memory | None = None,
        texts: Texts | None = None,
        clicks_changed: Callable[[], None] = lambda: None,
    ) -> None:
        self._texts = texts or Texts()
        self.history = History(settings.stay_seconds)
        self.window = CaptionWindow(memory or Memory(settings), self._open_menu, texts=self._texts)
        self._hidden, self._clicks_changed = hidden, clicks_changed
        self._on = False
        self._origin: float | None = None
        self._listing = QPlainTextEdit(readOnly=True)
        self._listing.setWindowTitle(self._texts("captions.so_far"))
        self._listing.resize(560, 420)

    @property
    def on(self) -> bool:
        return self._on

    def turn(self, on: bool) -> None:
        """Show captions from now on, or none; they are kept in the history all the same."""
        self._on = on
        if on:
            self.window.greet()
        else:
            self.window.clear()

    def let_clicks_through(self, on: bool) -> None:
        """Have the mouse reach what lies below, or the captions."""
        self.window.let_clicks_through(on)
        self._clicks_changed()

    def take(self, line: Line) -> None:
        """Look at a line of the stream."""
        caption = caption_in(line)
        if self._origin is None:
            self._origin = _time_of(line)
        if caption is None:
            return
        self.history.add(caption)
        if self._on:
            self.window.show_caption(caption)

    def save(self, path: Path) -> None:
        """Write what was said so far: subtitles (.srt) or text. Raises UsageError.

        Subtitles count from the first line of the stream that was seen.
        """
        self.history.save(path, self._origin or 0.0)

    def close(self) -> None:
        """Show nothing any more. May be called twice."""
        self._on = False
        for window in (self.window, self._listing):
            destroy(window)

    def _open_menu(self, at: QPoint) -> None:
        orders = Orders(
            self._copy,
            self._list,
            self._export,
            self._hide,
            lambda: self.let_clicks_through(True),
        )
        open_menu(self.window, orders, at)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.window.text)

    def _list(self) -> None:
        self._listing.setPlainText(self.history.as_text())
        self._listing.show()
        self._listing.raise_()

    def _export(self) -> None:
        title, kinds = self._texts("captions.save_title"), self._texts("captions.kinds")
        name, _ = QFileDialog.getSaveFileName(None, title, "captions.srt", kinds)
        if name:
            try:
                self.save(Path(name))
            except UsageError as error:
                _log.error("%s", error)

    def _hide(self) -> None:
        self.turn(False)
        self._hidden()


def _time_of(line: Line) -> float | None:
    t = line.get("t")
    return float(t) if isinstance(t, int | float) else None
