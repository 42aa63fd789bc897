"""A recording in a window: the picture with hands and body over it, and large text."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton, QVBoxLayout, QWidget

from controller.errors import UserError
from controller.setup.style import STYLE
from controller.setup.widgets import Message, label
from controller.signs.announcing import Announcer
from controller.signs.plan import Recording, open_observer
from controller.signs.recorder import View, record
from controller.signs.view import SignPreview
from controller.tray.qt_icon import make_icon
from models.errors import AssetError

_log = logging.getLogger(__name__)
_LOOK_MS = 33
_SIZE = (860, 720)
_LINGER_MS = 1500
"""Long enough to read that all is done."""


class RecordWindow(QWidget):
    """Records in a thread of its own from the moment it is made until it is closed.

    closed: called when the window has gone. failure: what ended the recording too early.
    """

    def __init__(self, recording: Recording, closed: Callable[[], None]) -> None:
        super().__init__()
        self._recording = recording
        self._closed = closed
        self.failure: Exception | None = None
        self._stop = threading.Event()
        self._view = View()
        self._ended = False
        beep = QApplication.beep if recording.plan.beep else lambda: None
        self._announcer = Announcer(recording, beep)
        self._build()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
        self._thread.start()

    def refresh(self) -> None:
        """Show what is new."""
        # Read before the view: what the thread did last is shown before the window closes.
        ended = not self._thread.is_alive()
        view = self._view
        headline = self._announcer.headline(view)
        self._headline.setText(headline)
        self._preview.show_view(view, headline)
        if (verdict := self._announcer.verdict(view)) is not None:
            self._message.say(*verdict)
        self._bar.setValue(self._recording.sitting.count)
        if ended and not self._ended:
            self._ended = True
            QTimer.singleShot(_LINGER_MS if self.failure is None else 0, self, self.close)

    def finish(self) -> None:
        """Stop and wait until the source is closed. May be called twice."""
        self._stop.set()
        self._thread.join()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._timer.stop()
        self._stop.set()
        event.accept()
        self._closed()

    def _run(self) -> None:
        try:
            observer = open_observer(self._recording.plan)
            try:
                recording = self._recording
                record(observer, recording.sitting, recording.keeper, self._show, self._stop)
            finally:
                observer.close()
        except (UserError, AssetError) as error:
            self.failure = error
        except Exception as error:  # it must not end unseen in a thread
            _log.exception("a fault of the program")
            self.failure = UserError(f"a fault of the program: {error}")

    def _show(self, view: View) -> None:
        self._view = view

    def _build(self) -> None:
        self.setObjectName("window")
        self.setStyleSheet(STYLE)
        self.setWindowTitle(self._recording.text("signs.window"))
        self.setWindowIcon(make_icon("armed"))
        self.resize(*_SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        self._headline = label("", "title")
        self._preview = SignPreview()
        self._message = Message()
        self._bar = QProgressBar()
        self._bar.setRange(0, self._recording.plan.takes)
        self._bar.setFormat(f"{self._recording.plan.sign}: %v / %m")
        button = QPushButton(self._recording.text("signs.close"))
        button.clicked.connect(self.close)
        column.addWidget(self._headline)
        column.addWidget(self._preview, 1)
        column.addWidget(self._message)
        column.addWidget(self._bar)
        column.addWidget(button)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.close)


def record_in_window(recording: Recording) -> None:
    """Record until the takes are there or the window is closed. Raises what ended it early."""
    from controller.qt.destroying import destroy
    from controller.qt.start import start_qt
    from controller.qt.stopping import quit_on_signals

    application = start_qt()
    with quit_on_signals(application):
        window = RecordWindow(recording, application.quit)
        try:
            window.show()
            application.exec()
            window.finish()
            if window.failure is not None:
                raise window.failure
        finally:
            window.finish()
            destroy(window)
