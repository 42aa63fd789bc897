"""Choosing what tells the active application on this desktop."""

from __future__ import annotations

import sys

from controller.active_app.base import ActiveApp, NoActiveApp


def open_active_app() -> ActiveApp:
    """Return what this desktop offers; ``NoActiveApp`` where it does not tell."""
    if sys.platform not in ("win32", "darwin"):
        from controller.active_app.x11 import open_x11

        return open_x11() or NoActiveApp()
    return NoActiveApp()
