"""The action ``sound``: a file, or a sound of the system by name."""

from __future__ import annotations

import logging
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from controller.outputs.programs import ProgramError, ProgramRunner
from controller.outputs.worker import Worker

_TIMEOUT = 15.0
_log = logging.getLogger(__name__)

_FOLDERS = {
    "darwin": ((Path("/System/Library/Sounds"), ".aiff"),),
    "win32": ((Path(r"C:\Windows\Media"), ".wav"),),
}
_FREEDESKTOP = (
    (Path("/usr/share/sounds/freedesktop/stereo"), ".oga"),
    (Path("/usr/share/sounds/alsa"), ".wav"),
)
_ALIASES = {
    "alarm": ("alarm-clock-elapsed", "Sosumi", "Alarm01", "Noise"),
    "bell": ("bell", "Ping", "Windows Ding", "Front_Center"),
    "ok": ("complete", "Glass", "tada", "Front_Center"),
    "error": ("dialog-error", "Basso", "Windows Critical Stop", "Noise"),
}
"""Names that every platform understands, and what each calls them."""


class Sounds:
    """A TextOutput that plays the sound of that name or file, or rings the console's bell."""

    def __init__(
        self,
        console: TextIO | None = None,
        command: Callable[[Path], list[str] | None] | None = None,
    ) -> None:
        """``command`` returns what plays a file, or None; the platform's when not given."""
        self._console = console or sys.stderr
        self._command = command or play_command
        self._runner = ProgramRunner()
        self._worker = Worker("sounds", most_waiting=2)

    def send(self, text: str) -> None:
        file = find_sound(text)
        argv = self._command(file) if file is not None else None
        if argv is None:
            self._ring()
        else:
            self._worker.submit(lambda: self._play(argv, str(file)))

    def close(self) -> None:
        self._runner.end()
        self._worker.close()

    def _play(self, argv: list[str], file: str) -> None:
        try:
            self._runner.run(argv, _TIMEOUT, file)
        except ProgramError as problem:
            _log.info("no sound: %s", problem)
            self._ring()

    def _ring(self) -> None:
        with suppress(OSError, ValueError):
            self._console.write("\a")
            self._console.flush()


def find_sound(name: str) -> Path | None:
    """Return the file of a sound: itself when it names a file, else the system's of that name."""
    file = Path(name).expanduser()
    if file.suffix and file.is_file():
        return file
    return next((path for path in _candidates(name) if path.is_file()), None)


def _candidates(name: str) -> Iterator[Path]:
    for known in (name, *_ALIASES.get(name, ())):
        if Path(known).name == known:
            for folder, suffix in _FOLDERS.get(sys.platform, _FREEDESKTOP):
                yield folder / f"{known}{suffix}"


def play_command(file: Path) -> list[str] | None:
    """Return the command that plays a file on this platform, if there is one."""
    if sys.platform == "darwin":
        return ["afplay", str(file)]
    if sys.platform == "win32":
        script = "(New-Object Media.SoundPlayer $env:ISYARAT_TEXT).PlaySync()"
        return ["powershell", "-NoProfile", "-Command", script]
    players = ("pw-play", "paplay", "aplay") if file.suffix == ".wav" else ("pw-play", "paplay")
    found = next(filter(None, map(shutil.which, players)), None)
    return [found, str(file)] if found else None
