"""Mistakes and lacks that a person can mend: one line each, with what to do, and an exit code."""

from __future__ import annotations

from typing import ClassVar


class UserError(Exception):
    """Something the user can mend. ``hint`` says how; the command line prints both on one line."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}" if self.hint else self.message


class UsageError(UserError):
    """An option or argument that makes no sense."""

    exit_code = 2


class SourceError(UserError):
    """A camera, clip or recording that cannot be read."""

    exit_code = 3


class OutputError(UserError):
    """No way to press keys or move the pointer here (no display, no permission)."""

    exit_code = 6


class InstanceError(UserError):
    """Another instance is running."""

    exit_code = 7
