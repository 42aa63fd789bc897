"""Runs the command as a user does: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT, Isyarat

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def isyarat(tmp_path: Path) -> Isyarat:
    """Run the command line with a home of its own and, unless given, no display."""

    def run(
        *arguments: str | Path, project: Path = ROOT, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        kept = {k: v for k, v in os.environ.items() if k not in _SCREENS}
        return subprocess.run(
            [sys.executable, "-P", "-m", "controller", *map(str, arguments)],
            cwd=tmp_path,
            env=kept
            | {
                "PYTHONPATH": str(project),
                "ISYARAT_CONFIG": str(tmp_path / "config"),
                "ISYARAT_RUNTIME_DIR": str(tmp_path / "run"),
                "COLUMNS": "200",
            }
            | environment,
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run
