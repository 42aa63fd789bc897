"""A long run with everything happening to it: does it grow, leak or hold a key?

    python benchmarks/soak.py [--minutes 60] [--every 4] [--out soak.json]

The whole daemon (tray, captions, keys of a real X display, sockets) runs on a camera that plays
the shipped clips at 30 frames a second. Every few seconds something happens to it, drawn from a
fixed seed: pause and resume, a profile saved or changed, the camera unplugged or changed, captions
on and off, a client that comes and goes. Needs a display, such as Xvfb's. Goals: memory up by at
most 2 % from the first tenth of the run (after one tenth to warm up) to the last, no more threads
or open files than before.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from itertools import cycle
from pathlib import Path

import numpy as np
import psutil
from numpy.typing import NDArray

# Started as a script, this folder would stand in for the package `bindings`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from controller.daemon.app import run_daemon
from controller.errors import UserError
from controller.event_client import EventClient
from controller.settings import Settings
from controller.sources.cameras.base import CameraInfo, Mode, no_such_camera
from controller.sources.opencv import cv2, next_picture
from controller.wiring import RunOptions

CLIPS = Path(__file__).resolve().parents[1] / "controller" / "demo" / "clips"
FPS = 30.0
SAMPLE_EVERY = 5.0
GOAL_GROWTH = 0.02


class ClipDevice:
    """An open camera that plays clips one after the other, for ever."""

    def __init__(self, cameras: ClipCameras, camera: CameraInfo) -> None:
        self._cameras, self._camera = cameras, camera
        self._clips = cycle(sorted(CLIPS.glob("*.mp4"))[camera.index :])
        self._clip = cv2.VideoCapture(str(next(self._clips)))
        self._due = time.monotonic()

    @property
    def mode(self) -> Mode:
        return Mode(640, 480, FPS)

    def read(self) -> NDArray[np.uint8] | None:
        if self._camera not in self._cameras.list():
            return None
        self._due = max(self._due + 1 / FPS, time.monotonic() - 0.1)
        time.sleep(max(0.0, self._due - time.monotonic()))
        picture = next_picture(self._clip)
        if picture is None:
            self._clip.release()
            self._clip = cv2.VideoCapture(str(next(self._clips)))
            picture = next_picture(self._clip)
        return picture

    def close(self) -> None:
        self._clip.release()


class ClipCameras:
    """Two cameras that can be unplugged."""

    def __init__(self) -> None:
        self._all = [CameraInfo(0, "Front"), CameraInfo(1, "Back")]
        self.unplugged = False

    def list(self) -> list[CameraInfo]:
        return [] if self.unplugged else self._all

    def open(self, camera: CameraInfo, asked: Mode) -> ClipDevice:
        if camera not in self.list():
            raise no_such_camera(camera.name, self.list())
        return ClipDevice(self, camera)


class Chaos:
    """What happens to the program, one thing at a time."""

    def __init__(self, cameras: ClipCameras, profile: Path, seed: int) -> None:
        self._cameras = cameras
        self._profile = profile
        self._random = random.Random(seed)
        self.done: dict[str, int] = {}

    def happen(self) -> None:
        """Do one thing and put it right again."""
        what = self._random.choice(
            [self.pause, self.save, self.change, self.unplug, self.other_camera, self.listen]
        )
        self.done[what.__name__] = self.done.get(what.__name__, 0) + 1
        what()

    def pause(self) -> None:
        ask({"do": "pause"})
        time.sleep(self._random.uniform(0.2, 1.5))
        ask({"do": "resume"})

    def save(self) -> None:
        text = self._profile.read_text("utf-8")
        self._profile.write_text(f"{text.split('# saved')[0]}# saved {time.time()}\n", "utf-8")

    def change(self) -> None:
        ask({"do": "use_profile", "name": self._random.choice(["media", "slides", "browser"])})

    def unplug(self) -> None:
        self._cameras.unplugged = True
        time.sleep(self._random.uniform(0.5, 3.0))
        self._cameras.unplugged = False

    def other_camera(self) -> None:
        ask({"do": "use_camera", "source": self._random.choice(["camera:0", "camera:1"])})

    def listen(self) -> None:
        with suppress(UserError), closing(EventClient()) as client:
            client.ask({"do": "explain"})
            client.ask({"do": "follow"})


def ask(request: dict[str, object]) -> None:
    with suppress(UserError), closing(EventClient()) as client:
        client.ask(request)


def sample(process: psutil.Process) -> dict[str, float]:
    return {
        "t": time.monotonic(),
        "rss_mb": process.memory_info().rss / 1e6,
        "threads": process.num_threads(),
        "files": process.num_fds() if hasattr(process, "num_fds") else process.num_handles(),
        "children": len(process.children(recursive=True)),
    }


def work(chaos: Chaos, samples: list[dict[str, float]], seconds: float, every: float) -> None:
    """Let things happen, and take samples, until the time is up; then end the program."""
    process = psutil.Process()
    started = time.monotonic()
    next_sample = next_event = started + every
    while (now := time.monotonic()) < started + seconds:
        if now >= next_sample:
            samples.append(sample(process))
            next_sample = now + SAMPLE_EVERY
        if now >= next_event:
            chaos.happen()
            next_event = time.monotonic() + every
        time.sleep(0.05)
    ask({"do": "quit"})


def part(samples: list[dict[str, float]], begin: float, end: float, what: str) -> float:
    """Return the median of one figure over a part of the run, given as shares of it."""
    first, last = int(begin * len(samples)), max(int(end * len(samples)), 1)
    return statistics.median(each[what] for each in samples[first:last] or samples)


def report(samples: list[dict[str, float]], done: dict[str, int], out: Path | None) -> None:
    print(f"{len(samples)} samples; what happened: {done}")
    for what in ("rss_mb", "threads", "files", "children"):
        before, after = part(samples, 0.1, 0.2, what), part(samples, 0.9, 1.0, what)
        print(f"{what:9} {before:8.1f} -> {after:8.1f}  ({after / max(before, 1) - 1:+.2%})")
    peak = max(each["rss_mb"] for each in samples)
    print(f"peak memory {peak:.1f} MB (goal for growth: {GOAL_GROWTH:.0%})")
    if out is not None:
        out.write_text(json.dumps({"samples": samples, "happened": done}, indent=1))


def keys_down() -> int:
    from Xlib.display import Display

    with closing(Display()) as display:
        return sum(byte.bit_count() for byte in display.query_keymap())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--every", type=float, default=4, help="seconds between two events")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    samples: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("RUNTIME_DIR", "CONFIG", "LOGS", "STATE"):
            os.environ[f"ISYARAT_{name}"] = str(Path(folder, name.lower()))
        profile = Path(folder, "config", "profiles", "media.yaml")
        profile.parent.mkdir(parents=True)
        shipped = Path(__file__).resolve().parents[1] / "bindings" / "profiles" / "media.yaml"
        profile.write_text(shipped.read_text("utf-8"), "utf-8")
        cameras = ClipCameras()
        chaos = Chaos(cameras, profile, options.seed)
        go: Callable[[], None] = lambda: work(  # noqa: E731
            chaos, samples, 60 * options.minutes, options.every
        )
        thread = threading.Thread(target=go)
        thread.start()
        run_daemon(
            RunOptions(profile="media", live=True, settings=Settings(), cameras=cameras),
            captions=True,
        )
        thread.join()
    report(samples, chaos.done, options.out)
    print(f"keys down at the end: {keys_down()}")


if __name__ == "__main__":
    main()
