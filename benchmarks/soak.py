"""A long run with everything happening to it: does it grow, leak or hold a key?

    python benchmarks/soak.py [--minutes 60] [--every 4] [--out soak.json]

The whole program (tray, captions, keys of a real X display, sockets) runs as a process of its own
(soak_daemon.py) on cameras that play the shipped clips at 30 frames a second. Every few seconds
something happens to it, drawn from a fixed seed: pause and resume, a profile saved or changed, the
camera unplugged or changed, clients that come and go or leave without a word. Needs a display,
such as Xvfb's with openbox and trayer.

Memory of the program with its helpers (all that is resident, and "own": without what is mapped
from files) is compared between the first ten minutes after ten to warm up and the last ten; in a
shorter run between sixths of it. It goes up and down by some 35 MB as landmarkers are opened and
closed, so the mean is compared, and the tenth part with the least. Goals: both up by at most 2 %,
no more threads or open files than before, no key down and no process left at the end.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

import psutil

# Started as a script, this folder would stand in for the package `bindings`.
HERE = Path(__file__).resolve().parent
sys.path[0] = str(HERE.parent)

from controller.errors import UserError
from controller.event_client import EventClient

Sample = dict[str, float]
SAMPLE_EVERY = 5.0
GOAL_GROWTH = 0.02
PART = 600.0
"""Seconds to warm up, and of each of the parts that are compared, in a run of an hour."""
COMING_AND_GOING = 1
"""Threads and files by which two medians may differ: what is open at a time goes up and down."""
QUITTING = 20.0
BARS = "▁▂▃▄▅▆▇█"
PROFILE = """version: 1
bindings:
  - {name: right, on: swipe_left, do: {key: Right}}
  - {name: left, on: swipe_right, do: {key: Left}}
  - {name: thanks, on: palm, do: [{caption: Terima kasih}, {press: shift}]}
  - {name: let go, on: {gesture: palm, phase: end}, do: {release: shift}}
  - {name: good, on: like, do: [{caption: Bagus}, {notify: Bagus}]}
  - {name: hold, on: fist, repeat: every 200ms, do: {key: volume_up}}
"""


class Chaos:
    """What happens to the program, one thing at a time."""

    def __init__(self, profile: Path, unplugged: Path, seed: int) -> None:
        self._profile, self._unplugged = profile, unplugged
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
        self._profile.write_text(f"{PROFILE}# saved {time.time()}\n", "utf-8")

    def change(self) -> None:
        choice = self._random.choice(["media", "slides", "browser", str(self._profile)])
        ask({"do": "use_profile", "name": choice})

    def unplug(self) -> None:
        self._unplugged.touch()
        time.sleep(self._random.uniform(0.5, 3.0))
        self._unplugged.unlink()

    def other_camera(self) -> None:
        ask({"do": "use_camera", "source": self._random.choice(["camera:0", "camera:1"])})

    def listen(self) -> None:
        with suppress(UserError), closing(EventClient()) as client:
            client.ask({"do": "explain"})
            client.ask({"do": "follow", "frames": True, "pictures": True})
            time.sleep(0.5)


def ask(request: dict[str, object]) -> None:
    with suppress(UserError), closing(EventClient()) as client:
        client.ask(request)


def sample(program: psutil.Process) -> Sample:
    family = [program, *program.children(recursive=True)]
    memory = [each.memory_info() for each in family]
    return {
        "t": time.monotonic(),
        "rss MB": sum(each.rss for each in memory) / 1e6,
        "own MB": sum(each.rss - getattr(each, "shared", 0) for each in memory) / 1e6,
        "threads": program.num_threads(),
        "files": program.num_fds() if hasattr(program, "num_fds") else 0,
        "helpers": len(family) - 1,
    }


def trouble(program: psutil.Process, chaos: Chaos, seconds: float, every: float) -> list[Sample]:
    """Let things happen to the program, and take samples, until the time is up or it has ended."""
    samples: list[Sample] = []
    started = time.monotonic()
    next_sample = next_event = started + every
    while (now := time.monotonic()) < started + seconds and program.is_running():
        with suppress(psutil.NoSuchProcess):
            if now >= next_sample:
                samples.append(sample(program))
                next_sample = now + SAMPLE_EVERY
        if now >= next_event:
            chaos.happen()
            next_event = time.monotonic() + every
        time.sleep(0.05)
    return samples


def parts(samples: Sequence[Sample]) -> tuple[list[Sample], list[Sample]]:
    """Return the samples of the part after the warming up, and of the last one."""
    first, last = samples[0]["t"], samples[-1]["t"]
    length = min(PART, (last - first) / 6)
    early = [each for each in samples if length <= each["t"] - first < 2 * length]
    return early, [each for each in samples if each["t"] > last - length]


def low(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=10)[0]


def curve(values: Sequence[float], width: int = 72) -> str:
    """Draw values as a line of bars from the least to the largest."""
    least, most = min(values), max(values)
    columns = [
        values[len(values) * n // width : len(values) * (n + 1) // width] for n in range(width)
    ]
    means = [statistics.fmean(each) for each in columns if each]
    return "".join(BARS[round((mean - least) / (most - least or 1) * 7)] for mean in means)


def report(samples: list[Sample]) -> bool:
    """Print what has become of each figure; tell whether the goals are met."""
    early, late = parts(samples)
    good = True
    for what in ("rss MB", "own MB"):
        before, after = [each[what] for each in early], [each[what] for each in late]
        for name, of in (("mean", statistics.fmean), ("low", low)):
            growth = of(after) / of(before) - 1
            print(f"{what:8} {name:6} {of(before):8.1f} -> {of(after):8.1f}  ({growth:+.2%})")
            good = good and growth <= GOAL_GROWTH
        values = [each[what] for each in samples]
        print(f"{what:8} {min(values):.0f} to {max(values):.0f}: {curve(values)}")
    for what in ("threads", "files", "helpers"):
        before, after = [each[what] for each in early], [each[what] for each in late]
        was, now = statistics.median(before), statistics.median(after)
        print(f"{what:8} median {was:8.1f} -> {now:8.1f}  (least {min(before)} -> {min(after)})")
        good = good and now <= was + COMING_AND_GOING
    return good


def keys_down() -> int:
    from Xlib.display import Display

    with closing(Display()) as display:
        return sum(byte.bit_count() for byte in display.query_keymap())


def left_behind(program: subprocess.Popen[bytes], family: Sequence[psutil.Process]) -> int:
    """Have the program end; return how many of its processes have not."""
    ask({"do": "quit"})
    with suppress(subprocess.TimeoutExpired):
        program.wait(QUITTING)
    _, alive = psutil.wait_procs(family, timeout=QUITTING)
    return len(alive) + (program.poll() is None)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--every", type=float, default=4, help="seconds between two events")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("RUNTIME_DIR", "CONFIG", "LOGS", "STATE"):
            os.environ[f"ISYARAT_{name}"] = str(Path(folder, name.lower()))
        profile, unplugged = Path(folder, "soak.yaml"), Path(folder, "unplugged")
        profile.write_text(PROFILE, "utf-8")
        command = [sys.executable, str(HERE / "soak_daemon.py"), str(profile), str(unplugged)]
        program = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        process, chaos = psutil.Process(program.pid), Chaos(profile, unplugged, options.seed)
        samples = trouble(process, chaos, 60 * options.minutes, options.every)
        ended = program.poll()
        family = [] if ended is not None else process.children(recursive=True)
        orphans = left_behind(program, family)
    print(f"{len(samples)} samples; what happened: {chaos.done}")
    good = report(samples)
    keys = keys_down()
    print(f"ended on its own: {ended is not None}; status {program.returncode}")
    print(f"processes left at the end: {orphans}; keys down: {keys}")
    if options.out is not None:
        options.out.write_text(json.dumps({"samples": samples, "happened": chaos.done}, indent=1))
    good = good and not orphans and not keys and ended is None and program.returncode == 0
    print("pass" if good else "MISS")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
