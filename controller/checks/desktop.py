"""Can keys be pressed here, are there a tray and windows, does the machine speak?"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator

from controller.checks.base import Check
from controller.errors import OutputError
from controller.outputs.open import open_outputs
from controller.outputs.speech.open import find_engine
from controller.outputs.speech.settings import SpeechSettings
from controller.qt.start import check_qt


def check_desktop() -> Iterator[Check]:
    """Look at display, key output, tray, windows and speech, in this order."""
    yield _display()
    yield _keys()
    yield _tray()
    yield _windows()
    yield _speech()


def _display() -> Check:
    if not sys.platform.startswith("linux"):
        return Check("display", "ok", sys.platform)
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if wayland and not x11:
        return Check(
            "display",
            "lacking",
            f"Wayland ({wayland}) without XWayland",
            "log in to an X11 session for key presses",
        )
    if wayland:
        return Check(
            "display",
            "lacking",
            f"Wayland ({wayland}) with XWayland ({x11})",
            "keys reach XWayland windows only; log in to an X11 session for all of them",
        )
    if x11:
        return Check("display", "ok", f"X11 ({x11})")
    return Check("display", "broken", "none", "start me in a desktop session, or use --dry-run")


def _keys() -> Check:
    try:
        open_outputs(dry_run=False).close()
    except OutputError as error:
        return Check("keys and mouse", "broken", error.message, error.hint)
    return Check("keys and mouse", "ok", "can be injected")


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
