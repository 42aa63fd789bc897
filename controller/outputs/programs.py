"""Starting other programs: never through a shell, never for longer than agreed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress

_KEPT = 4000


class ProgramError(Exception):
    """A program that could not be started, failed or took too long; one line."""


class ProgramRunner:
    """Runs one program at a time and can end it from another thread."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None
        self._ended = False

    def run(
        self, argv: Sequence[str], timeout: float, text: str = "", *, given: str | None = None
    ) -> str:
        """Run a program to its end and return the beginning of what it printed.

        text: handed to it in the environment variable ISYARAT_TEXT, where no quoting is needed.
        given: what it can read from its standard input, as UTF-8.
        After ``timeout`` seconds it is killed, with all that it has started. Raises
        ProgramError.
        """
        process = self._start(argv, text, piped=given is not None)
        self._running = process
        if self._ended:
            # end() came while the program was being started.
            _kill(process)
        try:
            fed = None if given is None else given.encode()
            output, _ = process.communicate(fed, timeout=timeout)
        except subprocess.TimeoutExpired:
            _kill(process)
            with suppress(subprocess.TimeoutExpired):
                process.communicate(timeout=1.0)
            raise ProgramError(f"'{argv[0]}' took more than {timeout:g} s: killed") from None
        finally:
            self._running = None
        text = output[:_KEPT].decode("utf-8", "replace").strip()
        if process.returncode and not self._ended:
            last = f": {text.splitlines()[-1]}" if text else ""
            raise ProgramError(f"'{argv[0]}' ended with status {process.returncode}{last}")
        return text

    def end(self) -> None:
        """Kill the program that runs now, if any; run() then returns by itself.

        Only run() reads the program's output: two readers would close it under each other.
        """
        self._ended = True
        if (process := self._running) is not None:
            _kill(process)

    def _start(self, argv: Sequence[str], text: str, *, piped: bool) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                list(argv),
                stdin=subprocess.PIPE if piped else subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env=os.environ | {"ISYARAT_TEXT": text},
            )
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise ProgramError(f"cannot start '{argv[0]}': {reason}") from None


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a program, and its group where the system has groups."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
