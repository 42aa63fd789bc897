"""What lives in the Qt thread: tray, captions, and the orders that other threads give them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from controller.captions.captions import Captions
from controller.captions.settings import CaptionSettings
from controller.event_stream import EventSink
from controller.qt.lines import QtLines
from controller.texts import Texts

FADE_MS = 250
"""Between looks at whether the icon's colour has outlived its cause."""


class Switch(QObject):
    """Carries orders from any thread into the thread of the Qt loop."""

    called = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.called.connect(lambda do: do(), Qt.ConnectionType.QueuedConnection)

    def do(self, work: Callable[[], None]) -> None:
        """Have the Qt thread do something soon."""
        self.called.emit(work)


class Windows:
    """Make it in the thread of the Qt loop; its methods may be called from any other.

    changed: called when what the tray shows of the windows has changed.
    tick: called now and then, for what changes by time alone.
    """

    def __init__(
        self,
        application: QApplication,
        settings: CaptionSettings,
        changed: Callable[[], None],
        tick: Callable[[], None],
        texts: Texts,
    ) -> None:
        self._application = application
        self._switch = Switch()
        self._changed = changed
        self._captions = Captions(settings, changed, texts=texts, clicks_changed=changed)
        self._lines = QtLines(self._captions.take)
        self._fading = QTimer(interval=FADE_MS)
        self._fading.timeout.connect(tick)
        self._fading.start()

    @property
    def sink(self) -> EventSink:
        """Wants to hear of the run."""
        return self._lines

    @property
    def captions_on(self) -> bool:
        return self._captions.on

    def show_captions(self, shown: bool) -> None:
        def turn() -> None:
            self._captions.turn(shown)
            self._changed()

        self._switch.do(turn)

    @property
    def click_through(self) -> bool:
        return self._captions.window.click_through

    def let_clicks_through(self, on: bool) -> None:
        def let() -> None:
            self._captions.let_clicks_through(on)

        self._switch.do(let)

    def quit(self) -> None:
        self._switch.do(self._application.quit)

    def close(self) -> None:
        self._fading.stop()
        self._captions.close()
