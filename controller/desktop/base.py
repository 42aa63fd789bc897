"""What puts the program into the menu of the desktop and takes it out again."""

from __future__ import annotations

import sys
from typing import Protocol

from controller.autostart.base import windowless_python


class MenuEntry(Protocol):
    """The program's entry in the desktop's menu. Raises OSError when the system refuses."""

    def add(self, command: list[str]) -> str:
        """Have the entry start the command; returns where it is. May be repeated."""

    def remove(self) -> None:
        """Take entry and icons away. May be repeated."""


def menu_command() -> list[str]:
    """Return what the entry starts: this Python, bringing a running program to the front."""
    return [windowless_python() or sys.executable, "-m", "controller"]
