"""Choosing the way of this platform."""

from __future__ import annotations

import sys

from controller.autostart.base import Autostart


def open_autostart() -> Autostart:
    """Return this platform's way to start at login."""
    if sys.platform == "win32":
        from controller.autostart.windows import WindowsAutostart

        return WindowsAutostart()
    if sys.platform == "darwin":
        from controller.autostart.launchd import LaunchdAutostart

        return LaunchdAutostart()
    from controller.autostart.xdg import XdgAutostart

    return XdgAutostart()
