"""Choosing the menu of this platform."""

from __future__ import annotations

import sys

from controller.desktop.base import MenuEntry
from controller.errors import UsageError


def open_menu() -> MenuEntry:
    """Return this platform's menu. Raises UsageError on macOS."""
    if sys.platform == "darwin":
        raise UsageError("macOS shows only application bundles", "start `isyarat` from a terminal")
    if sys.platform == "win32":
        from controller.desktop.windows import WindowsMenuEntry

        return WindowsMenuEntry()
    from controller.desktop.xdg import XdgMenuEntry

    return XdgMenuEntry()
