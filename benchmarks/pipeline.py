"""What a frame costs, by stage, with and without a hand; start-up time; resident memory.

    python benchmarks/pipeline.py [CLIP...]        default: every shipped clip

Times are wall milliseconds (median) and CPU-milliseconds (mean, all threads of the process).
The ratio to MediaPipe's share in the same run is what compares across machines.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

# Started as a script, this folder would stand in for the package `bindings`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

import psutil
from rich.console import Console
from rich.table import Table

from bindings.engine import BindingEngine
from bindings.loader import load_profile
from controller.cli.demo import CLIPS
from controller.observations import Observation, TrackedSource
from controller.pipeline import Pipeline
from controller.recognisers import build_recognisers
from controller.sources.open import open_source
from controller.tracker.open import open_landmarker
from controller.wiring import build_performer
from gestures.engine import GestureEngine
from gestures.registry import STATIC, SWIPE
from gestures.thresholds import DEFAULT_RULES

STAGES = {
    "source": "read and turn the picture",
    "landmarker": "MediaPipe",
    "observe": "tracking (identity, handedness)",
    "static": "static recogniser",
    "swipe": "swipe recogniser",
    "movements": "clicks, drag and steps",
    "engine": "state machines",
    "step": "bindings, outputs, event lines",
}
NESTED = {
    "observe": ("source", "landmarker"),
    "engine": ("static", "swipe", "movements"),
    "step": ("engine",),
}
"""A stage's own cost is its time less that of the stages it calls."""

Cost = tuple[float, float]


class Stopwatch:
    """Adds up wall and CPU seconds by stage for the frame in hand."""

    def __init__(self) -> None:
        self.frame: dict[str, Cost] = {}

    def watch(self, owner: Any, method: str, stage: str) -> None:
        """Replace owner.method by one that is timed."""
        setattr(owner, method, self.timed(getattr(owner, method), stage))

    def timed(self, inner: Callable[..., Any], stage: str) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            wall, cpu = time.perf_counter(), time.process_time()
            try:
                return inner(*arguments)
            finally:
                before = self.frame.get(stage, (0.0, 0.0))
                self.frame[stage] = (
                    before[0] + time.perf_counter() - wall,
                    before[1] + time.process_time() - cpu,
                )

        return call


class Slotted:
    """Wraps an object whose methods cannot be replaced."""

    def __init__(self, inner: Any) -> None:
        self.__dict__["_inner"] = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


def measure(clip: Path) -> dict[bool, list[dict[str, Cost]]]:
    """Return the costs of each frame of a clip, keyed by whether a hand was seen."""
    watch = Stopwatch()
    frames: dict[bool, list[dict[str, Cost]]] = defaultdict(list)
    with ExitStack() as stack:
        observer = build_watched_observer(clip, watch)
        stack.callback(observer.close)
        engine = Slotted(build_watched_engine(watch))
        watch.watch(engine, "update", "engine")
        bindings = BindingEngine(load_profile("slides"))
        pipeline = Pipeline(observer, engine, bindings, build_performer(True, stack))
        step = watch.timed(pipeline.step, "step")
        while (observation := observer.read()) is not None:
            step(observation)
            frames[bool(observation.frame.hands)].append(watch.frame)
            watch.frame = {}
    return frames


def build_watched_observer(clip: Path, watch: Stopwatch) -> Any:
    source = Slotted(open_source(str(clip), mirror=True, speed="max"))
    landmarker = Slotted(open_landmarker())
    watch.watch(source, "read", "source")
    watch.watch(landmarker, "detect", "landmarker")
    observer = Slotted(TrackedSource(source, landmarker))
    watch.watch(observer, "read", "observe")
    return observer


def build_watched_engine(watch: Stopwatch) -> Any:
    recognisers = [Slotted(recogniser) for recogniser in build_recognisers()]
    for recogniser in recognisers:
        stage = recogniser.name if recogniser.name in (STATIC, SWIPE) else "movements"
        watch.watch(recogniser, "update", stage)
    return GestureEngine(recognisers, DEFAULT_RULES)


def own(frame: dict[str, Cost], stage: str) -> Cost:
    wall, cpu = frame.get(stage, (0.0, 0.0))
    for inner in NESTED.get(stage, ()):
        wall -= frame.get(inner, (0.0, 0.0))[0]
        cpu -= frame.get(inner, (0.0, 0.0))[1]
    return max(wall, 0.0), max(cpu, 0.0)


def table(frames: list[dict[str, Cost]], title: str) -> Table:
    costs = {stage: [own(frame, stage) for frame in frames] for stage in STAGES}
    mediapipe = statistics.median(wall for wall, _ in costs["landmarker"])
    ours = [
        [sum(own(frame, stage)[k] for stage in STAGES if stage not in ("source", "landmarker"))
         for frame in frames]
        for k in (0, 1)
    ]  # fmt: skip
    result = Table("stage", "ms (median)", "CPU-ms (mean)", "of MediaPipe", title=title)
    rows = [(text, *zip(*costs[stage], strict=True)) for stage, text in STAGES.items()]
    for text, wall, cpu in [*rows, ("our own share: all but the first two", *ours)]:
        median = statistics.median(wall)
        result.add_row(
            text,
            f"{median * 1000:.3f}",
            f"{statistics.fmean(cpu) * 1000:.3f}",
            f"{median / mediapipe:.3f}",
        )
    return result


def start_up(clip: Path) -> tuple[float, float, float]:
    """Return seconds from process start to the first observation, and MB then and at the end."""
    child = subprocess.Popen(
        [sys.executable, __file__, "--child", str(clip)], stdout=subprocess.PIPE, text=True
    )
    started = psutil.Process(child.pid).create_time()
    output, _ = child.communicate()
    at, first, last = (float(word) for word in output.split())
    return at - started, first, last


def child(clip: Path) -> None:
    """Run a clip as the program does, and print when and how big we were at the first frame."""
    from controller.evaluation.clip_run import run_clip

    process = psutil.Process()
    first: list[float] = []

    def tell(_: Observation) -> None:
        if not first:
            first.extend((time.time(), process.memory_info().rss / 1e6))

    run_clip(clip, "slides", tell=tell)
    print(*first, process.memory_info().rss / 1e6)


def main(clips: list[Path]) -> None:
    console = Console()
    frames: dict[bool, list[dict[str, Cost]]] = defaultdict(list)
    for clip in clips:
        for seen, costs in measure(clip).items():
            frames[seen].extend(costs[1:])  # the first frame pays for warming up
    for seen, title in ((True, "with a hand"), (False, "without a hand")):
        if frames[seen]:
            console.print(table(frames[seen], f"{title}: {len(frames[seen])} frames"))
    seconds, first, last = start_up(clips[0])
    console.print(f"start-up to the first frame's landmarks: {seconds:.2f} s")
    console.print(f"resident memory: {first:.0f} MB at the first frame, {last:.0f} MB at the end")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]))
    else:
        main([Path(name) for name in sys.argv[1:]] or sorted(CLIPS.glob("*.mp4")))
