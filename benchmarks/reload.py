"""From saving a profile to its effect: real files, the real pipeline, 30 frames a second.

    python benchmarks/reload.py [--times 50] [--bindings 100] [--fps 30]

The clock starts when the save is complete and stops when the first frame is acted on by the new
bindings. Goal: under 100 ms in the median.
"""

from __future__ import annotations

import argparse
import queue
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

# Started as a script, this folder would stand in for the package `bindings`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from bindings.engine import BindingEngine
from bindings.loader import load_profile
from bindings.profile import Profile
from controller.event_stream import Line
from controller.live_run import LiveRun
from controller.observations import NoCamera, Observation
from controller.outputs.console_text import ConsoleText
from controller.outputs.performer import Performer
from controller.outputs.recorder import Recorder
from controller.pipeline import Pipeline
from gestures.engine import GestureEngine
from gestures.landmarks import HandFrame

GOAL = 0.100


class Empty(NoCamera):
    """An observer of nobody, at the pace of a camera."""

    def __init__(self, fps: float) -> None:
        self._period = 1 / fps
        self._start = time.monotonic()
        self._number = 0

    def read(self) -> Observation:
        self._number += 1
        due = self._start + self._number * self._period
        time.sleep(max(0.0, due - time.monotonic()))
        return Observation(HandFrame(self._number * self._period, 640, 480, ()), time.monotonic())

    def close(self) -> None:
        """Nothing to close."""


class Changes:
    """Hears when the run goes on with another profile."""

    def __init__(self) -> None:
        self.at: queue.Queue[float] = queue.Queue()

    def emit(self, line: Line) -> None:
        if line["kind"] == "state":
            self.at.put(time.monotonic())


def text(number: int, bindings: int) -> str:
    lines = "".join(
        f"  - {{name: number {n}, on: {{gesture: palm, after: {100 + n}ms}}, do: {{key: a}}}}\n"
        for n in range(bindings)
    )
    return f"# version {number}\nversion: 1\nbindings:\n{lines}"


def in_place(path: Path, content: str) -> None:
    path.write_text(content)


def replacing(path: Path, content: str) -> None:
    other = path.with_suffix(".new")
    other.write_text(content)
    other.replace(path)


def measure(save: Callable[[Path, str], None], path: Path, arguments: argparse.Namespace) -> None:
    path.write_text(text(0, arguments.bindings))
    profile = load_profile(path)
    changes, faults = Changes(), list[str]()
    took: list[float] = []
    with ExitStack() as stack:
        run = LiveRun(profile, load, faults.append)
        run.watch(stack)
        stop = threading.Event()
        worker = threading.Thread(
            target=pipeline(profile, run, changes, arguments.fps).run, args=(stop.is_set,)
        )
        worker.start()
        time.sleep(0.5)
        for number in range(1, arguments.times + 1):
            save(path, text(number, arguments.bindings))
            saved = time.monotonic()
            took.append(changes.at.get(timeout=10) - saved)
            time.sleep(0.05 + 0.013 * (number % 7))
        stop.set()
        worker.join()
    report(save.__name__, took, faults)


def load(name: str) -> Profile:
    return load_profile(Path(name))


def pipeline(profile: Profile, run: LiveRun, changes: Changes, fps: float) -> Pipeline:
    recorder, text_output = Recorder(), ConsoleText("benchmark")
    return Pipeline(
        Empty(fps),
        GestureEngine([], {}),
        BindingEngine(profile),
        Performer(recorder.keys, recorder.pointer, text_output, text_output),
        watchers=[changes],
        control=run.control,
    )


def report(name: str, took: list[float], faults: list[str]) -> None:
    ms = sorted(1000 * seconds for seconds in took)
    median = statistics.median(ms)
    print(
        f"{name:10}  median {median:6.1f} ms   90 % under {ms[int(0.9 * len(ms))]:6.1f} ms   "
        f"worst {ms[-1]:6.1f} ms   {len(ms)} saves, {len(faults)} faults   "
        f"{'within' if median < 1000 * GOAL else 'ABOVE'} the goal of {1000 * GOAL:.0f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--bindings", type=int, default=100)
    parser.add_argument("--fps", type=float, default=30.0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for save in (in_place, replacing):
            measure(save, Path(folder) / "profile.yaml", arguments)


if __name__ == "__main__":
    main()
