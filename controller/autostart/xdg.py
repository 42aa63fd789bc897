"""Login on Linux desktops. Source: Desktop Application Autostart Specification 0.5."""

from __future__ import annotations

import os
from pathlib import Path

_RESERVED = " \t\n\"'\\><~|&;$*?#()`"


class XdgAutostart:
    """A desktop entry in ``~/.config/autostart``."""

    def __init__(self, folder: Path | None = None) -> None:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
        self.path = (folder or base / "autostart") / "isyarat.desktop"

    def turn_on(self, command: list[str]) -> str:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(desktop_entry(command), "utf-8")
        return str(self.path)

    def turn_off(self) -> None:
        self.path.unlink(missing_ok=True)

    def is_on(self) -> bool:
        return self.path.exists()


def desktop_entry(command: list[str]) -> str:
    """Return the text of a desktop entry that runs the command."""
    return (
        "[Desktop Entry]\n"
        "Type=Application\n"
        "Name=Isyarat\n"
        "Comment=Drive your computer with your hands\n"
        "Comment[id]=Kendalikan komputer dengan tangan Anda\n"
        f"Exec={' '.join(map(_quoted, command))}\n"
        "Icon=isyarat\n"
        "Terminal=false\n"
        "Categories=Utility;Accessibility;\n"
        "X-GNOME-Autostart-enabled=true\n"
    )


def _quoted(argument: str) -> str:
    """Quote an argument of Exec (Desktop Entry Specification, "The Exec key")."""
    argument = argument.replace("%", "%%")
    if not any(character in _RESERVED for character in argument):
        return argument
    for character in '\\"`$':
        argument = argument.replace(character, "\\" + character)
    # The value is a string of the file first, in which a backslash is written twice.
    return '"' + argument.replace("\\", "\\\\") + '"'
