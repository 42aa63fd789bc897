"""Can keys be pressed here, are there a tray and windows, does the machine speak?"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator

from controller.active_app.open import open_active_app
from controller.checks.base import Check
from controller.desktop_session import is_wayland
from controller.errors import OutputError
from controller.outputs.open import open_devices
from controller.outputs.speech.open import find_engine
from controller.outputs.speech.settings import SpeechSettings
from controller.outputs.watchdog import Watchdog
from controller.outputs.wayland import look
from controller.qt.start import check_qt


def check_desktop() -> Iterator[Check]:
    """Look at display, key output, active application, tray, windows and speech."""
    yield _display()
    yield _keys()
    yield _active_app()
    yield _tray()
    yield _windows()
    yield _speech()


def _display() -> Check:
    if not sys.platform.startswith("linux"):
        return Check("display", "ok", sys.platform)
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if wayland:
        xwayland = f"with XWayland ({x11})" if x11 else "without XWayland"
        return Check("display", "ok", f"Wayland ({wayland}) {xwayland}")
    if x11:
        return Check("display", "ok", f"X11 ({x11})")
    return Check("display", "broken", "none", "start me in a desktop session, or use --dry-run")


def _keys() -> Check:
    """On Wayland nothing is opened: the desktop would ask the user for a permission."""
    problem: OutputError | None = None
    if is_wayland():
        try:
            way, notice = look()
        except OutputError as error:
            problem = error
        else:
            return Check("keys and mouse", "lacking" if notice else "ok", way, notice)
    try:
        keys, pointer = open_devices()
        Watchdog().close()
    except OutputError as error:
        problem = problem or error
        return Check("keys and mouse", "broken", problem.message, problem.hint)
    keys.close()
    pointer.close()
    if problem is not None:
        found = f"only programs that run through XWayland: {problem.message}"
        return Check("keys and mouse", "lacking", found, problem.hint)
    return Check("keys and mouse", "ok", "can be injected")


def _active_app() -> Check:
    answerer = open_active_app()
    answerer.app.close()
    if answerer.lack:
        return Check("active application", "lacking", f"told by {answerer.name}", answerer.lack)
    return Check("active application", "ok", f"told by {answerer.name}")


def _tray() -> Check:
    """pystray picks its backend on import, and fails there without a desktop."""
    try:
        icon = importlib.import_module("pystray").Icon
    except Exception as error:  # each backend raises errors of its own kind
        return Check(
            "tray icon", "lacking", f"not available ({type(error).__name__})", "needs a desktop"
        )
    if not icon.HAS_MENU:
        return Check(
            "tray icon",
            "lacking",
            f"{icon.__module__} has no menu",
            "install python3-gi and gir1.2-ayatanaappindicator3-0.1, or a StatusNotifier tray",
        )
    return Check("tray icon", "ok", icon.__module__)


def _windows() -> Check:
    try:
        platform = check_qt()
    except OutputError as error:
        return Check("windows", "lacking", error.message, error.hint)
    return Check("windows", "ok", f"Qt {platform}".strip())


def _speech() -> Check:
    engine = find_engine(SpeechSettings())
    if engine is None:
        return Check(
            "speech", "lacking", "espeak-ng is not installed", "install the package espeak-ng"
        )
    return Check("speech", "ok", engine.name)
