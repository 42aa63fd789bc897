"""The whole program killed while it holds keys: nothing stays down, nobody stays behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from desktop import Desktop, process_group, require

pytestmark = pytest.mark.desktop

ROOT = Path(__file__).resolve().parents[2]
KILLS = 2


def test_kill_9_of_the_daemon(xserver: Desktop) -> None:
    require("trayer")
    # Without a tray the program opens a window, which is meant to stay.
    with process_group(["trayer", "--edge", "bottom"], env=xserver.environment):
        done = subprocess.run(
            [sys.executable, "benchmarks/kill.py", str(KILLS)],
            cwd=ROOT,
            env=xserver.environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"starts that worked: {KILLS}" in done.stdout
