"""Asking the system's own tools."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

_TIMEOUT = 10.0
"""Seconds; system_profiler and PowerShell take one or two."""


def output_of(command: Sequence[str]) -> str:
    """Return what a command prints, nothing when it cannot be run or fails."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT,
            check=True,
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout
