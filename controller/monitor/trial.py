"""A run of its own for a clip that somebody wants to look at: nothing is pressed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from controller.errors import UsageError
from controller.sources.spec import CameraSpec, parse_source

_PATIENCE = 5.0
"""Seconds for it to end."""


@contextmanager
def trial_run(source: str, profile: str | None) -> Iterator[Path]:
    """Play a clip or recording in a dry run; yields the folder of its socket.

    Raises UsageError for a camera, which the running program has already.
    """
    if isinstance(parse_source(source), CameraSpec):
        raise UsageError("--source is for clips", "start `isyarat` and then `isyarat monitor`")
    command = [sys.executable, "-m", "controller", "run", "--dry-run", "--source", source]
    with tempfile.TemporaryDirectory(prefix="isyarat-") as folder:
        process = subprocess.Popen(
            [*command, *(("--profile", profile) if profile else ())],
            env={**os.environ, "ISYARAT_RUNTIME_DIR": folder},
            stdin=subprocess.DEVNULL,
        )
        try:
            yield Path(folder)
        finally:
            process.terminate()
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
