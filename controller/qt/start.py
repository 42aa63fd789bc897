"""Starting Qt, or saying what it lacks here.

Qt ends the whole process when it finds no display or lacks a library: ask first.
"""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from controller.errors import OutputError
from controller.system_libraries import REMEDY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_PLATFORM = "QT_QPA_PLATFORM"


def start_qt() -> QApplication:
    """Return this process's QApplication; call it from the main thread.

    Where both are there X11 is taken and not Wayland: only there a window can place itself and
    stay above others. Raises OutputError where there is no display or a library is missing.
    """
    platform = check_qt()

    from PySide6.QtWidgets import QApplication

    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    arguments = ["isyarat", "-platform", platform] if platform else ["isyarat"]
    application = QApplication(arguments)
    application.setApplicationName("isyarat")
    application.setApplicationDisplayName("Isyarat")
    application.setDesktopFileName("isyarat")
    # The program ends when it is told to, not with its last window.
    application.setQuitOnLastWindowClosed(False)
    return application


def check_qt() -> str:
    """Return Qt's platform to take here, nothing where Qt knows best.

    Raises OutputError like start_qt(), without starting anything.
    """
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        raise _lacking(error) from None
    if not sys.platform.startswith("linux") or os.environ.get(_PLATFORM):
        return ""
    platform = choose_platform(os.environ)
    _check_library(platform)
    return platform


def choose_platform(environment: Mapping[str, str]) -> str:
    """Return ``xcb`` or ``wayland``, whichever answers. Raises OutputError when neither does."""
    if (display := environment.get("DISPLAY")) and _x11_answers(display):
        return "xcb"
    if (name := environment.get("WAYLAND_DISPLAY")) and _wayland_answers(environment, name):
        return "wayland"
    tried = display or environment.get("WAYLAND_DISPLAY")
    raise OutputError(
        f"the display {tried} does not answer" if tried else "there is no display for a window",
        "start it in a desktop session",
    )


def _x11_answers(name: str) -> bool:
    from Xlib.display import Display
    from Xlib.error import DisplayError

    try:
        Display(name).close()
    except (DisplayError, OSError):
        return False
    return True


def _wayland_answers(environment: Mapping[str, str], name: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        try:
            client.connect(str(Path(environment.get("XDG_RUNTIME_DIR", "/")) / name))
        except OSError:
            return False
    return True


def _check_library(platform: str) -> None:
    """Load Qt's plugin, which fails with the name of the library that it lacks."""
    import PySide6

    plugins = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
    plugin = plugins / f"libq{platform}.so"
    # A distribution's own PySide6 keeps its plugins elsewhere, and its packages are complete.
    if plugin.exists():
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            raise _lacking(error) from None


def _lacking(error: Exception) -> OutputError:
    return OutputError(f"no windows here ({error})", REMEDY)
