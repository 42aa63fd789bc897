"""Choosing what draws the tray: pystray where its backend has a menu, Qt otherwise."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from controller.texts import Texts
from controller.tray.base import Tray
from controller.tray.menu import Commands

_log = logging.getLogger(__name__)


def open_tray(commands: Commands, texts: Texts, missing: Callable[[], None]) -> Tray:
    """Show the icon; call it in the thread of the Qt loop.

    missing: called once when this desktop shows no tray icons.
    """
    from controller.tray.pystray_tray import PystrayTray, has_menu

    # On macOS both would drive the one loop that AppKit allows; Qt has it already.
    if sys.platform != "darwin" and has_menu():
        _log.info("the tray is pystray's")
        return PystrayTray(commands, texts)
    from controller.tray.qt_tray import QtTray

    _log.info("the tray is Qt's")
    return QtTray(commands, texts, missing)
