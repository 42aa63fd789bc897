"""How soon the program works after its start, and what it costs to leave it running.

    python benchmarks/startup.py [--runs 5] [--source CLIP] [--out startup.json]

Starts the whole daemon (tray, captions, keys) on a clip several times and follows it as any other
program can. Needs a display, such as Xvfb's; files and sockets of its own keep it away from a
program that runs already. Goals: the first frame recognised within 2 s of the start, and 350 MB of
resident memory with captions on, helper processes included. CPU time up to the first
frame is the figure to trust on a busy machine.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
# Started as a script, this folder would stand in for the package `bindings`.
sys.path[0] = str(ROOT)

from controller.errors import InstanceError
from controller.event_client import EventClient
from controller.instance import runtime_folder

CLIP = ROOT / "controller" / "demo" / "clips" / "slides.mp4"
GOAL_SECONDS, GOAL_MB = 2.0, 350.0
PATIENCE = 60.0
SETTLED = 5.0
"""Seconds after the first frame at which the first look at memory is taken."""


@dataclass
class Start:
    """One start. Times in seconds, memory in MB (RSS, and PSS where the system tells)."""

    first_frame: float = float("nan")
    cpu: float = float("nan")
    settled_mb: float = float("nan")
    last_mb: float = float("nan")
    main_mb: float = float("nan")
    shared_fairly_mb: float = float("nan")
    threads: int = 0
    files: int = 0


def main() -> None:
    """Print each run and the medians, and whether the goals are met."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--source", default=str(CLIP))
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    starts = []
    print(
        "first frame s   cpu s   rss MB after 5 s   at the end   (main)   pss MB   threads  files"
    )
    for _ in range(options.runs):
        start = measure(options.source)
        starts.append(start)
        print(
            f"{start.first_frame:13.2f} {start.cpu:7.2f} {start.settled_mb:18.0f} "
            f"{start.last_mb:12.0f} {start.main_mb:8.0f} {start.shared_fairly_mb:8.0f} "
            f"{start.threads:9} {start.files:6}",
            flush=True,
        )
    seconds = statistics.median(start.first_frame for start in starts)
    memory = max(max(start.settled_mb, start.last_mb) for start in starts)
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(verdict("first frame (median)", seconds, GOAL_SECONDS, "s"))
    print(verdict("resident memory (worst)", memory, GOAL_MB, "MB"))
    if options.out:
        options.out.write_text(json.dumps([asdict(start) for start in starts], indent=1))


def verdict(what: str, value: float, goal: float, unit: str) -> str:
    """Return a line that says whether a goal is met."""
    return f"{'pass' if value <= goal else 'MISS'}: {what} {value:.2f} {unit}, goal {goal:g} {unit}"


def measure(source: str) -> Start:
    """Start the program, follow it to the end of the clip and end it."""
    with tempfile.TemporaryDirectory() as home:
        folders = {f"XDG_{name}": home for name in ("RUNTIME_DIR", "CONFIG_HOME", "STATE_HOME")}
        os.environ.update(folders)
        command = [sys.executable, "-m", "controller", "daemon", "--captions", "--source", source]
        began = time.monotonic()
        program = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        try:
            return follow(psutil.Process(program.pid), began)
        finally:
            program.terminate()
            program.wait(20)


def follow(process: psutil.Process, began: float) -> Start:
    """Look at a program from its start until it ends."""
    start = Start()
    client = connect(process)
    _, lines = client.follow_as({"do": "follow", "frames": True})
    looked = first = 0.0
    for line in lines:
        now = time.monotonic()
        if line["kind"] != "frame" or now - looked < 1:
            continue
        looked = now
        if not first:
            first = now
            start.first_frame = now - began
            times = process.cpu_times()
            start.cpu = times.user + times.system
            continue
        with suppress(psutil.NoSuchProcess):
            look(process, start)
        if now - first < SETTLED + 1:
            start.settled_mb = start.last_mb
    client.close()
    return start


def connect(process: psutil.Process) -> EventClient:
    """Wait for the program's socket. Raises SystemExit when the program ends before."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.status() != psutil.STATUS_ZOMBIE:
        with suppress(InstanceError):
            return EventClient(runtime_folder())
        time.sleep(0.01)
    sys.exit("the program did not start: see `isyarat doctor`")


def look(process: psutil.Process, start: Start) -> None:
    """Note memory, threads and open files of a program and its helpers."""
    family = [process, *process.children(recursive=True)]
    start.main_mb = process.memory_info().rss / 1e6
    start.last_mb = sum(each.memory_info().rss for each in family) / 1e6
    full = [each.memory_full_info() for each in family]
    start.shared_fairly_mb = sum(getattr(each, "pss", float("nan")) for each in full) / 1e6
    start.threads = process.num_threads()
    start.files = process.num_fds() if hasattr(process, "num_fds") else 0


if __name__ == "__main__":
    main()
