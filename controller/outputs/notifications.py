"""Notifications of the desktop."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable

from controller.outputs.base import TextOutput
from controller.outputs.programs import ProgramError, ProgramRunner
from controller.outputs.worker import Worker

_TITLE = "Isyarat"
_TIMEOUT = 8.0

# The text is never part of a script: AppleScript gets it as an argument, PowerShell in a variable.
_OSASCRIPT = (
    "on run argv\ndisplay notification (item 1 of argv) with title (item 2 of argv)\nend run"
)
_POWERSHELL = (
    "Add-Type -AssemblyName System.Windows.Forms, System.Drawing; "
    "$n = New-Object System.Windows.Forms.NotifyIcon; "
    "$n.Icon = [System.Drawing.SystemIcons]::Information; $n.Visible = $true; "
    f"$n.ShowBalloonTip(4000, '{_TITLE}', $env:ISYARAT_TEXT, 'Info'); "
    "Start-Sleep 4; $n.Dispose()"
)


class Notifier:
    """A TextOutput that shows notifications, or prints where the desktop has none."""

    def __init__(
        self,
        fallback: TextOutput,
        command: Callable[[str], list[str] | None] | None = None,
    ) -> None:
        """``command`` returns what shows a text, or None; the platform's when not given."""
        self._fallback = fallback
        self._command = command or notify_command
        self._runner = ProgramRunner()
        self._worker = Worker("notifications")

    def send(self, text: str) -> None:
        argv = self._command(text)
        if argv is None or not self._worker.submit(lambda: self._show(argv, text)):
            self._fallback.send(text)

    def close(self) -> None:
        self._runner.end()
        self._worker.close()
        self._fallback.close()

    def _show(self, argv: list[str], text: str) -> None:
        try:
            self._runner.run(argv, _TIMEOUT, text)
        except ProgramError:
            self._fallback.send(text)


def notify_command(text: str) -> list[str] | None:
    """Return the command that shows a notification on this platform, if it has one."""
    if sys.platform == "darwin":
        return ["osascript", "-e", _OSASCRIPT, text, _TITLE]
    if sys.platform == "win32":
        return ["powershell", "-NoProfile", "-Command", _POWERSHELL]
    program = shutil.which("notify-send")
    return [program, f"--app-name={_TITLE}", "--", _TITLE, text] if program else None
