"""On a desktop without a tray a window stands in for it, and goes when the program does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from desktop import Desktop, empty_room, process_group, require, wait_until

from controller.event_client import EventClient

pytestmark = pytest.mark.desktop


@pytest.fixture
def daemon(
    xserver: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[psutil.Process]:
    require("xdotool")
    for name in ("RUNTIME_DIR", "CONFIG", "LOGS", "STATE"):
        monkeypatch.setenv(f"ISYARAT_{name}", str(tmp_path / name.lower()))
    command = [sys.executable, "-m", "controller", "daemon", "--source", empty_room(tmp_path)]
    with process_group(command, env=xserver.environment) as process:
        wait_until(lambda: "monitor" in xserver.active_window_title(), 60, "the window")
        yield psutil.Process(process.pid)


def windows_of(daemon: psutil.Process) -> list[psutil.Process]:
    return [
        child
        for child in daemon.children()
        if child.status() != psutil.STATUS_ZOMBIE and "monitor" in child.cmdline()
    ]


def has_ended(process: psutil.Process) -> bool:
    """Tell whether a process has ended, even where nobody asks how (in some containers)."""
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_a_second_start_puts_a_window_in_front_and_keeps_one(
    xserver: Desktop, daemon: psutil.Process
) -> None:
    (first,) = windows_of(daemon)
    second = [sys.executable, "-m", "controller"]
    subprocess.run(second, env=xserver.environment, check=True, timeout=60)
    wait_until(lambda: first not in windows_of(daemon), 30, "the end of the old window")
    wait_until(lambda: "monitor" in xserver.active_window_title(), 60, "a window in front")
    assert len(windows_of(daemon)) == 1


@pytest.mark.parametrize("end", ["quit", "kill"])
def test_the_window_goes_with_the_program(daemon: psutil.Process, end: str) -> None:
    (window,) = windows_of(daemon)
    client = EventClient()
    wait_until(lambda: bool(client.ask({"do": "explain", "last": 1})), 30, "an answer")
    if end == "quit":
        client.ask({"do": "quit"})
    else:
        daemon.kill()
    client.close()
    # One that had not connected yet waits longer: for a program that starts late.
    wait_until(lambda: has_ended(window), 60, "the end of the window")
