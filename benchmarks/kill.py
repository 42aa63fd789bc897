"""Killing the program while it holds keys down: what stays down, and who is left behind?

    python benchmarks/kill.py [100] [--seed 1]

Starts the whole program on a clip, with a profile that holds a key during each gesture, and ends
it with kill -9 at a random moment: most often while a key is down. XQueryKeymap then tells what
is still down, and each process the program had started is looked for. It is started again over
what the last one has left (socket, lock). Needs a display with a tray, such as Xvfb's with trayer:
without a tray the program opens a window, which goes some seconds after it. Goals: no
key down, no process left, each start works.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
from Xlib.display import Display

ROOT = Path(__file__).resolve().parents[1]
# Started as a script, this folder would stand in for the package `bindings`.
sys.path[0] = str(ROOT)

from controller.errors import UserError
from controller.event_client import EventClient

CLIP = ROOT / "controller" / "demo" / "clips" / "palm_to_fist.mp4"
PROFILE = """version: 1
bindings:
  - {name: shift, on: palm, do: {press: shift}}
  - {name: no shift, on: {gesture: palm, phase: end}, do: {release: shift}}
  - {name: ctrl, on: fist, do: [{press: ctrl}, {press: a}]}
  - {name: no ctrl, on: {gesture: fist, phase: end}, do: [{release: a}, {release: ctrl}]}
"""
STARTING = 30.0
"""Seconds for the program to answer, and then for the clip to show a gesture."""
LETTING_GO = 5.0
"""Seconds for the watchdog to let go and leave."""
WAITING = 0.8
"""Share of the kills that wait for a key to go down; the others come at any time."""


@dataclass
class Kill:
    """What one kill found. let_go: seconds until no key was down and no process left."""

    started: bool
    held: int = 0
    down: int = 0
    left: int = 0
    let_go: float = 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kills", type=int, nargs="?", default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    moments = random.Random(options.seed)
    with closing(Display()) as display, tempfile.TemporaryDirectory() as folder:
        profile = own_folders(Path(folder))
        kills = [kill_once(profile, display, moments) for _ in range(options.kills)]
    return report(kills)


def own_folders(folder: Path) -> Path:
    """Keep away from a program that runs already; return the profile to use."""
    for name in ("RUNTIME_DIR", "CONFIG", "LOGS", "STATE"):
        os.environ[f"ISYARAT_{name}"] = str(folder / name.lower())
    profile = folder / "hold.yaml"
    profile.write_text(PROFILE, "utf-8")
    return profile


def kill_once(profile: Path, display: Display, moments: random.Random) -> Kill:
    """Start the program, kill it at some moment, and look at what is left."""
    command = [sys.executable, "-m", "controller", "daemon", "--source", str(CLIP)]
    program = subprocess.Popen(
        [*command, "--profile", str(profile)], cwd=ROOT, stderr=subprocess.DEVNULL
    )
    wait_for_key = moments.random() < WAITING
    kill = Kill(wait_until(lambda: answers() or program.poll() is not None, STARTING))
    if wait_for_key:
        wait_until(lambda: keys_down(display) > 0 or program.poll() is not None, STARTING)
    time.sleep(moments.uniform(0, 0.3 if wait_for_key else 3.0))
    kill.started = kill.started and program.poll() is None
    helpers = children(program.pid)
    kill.held = keys_down(display)
    program.kill()
    program.wait()
    killed = time.monotonic()
    wait_until(lambda: not keys_down(display) and not alive(helpers), LETTING_GO)
    kill.let_go = time.monotonic() - killed
    kill.down, kill.left = keys_down(display), len(alive(helpers))
    return kill


def children(pid: int) -> list[psutil.Process]:
    with suppress(psutil.NoSuchProcess):
        return psutil.Process(pid).children(recursive=True)
    return []


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Return those that have not ended; a zombie has."""
    return [each for each in processes if each.is_running() and not is_zombie(each)]


def is_zombie(process: psutil.Process) -> bool:
    with suppress(psutil.NoSuchProcess):
        return process.status() == psutil.STATUS_ZOMBIE
    return True


def keys_down(display: Display) -> int:
    return sum(byte.bit_count() for byte in display.query_keymap())


def answers() -> bool:
    with suppress(UserError), closing(EventClient()) as client:
        client.ask({"do": "explain"})
        return True
    return False


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not (held := condition()) and time.monotonic() < deadline:
        time.sleep(0.01)
    return held


def report(kills: list[Kill]) -> int:
    """Print what the kills found; return the exit status."""
    started = sum(each.started for each in kills)
    down, left = sum(each.down for each in kills), sum(each.left for each in kills)
    seconds = [each.let_go for each in kills]
    print(f"{len(kills)} kills; starts that worked: {started}")
    print(f"a key was held at {sum(each.held > 0 for each in kills)} of them")
    print(f"keys down afterwards: {down}; processes left: {left}")
    print(f"let go after s: median {statistics.median(seconds):.2f}, most {max(seconds):.2f}")
    good = started == len(kills) and not down and not left
    print("pass" if good else "MISS")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
