"""The guided start in a window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bindings.problems import ProfileError
from controller.errors import UserError
from controller.setup.answers import LOOKING, PAGES, Changes, Page
from controller.setup.camera_pages import CameraPage, SwipePage, ViewPage
from controller.setup.pages import (
    ClutchPage,
    EndPage,
    LanguagePage,
    LoginPage,
    PageWidget,
    ProfilePage,
)
from controller.setup.session import Session
from controller.setup.style import STYLE
from controller.setup.widgets import Message, label
from controller.tray.qt_icon import make_icon

_LOOK_MS = 33
_SIZE = (820, 600)

_PAGES: Mapping[Page, Callable[[Session, Callable[[], None]], PageWidget]] = {
    "language": LanguagePage,
    "camera": CameraPage,
    "view": ViewPage,
    "swipe": SwipePage,
    "profile": ProfilePage,
    "clutch": ClutchPage,
    "login": LoginPage,
    "end": EndPage,
}


class SetupWindow(QWidget):
    """Shows the page that is open. ``written`` says what was written, None if nothing was.

    closed: called when the window has gone, whether finished or not.
    """

    def __init__(self, session: Session, closed: Callable[[], None]) -> None:
        super().__init__()
        self._session = session
        self._wizard = session.wizard
        self._closed = closed
        self.written: tuple[Changes, list[Path]] | None = None
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(STYLE)
        self.setWindowIcon(make_icon("armed"))
        self.resize(*_SIZE)
        self._build()
        self._page: PageWidget | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.refresh)
        self._open_page()
        self._timer.start()

    @property
    def page(self) -> PageWidget | None:
        """The page that is open."""
        return self._page

    def refresh(self) -> None:
        """Have the open page show what is new."""
        if self._page is not None:
            self._page.refresh()

    def go_on(self) -> None:
        """Next, and on the last page: write everything down and close."""
        self._wizard.next()
        if not self._wizard.finished:
            self._open_page()
            return
        try:
            self.written = self._session.write()
        except (UserError, ProfileError) as error:
            self._trouble.say(str(error), "bad")
            return
        self.close()

    def go_back(self) -> None:
        if self._wizard.can_go_back:
            self._wizard.back()
            self._open_page()

    def skip(self) -> None:
        if self._wizard.page != PAGES[-1]:
            self._wizard.skip()
            self._open_page()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._timer.stop()
        self._session.rest()
        event.accept()
        self._closed()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 26, 32, 24)
        column.setSpacing(10)
        self._step, self._title = label("", "step"), label("", "title")
        self._body = QVBoxLayout()
        self._trouble = Message()
        self._trouble.setMinimumHeight(0)
        column.addWidget(self._step)
        column.addWidget(self._title)
        column.addLayout(self._body, 1)
        column.addWidget(self._trouble)
        column.addLayout(self._footer())
        for keys, do in (
            ("Return", self.go_on),
            ("Enter", self.go_on),
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.skip),
            ("Escape", self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def _footer(self) -> QHBoxLayout:
        self.back_button, self.skip_button, self.next_button = (QPushButton() for _ in range(3))
        self.skip_button.setObjectName("plain")
        self.next_button.setObjectName("next")
        self.back_button.clicked.connect(self.go_back)
        self.skip_button.clicked.connect(self.skip)
        self.next_button.clicked.connect(self.go_on)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.back_button)
        row.addStretch()
        row.addWidget(self.skip_button)
        row.addWidget(self.next_button)
        return row

    def _open_page(self) -> None:
        texts, page = self._session.texts, self._wizard.page
        self.setWindowTitle(texts("setup.window"))
        self._step.setText(texts("setup.step", number=self._wizard.number, count=len(PAGES)))
        self._title.setText(texts(f"setup.{page}.title"))
        self._trouble.say("")
        last = page == PAGES[-1]
        self.back_button.setText(texts("setup.back"))
        self.back_button.setEnabled(self._wizard.can_go_back)
        self.skip_button.setText(texts("setup.skip"))
        self.skip_button.setVisible(not last)
        self.next_button.setText(texts("setup.finish" if last else "setup.next"))
        if self._page is not None:
            self._body.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
        if page not in LOOKING:
            self._session.rest()
        self._page = _PAGES[page](self._session, self._redraw)
        self._body.addWidget(self._page)
        self.refresh()
        self.next_button.setFocus()
        self._page.take_focus()

    def _redraw(self) -> None:
        # Not now: it is a button of this page that has called.
        QTimer.singleShot(0, self, self._open_page)
