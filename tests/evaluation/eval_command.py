"""``isyarat eval`` as a user runs it: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLIPS = ROOT / "controller" / "demo" / "clips"
COMMAND = (sys.executable, "-P", "-m", "controller", "eval")


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a process that finds no display and no files of the user's."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    own = {"PYTHONPATH": str(ROOT), "ISYARAT_CONFIG": str(home / "config"), "COLUMNS": "200"}
    return kept | own


def evaluate(home: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run it to its end in the folder ``home``."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=home,
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=120,
    )
