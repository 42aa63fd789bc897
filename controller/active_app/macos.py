"""The active application on macOS.

NSWorkspace would tell as well, but its answer stands still in a program whose main thread runs no
AppKit loop (Apple, NSRunningApplication), as when this one runs in a terminal. The window server
and ``lsappinfo`` always know.
"""

from __future__ import annotations

import importlib
import re
import subprocess
from collections.abc import Callable
from typing import Any

_PATIENCE = 2.0
_NAME = re.compile(r'"(?:LSDisplayName|name)"="(.*)"')


def asker() -> Callable[[], str | None]:
    """Return the quickest way to ask on this machine: Quartz (which pynput brings) or lsappinfo."""
    try:
        quartz = importlib.import_module("Quartz")
    except ImportError:
        return ask_lsappinfo
    return lambda: ask_quartz(quartz)


def ask_quartz(quartz: Any) -> str | None:
    """Return the owner of the frontmost window of the normal layer, e.g. ``Keynote``."""
    wanted = quartz.kCGWindowListOptionOnScreenOnly | quartz.kCGWindowListExcludeDesktopElements
    windows = quartz.CGWindowListCopyWindowInfo(wanted, quartz.kCGNullWindowID) or ()
    for window in windows:
        if window.get("kCGWindowLayer") == 0:
            return str(window.get("kCGWindowOwnerName", "")) or None
    return None


def ask_lsappinfo(run: Callable[..., Any] = subprocess.run) -> str | None:
    """Return the name of the frontmost application."""
    try:
        front = _output(run, "front").strip()
        found = _NAME.search(_output(run, "info", "-only", "name", front)) if front else None
    except (OSError, subprocess.SubprocessError):
        return None
    return found[1] if found else None


def _output(run: Callable[..., Any], *arguments: str) -> str:
    done = run(
        ["lsappinfo", *arguments], capture_output=True, text=True, timeout=_PATIENCE, check=True
    )
    return str(done.stdout)
