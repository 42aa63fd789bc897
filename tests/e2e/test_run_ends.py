"""However a run ends while it holds a key, the key comes up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from desktop import Desktop, wait_until

from controller.outputs.keysyms import NAMED_KEYSYMS

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

PROJECT = Path(__file__).resolve().parents[2]
CLIP = PROJECT / "controller" / "demo" / "clips" / "like.mp4"
PROFILE = """
version: 1
bindings:
  - {name: hold, on: like, do: {press: shift}}
  - {name: let go, on: {gesture: like, phase: end}, do: {release: shift}}
"""


@contextmanager
def holding_shift(desktop: Desktop, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Play a held thumb until Shift is down."""
    profile = folder / "hold.yaml"
    profile.write_text(PROFILE, encoding="utf-8")
    command = [
        *(sys.executable, "-m", "controller", "run", "--source", str(CLIP)),
        *("--profile", str(profile), "--events", str(folder / "events.jsonl")),
    ]
    environment = {**desktop.environment, "ISYARAT_RUNTIME_DIR": str(folder)}
    with subprocess.Popen(command, cwd=PROJECT, env=environment) as run:
        try:
            shift = desktop.keycode(NAMED_KEYSYMS["shift"])
            wait_until(lambda: shift in desktop.keys_down(), 60, "Shift")
            yield run
        finally:
            run.kill()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_key_stays_down(xserver: Desktop, tmp_path: Path, how: signal.Signals) -> None:
    with holding_shift(xserver, tmp_path) as run:
        helpers = psutil.Process(run.pid).children(recursive=True)
        os.kill(run.pid, how)
        run.wait(20)
        wait_until(lambda: not xserver.keys_down(), 3, "the release")
        wait_until(lambda: not any(h.is_running() for h in helpers), 5, "the watchdog's end")
    assert helpers
    assert run.returncode == (-how if how == signal.SIGKILL else 0)


def test_the_end_of_the_gesture_lets_go(xserver: Desktop, tmp_path: Path) -> None:
    with holding_shift(xserver, tmp_path) as run:
        assert run.wait(30) == 0
    assert xserver.keys_down() == set()
    lines = (tmp_path / "events.jsonl").read_text(encoding="utf-8")
    assert lines.index('"binding": "hold"') < lines.index('"binding": "let go"')
