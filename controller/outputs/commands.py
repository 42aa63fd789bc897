"""The action ``run``: programs of the user's own, allowed by the settings only."""

from __future__ import annotations

import logging
import shlex
from collections.abc import Callable, Sequence

from controller.errors import OutputError
from controller.outputs.console_text import ConsoleText
from controller.outputs.programs import ProgramError, ProgramRunner
from controller.outputs.worker import Worker

TIMEOUT = 30.0
"""Seconds that a program may take."""
_log = logging.getLogger(__name__)


class Commands:
    """Runs programs one after the other in a worker; what they print goes to the log."""

    def __init__(
        self, report: Callable[[str], None] = _log.error, *, timeout: float = TIMEOUT
    ) -> None:
        self._report = report
        self._timeout = timeout
        self._runner = ProgramRunner()
        self._worker = Worker("commands")

    def run(self, argv: Sequence[str]) -> None:
        """Start a program soon. Raises OutputError when too many are waiting."""
        if not self._worker.submit(lambda: self._run(argv)):
            raise OutputError(f"'{argv[0]}' was not started", "others have not ended yet")

    def close(self) -> None:
        """End what runs and start nothing more. May be called twice."""
        self._runner.end()
        self._worker.close()

    def _run(self, argv: Sequence[str]) -> None:
        try:
            output = self._runner.run(argv, self._timeout)
        except ProgramError as problem:
            self._report(f"'run' failed: {problem}")
        else:
            for line in output.splitlines():
                _log.info("%s: %s", argv[0], line)


class NoCommands:
    """Refuses, and says how the user can allow it."""

    def run(self, argv: Sequence[str]) -> None:
        raise OutputError(
            f"'{argv[0]}' was not started", "set allow_commands = true in settings.toml"
        )

    def close(self) -> None:
        """Nothing to close."""


class PrintedCommands:
    """Says what it would start: dry runs."""

    def run(self, argv: Sequence[str]) -> None:
        ConsoleText("run").send(shlex.join(argv))

    def close(self) -> None:
        """Nothing to close."""
