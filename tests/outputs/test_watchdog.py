"""The watchdog: what it believes to be down, and that it comes and goes with its parent."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from controller.errors import OutputError
from controller.outputs.recorder import Recorder
from controller.outputs.watchdog import GuardedKeys, GuardedPointer, Watchdog
from controller.outputs.watchdog_main import follow, let_go

ECHO = "import sys; open(sys.argv[1], 'a', encoding='utf-8').writelines(sys.stdin)"
"""A stand-in for the helper: appends what it is told to a file."""

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def told(tmp_path: Path) -> Path:
    return tmp_path / "told.txt"


def echoing(told: Path) -> Watchdog:
    return Watchdog((sys.executable, "-c", ECHO, str(told)))


@pytest.mark.parametrize(
    ("lines", "held"),
    [
        ("", []),
        ("down key ctrl", [("key", "ctrl")]),
        ("down key ctrl, down button left", [("key", "ctrl"), ("button", "left")]),
        ("down key ctrl, up key ctrl", []),
        ("down key left, up button left", [("key", "left")]),
        ("up key ctrl", []),
        ("down key ctrl, bye", []),
        ("down key é, nonsense, , down key", [("key", "é")]),
    ],
)
def test_what_is_still_down_at_the_end(lines: str, held: list[tuple[str, str]]) -> None:
    assert follow(lines.split(", ")) == held


def test_letting_go_goes_backwards() -> None:
    recorder = Recorder()
    let_go([("key", "ctrl"), ("button", "left")], recorder.keys, recorder.pointer)
    assert recorder.calls == [("button_up", "left"), ("key_up", "ctrl")]


def test_the_watchdog_hears_of_a_key_before_it_goes_down(told: Path) -> None:
    watchdog = echoing(told)
    order: list[str] = []
    recorder = Recorder(lambda call: order.append(f"device {call[0]}"))
    watchdog.down = lambda kind, name: order.append(f"told down {name}")  # type: ignore[method-assign]
    watchdog.up = lambda kind, name: order.append(f"told up {name}")  # type: ignore[method-assign]
    keys = GuardedKeys(recorder.keys, watchdog)
    keys.press("ctrl")
    keys.release("ctrl")
    GuardedPointer(recorder.pointer, watchdog).press("left")
    assert order == [
        *("told down ctrl", "device key_down", "device key_up", "told up ctrl"),
        *("told down left", "device button_down"),
    ]
    watchdog.close()


def test_a_clean_end_says_bye(told: Path) -> None:
    watchdog = echoing(told)
    watchdog.down("key", "ctrl")
    watchdog.up("key", "ctrl")
    watchdog.close()
    watchdog.close()
    assert told.read_text() == "down key ctrl\nup key ctrl\nbye\n"
    assert not psutil.pid_exists(watchdog.pid)


def test_an_end_with_a_key_down_says_no_bye(told: Path) -> None:
    watchdog = echoing(told)
    watchdog.down("key", "ctrl")
    watchdog.close()
    assert told.read_text() == "down key ctrl\n"


def test_a_lost_watchdog_is_replaced_and_told_what_is_down(told: Path) -> None:
    watchdog = echoing(told)
    watchdog.down("key", "ctrl")
    first = psutil.Process(watchdog.pid)
    first.kill()
    psutil.wait_procs([first], 5)
    told.unlink(missing_ok=True)
    watchdog.down("key", "a")
    assert watchdog.pid != first.pid
    watchdog.close()
    assert told.read_text() == "down key ctrl\ndown key a\n"


@pytest.mark.skipif(os.name != "posix", reason="Windows pipes cannot refuse to wait")
def test_a_watchdog_that_hangs_does_not_block_its_parent() -> None:
    watchdog = Watchdog((sys.executable, "-c", "import time; time.sleep(60)"))
    start = time.monotonic()
    with pytest.raises(OutputError, match="hangs"):
        fill(watchdog)
    assert time.monotonic() - start < 5
    psutil.Process(watchdog.pid).kill()
    watchdog.close()


def fill(watchdog: Watchdog) -> None:
    """Write more than any pipe holds."""
    for _ in range(100_000):
        watchdog.down("key", "ctrl")


def test_a_helper_that_cannot_be_started_is_an_output_error() -> None:
    with pytest.raises(OutputError, match="watchdog"):
        Watchdog(("/no/such/program",))


def test_the_helper_loads_nothing_heavy() -> None:
    code = (
        "import sys, controller.outputs.watchdog_main;"
        "print(*sorted({'mediapipe', 'cv2', 'numpy', 'pydantic', 'pynput'} & set(sys.modules)))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, check=True, capture_output=True, text=True
    )
    assert loaded.stdout.strip() == ""
