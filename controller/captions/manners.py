"""What makes a window stay above others and leave the keys alone, system by system."""

from __future__ import annotations

import ctypes
import importlib
import logging
import sys
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_log = logging.getLogger(__name__)
_Flag = Qt.WindowType
_COMMON = (
    _Flag.Tool
    | _Flag.FramelessWindowHint
    | _Flag.WindowStaysOnTopHint
    | _Flag.WindowDoesNotAcceptFocus
    | _Flag.NoDropShadowWindowHint
)


@dataclass(frozen=True, slots=True)
class Manners:
    """flags: of the window. places: whether it can choose its place. raises: whether it has to be
    raised again and again. notice: what the user has to know, if anything.
    """

    flags: Qt.WindowType
    places: bool = True
    raises: bool = False
    notice: str = ""


def manners() -> Manners:
    """Return those of the system that the QApplication runs on."""
    match QGuiApplication.platformName():
        case "xcb":
            return _x11()
        case "wayland":
            return _wayland()
        case _:
            return Manners(_COMMON)


def _x11() -> Manners:
    """Past the window manager, which would keep it below a full-screen window.

    Nobody raises such a window but itself.
    """
    return Manners(_COMMON | _Flag.BypassWindowManagerHint, raises=True)


def _wayland() -> Manners:
    return Manners(
        _COMMON,
        places=False,
        notice="on Wayland the compositor decides what lies on top: choose 'always on top' in the "
        "window's menu, or start a session with XWayland, where captions stay above by themselves",
    )


def finish(window: QWidget) -> None:
    """Do what flags cannot do, once the window exists."""
    if sys.platform == "darwin":
        _join_all_spaces(window)


def _join_all_spaces(window: QWidget) -> None:
    """Show it beside full-screen windows too, which have a space of their own on macOS.

    Source: Apple's NSWindowCollectionBehavior: canJoinAllSpaces 1, stationary 16,
    fullScreenAuxiliary 256.
    """
    window.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
    try:
        objc = importlib.import_module("objc")
        view = objc.objc_object(c_void_p=ctypes.c_void_p(int(window.winId())))
        view.window().setCollectionBehavior_(1 | 16 | 256)
    except (ImportError, AttributeError) as error:
        _log.warning("captions will not show above full-screen windows: %s", error)


def is_composited() -> bool:
    """Tell whether transparency works; on X11 a compositor has to run for that.

    Source: Extended Window Manager Hints 1.5, "Compositing Managers".
    """
    if QGuiApplication.platformName() != "xcb":
        return True
    from Xlib.display import Display
    from Xlib.error import DisplayError

    try:
        display = Display()
    except (DisplayError, OSError):
        return False
    try:
        selection = display.intern_atom(f"_NET_WM_CM_S{display.get_default_screen()}")
        return bool(display.get_selection_owner(selection))
    finally:
        display.close()
