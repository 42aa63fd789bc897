"""Login on Linux desktops. Source: Desktop Application Autostart Specification 0.5."""

from __future__ import annotations

import os
from pathlib import Path

from controller.desktop.entry import desktop_entry


class XdgAutostart:
    """A desktop entry in ``~/.config/autostart``."""

    def __init__(self, folder: Path | None = None) -> None:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
        self.path = (folder or base / "autostart") / "isyarat.desktop"

    def turn_on(self, command: list[str]) -> str:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        text = desktop_entry(command) + "X-GNOME-Autostart-enabled=true\n"
        self.path.write_text(text, "utf-8")
        return str(self.path)

    def turn_off(self) -> None:
        self.path.unlink(missing_ok=True)

    def is_on(self) -> bool:
        return self.path.exists()
