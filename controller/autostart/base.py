"""What switches the start at login on and off."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Protocol


class Autostart(Protocol):
    """The system's place for programs that start at login. Raises OSError when it refuses."""

    def turn_on(self, command: list[str]) -> str:
        """Start the command at login; returns where that is noted. May be repeated."""

    def turn_off(self) -> None:
        """Start it no longer. May be repeated."""

    def is_on(self) -> bool: ...


def daemon_command() -> list[str]:
    """Return what starts the program at login: this Python, without a console on Windows."""
    python = Path(sys.executable)
    windowless = python.with_name("pythonw.exe")
    if sys.platform == "win32" and windowless.exists():
        python = windowless
    return [str(python), "-m", "controller", "daemon"]
