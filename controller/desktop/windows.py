"""The Start menu of Windows: a shortcut, written by the script host that every Windows has.

The file of a shortcut is Windows' own business, so its own object makes it.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from controller.tray.icons import draw_icon

_SCRIPT = (
    "$link = (New-Object -ComObject WScript.Shell).CreateShortcut($env:ISYARAT_LINK);"
    "$link.TargetPath = $env:ISYARAT_PROGRAM;"
    "$link.Arguments = $env:ISYARAT_ARGUMENTS;"
    "$link.IconLocation = $env:ISYARAT_ICON;"
    "$link.Description = 'Drive your computer with your hands';"
    "$link.Save()"
)
"""Names come as variables of the environment: whatever they hold, it is never read as code."""
_PATIENCE = 30.0


class WindowsMenuEntry:
    """A shortcut in the user's Start menu, and its icon beside it in the program's data.

    roaming, local: stand in for the folders %APPDATA% and %LOCALAPPDATA%.
    run: starts a program as ``subprocess.run`` does.
    """

    def __init__(
        self,
        roaming: Path | None = None,
        local: Path | None = None,
        run: Callable[..., Any] = subprocess.run,
    ) -> None:
        roaming = roaming or Path(os.environ["APPDATA"])
        local = local or Path(os.environ["LOCALAPPDATA"])
        self.path = roaming / "Microsoft" / "Windows" / "Start Menu" / "Programs" / "Isyarat.lnk"
        self._icon = local / "isyarat" / "isyarat.ico"
        self._run = run

    def add(self, command: list[str]) -> str:
        self._icon.parent.mkdir(parents=True, exist_ok=True)
        draw_icon("armed", 256).save(self._icon)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        names = {
            "ISYARAT_LINK": str(self.path),
            "ISYARAT_PROGRAM": command[0],
            "ISYARAT_ARGUMENTS": subprocess.list2cmdline(command[1:]),
            "ISYARAT_ICON": str(self._icon),
        }
        try:
            self._run(
                ["powershell.exe", "-NoProfile", "-NonInteractive", "-Command", _SCRIPT],
                env=os.environ | names,
                check=True,
                capture_output=True,
                timeout=_PATIENCE,
            )
        except subprocess.SubprocessError as problem:
            raise OSError(f"PowerShell did not write {self.path}") from problem
        return str(self.path)

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)
        self._icon.unlink(missing_ok=True)
