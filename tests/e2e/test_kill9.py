"""Whatever ends the program, no key and no button stays down and no helper stays behind."""

from __future__ import annotations

import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from desktop import Desktop, wait_until
from Xlib import X
from Xlib.ext import xtest

from controller.outputs.keysyms import NAMED_KEYSYMS

pytestmark = pytest.mark.desktop

PROJECT = Path(__file__).resolve().parents[2]
OPENING = """
import sys, time
from controller.outputs.open import open_outputs
outputs = open_outputs(dry_run=False)
keys, pointer = outputs.keys, outputs.pointer
print(outputs.watchdog.pid, flush=True)
"""
HOLDING = """
keys.press("ctrl"); keys.press("a"); keys.press("+"); pointer.press("left")
print("down", flush=True)
time.sleep(60)
"""
BUSY = """
print("busy", flush=True)
while True:
    for key in ("ctrl", "shift", "a", "é"):
        keys.press(key)
    pointer.press("left")
    keys.type("Halo, \\u00e9!")
    pointer.scroll(0, 1)
    pointer.release("left")
    for key in ("é", "a", "shift", "ctrl"):
        keys.release(key)
"""
TRIALS = 25


@contextmanager
def program(script: str) -> Iterator[tuple[subprocess.Popen[str], psutil.Process]]:
    """Run a script with real outputs until it speaks; yields it and its watchdog."""
    child = subprocess.Popen(
        [sys.executable, "-c", OPENING + script],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert child.stdout is not None
    try:
        watchdog = psutil.Process(int(child.stdout.readline()))
        assert child.stdout.readline()
        yield child, watchdog
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


def ended(process: psutil.Process) -> bool:
    """Say whether a process has ended, be it that nobody has asked for its status yet."""
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def nothing_down(desktop: Desktop) -> bool:
    return not desktop.keys_down() and not desktop.buttons_down()


def expect_all_clear(desktop: Desktop, watchdog: psutil.Process) -> None:
    wait_until(lambda: ended(watchdog), 10, "the watchdog's end")
    # A busy window manager freezes the devices for a while; what was sent waits until then.
    wait_until(lambda: nothing_down(desktop), 10, "the release of everything")
    time.sleep(0.1)
    assert desktop.keys_down() == set()
    assert desktop.buttons_down() == 0


def ignores(process: psutil.Process, signal_number: int) -> bool:
    """Read from Linux whether a process ignores a signal."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    mask = int(re.search(r"^SigIgn:\s*(\w+)$", status, re.MULTILINE)[1], 16)
    return bool(mask >> (signal_number - 1) & 1)


@pytest.mark.parametrize("signal_number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_held_keys_are_released(xserver: Desktop, signal_number: int) -> None:
    with program(HOLDING) as (child, watchdog):
        wait_until(lambda: xserver.buttons_down() == X.Button1Mask, 10, "the button's press")
        assert xserver.keycode(NAMED_KEYSYMS["ctrl"]) in xserver.keys_down()
        child.send_signal(signal_number)
        child.wait()
        expect_all_clear(xserver, watchdog)


def test_kill_9_at_random_moments(xserver: Desktop) -> None:
    moments = random.Random(1)
    for _ in range(TRIALS):
        with program(BUSY) as (child, watchdog):
            time.sleep(moments.uniform(0, 0.15))
            child.kill()
            child.wait()
            expect_all_clear(xserver, watchdog)


def test_signals_to_the_terminal_do_not_end_the_watchdog_first(xserver: Desktop) -> None:
    with program(HOLDING) as (child, watchdog):
        wait_until(lambda: ignores(watchdog, signal.SIGTERM), 10, "the watchdog's start")
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            watchdog.send_signal(number)
        time.sleep(0.2)
        assert not ended(watchdog)
        child.kill()
        child.wait()
        expect_all_clear(xserver, watchdog)


def test_without_the_watchdog_keys_would_stay_down(xserver: Desktop) -> None:
    """Shows that the tests above can fail."""
    with program(HOLDING) as (child, watchdog):
        watchdog.kill()
        child.kill()
        child.wait()
        time.sleep(0.3)
        assert not nothing_down(xserver)
    for keycode in xserver.keys_down():
        xtest.fake_input(xserver.connection, X.KeyRelease, keycode)
    xtest.fake_input(xserver.connection, X.ButtonRelease, 1)
    xserver.connection.sync()
    wait_until(lambda: nothing_down(xserver), 5, "the clean-up")


def test_closing_releases_and_dismisses_the_watchdog(xserver: Desktop) -> None:
    with program("keys.press('ctrl'); print('down', flush=True); outputs.close()") as (
        child,
        watchdog,
    ):
        assert child.wait(10) == 0
        expect_all_clear(xserver, watchdog)
