"""What a tray offers."""

from __future__ import annotations

from typing import Protocol

from controller.tray.view import TrayView


class Tray(Protocol):
    """An icon with a menu, or what stands in for it."""

    def show(self, view: TrayView) -> None:
        """Show this state from now on. May be called from any thread, at any rate."""

    def close(self) -> None:
        """Take the icon away. May be called twice."""
