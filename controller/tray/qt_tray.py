"""The tray through Qt: StatusNotifier and XEmbed trays, with a menu on all of them."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from controller.texts import Texts
from controller.tray.menu import Commands, Item, make_menu, title
from controller.tray.qt_icon import make_icon
from controller.tray.view import TrayView

_log = logging.getLogger(__name__)

_LOOK_AGAIN_MS = 5000
"""Between looks for a tray that was not there at the start: desktops start theirs late."""
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class QtTray(QObject):
    """Implements ``controller.tray.base.Tray``. Make it in the thread of the Qt loop.

    missing: called once when this desktop shows no tray icons.
    """

    _asked = Signal(object)

    def __init__(self, commands: Commands, texts: Texts, missing: Callable[[], None]) -> None:
        super().__init__()
        self._commands = commands
        self._texts = texts
        self._view = TrayView()
        self._menu = QMenu()
        self._icon = QSystemTrayIcon(make_icon("looking"), self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._menu.aboutToShow.connect(self._fill)
        self._asked.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._appear)
        self._fill()
        if not self._appear():
            missing()
            self._timer.start()

    def show(self, view: TrayView) -> None:
        self._asked.emit(view)

    def close(self) -> None:
        self._timer.stop()
        self._icon.hide()

    def _appear(self) -> bool:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        self._timer.stop()
        self._icon.show()
        return True

    def _take(self, view: TrayView) -> None:
        before, self._view = self._view, view
        if view.mood != before.mood:
            self._icon.setIcon(make_icon(view.mood))
        if view != before:
            self._icon.setToolTip(title(view, self._texts))
            # A menu that is open stays as it is: lines that move under the mouse get misclicked.
            if not self._menu.isVisible():
                self._fill()

    def _fill(self) -> None:
        # clear() deletes the actions of a menu, but not the menus in it.
        for inner in self._menu.findChildren(QMenu, options=_DIRECT):
            inner.deleteLater()
        self._menu.clear()
        _add(self._menu, make_menu(self._view, self._commands, self._texts))

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """Show the menu on a plain click too, where the desktop leaves that to the program."""
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self._menu.popup(self._icon.geometry().bottomLeft())


def _add(menu: QMenu, items: tuple[Item, ...]) -> None:
    group = QActionGroup(menu) if any(item.mark == "radio" for item in items) else None
    for item in items:
        if not item.text:
            menu.addSeparator()
        elif item.menu:
            _add(menu.addMenu(item.text), item.menu)
        else:
            _add_action(menu, group, item)


def _add_action(menu: QMenu, group: QActionGroup | None, item: Item) -> None:
    action = QAction(item.text.replace("&", "&&"), menu)
    action.setEnabled(item.do is not None)
    action.setCheckable(item.mark != "none")
    action.setChecked(item.on)
    if item.mark == "radio" and group is not None:
        group.addAction(action)
    if item.do is not None:
        action.triggered.connect(lambda _=False, do=item.do: do())
    menu.addAction(action)
