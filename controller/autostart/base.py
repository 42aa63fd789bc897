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
    return [windowless_python() or sys.executable, "-m", "controller", "daemon"]


def windowless_python() -> str | None:
    """Return this Python's twin that opens no console; None where there is none."""
    python = Path(sys.executable).with_name("pythonw.exe")
    return str(python) if sys.platform == "win32" and python.exists() else None
