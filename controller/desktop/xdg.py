"""The menu of Linux desktops. Sources: Desktop Menu and Icon Theme Specifications."""

from __future__ import annotations

import os
from pathlib import Path

from controller.desktop.entry import desktop_entry
from controller.tray.icons import draw_icon

SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
"""Pixels; the sizes that the theme hicolor names."""


class XdgMenuEntry:
    """A desktop entry and icons in ``~/.local/share``. folder: stands in for that one."""

    def __init__(self, folder: Path | None = None) -> None:
        share = folder or Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
        self.path = share / "applications" / "isyarat.desktop"
        self._theme = share / "icons" / "hicolor"

    def add(self, command: list[str]) -> str:
        for size in SIZES:
            icon = self._icon(size)
            icon.parent.mkdir(parents=True, exist_ok=True)
            draw_icon("armed", size).save(icon)
        self._tell_the_theme()
        # Last: desktops look for the icon when they see the entry.
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(desktop_entry(command), "utf-8")
        return str(self.path)

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)
        for size in SIZES:
            self._icon(size).unlink(missing_ok=True)
        if self._theme.exists():
            self._tell_the_theme()

    def _icon(self, size: int) -> Path:
        return self._theme / f"{size}x{size}" / "apps" / "isyarat.png"

    def _tell_the_theme(self) -> None:
        """Readers keep what they know of a theme until its folder has a newer time."""
        os.utime(self._theme)
