"""What a monitor costs the running program.

    python benchmarks/monitor.py [SECONDS]        default: 10 for each case

Offers frames with a hand at a camera's pace: without a client, and with one that follows events
alone, frames, or frames with pictures. The delay is what a frame costs the pipeline's own thread;
the share of a core is that of the thread that serves the socket.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

# Started as a script, this folder would stand in for the package `bindings`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

import psutil
from rich.console import Console
from rich.table import Table

from controller.cli.demo import CLIPS
from controller.event_client import EventClient
from controller.event_socket import EventServer
from controller.frame_feed import FrameFeed, Moment
from controller.local_socket import listen
from controller.observations import Observation
from controller.recognisers import build_engine
from controller.sources.open import open_source
from controller.tracker.open import open_landmarker
from gestures.engine import GestureEngine
from gestures.tracking import HandTracker

FPS = 30
LOOK_UNTIL = 1.9
"""Seconds of the clip; the hand is in view then."""
CASES: dict[str, dict[str, object] | None] = {
    "nobody": None,
    "follows events": {"do": "follow"},
    "follows frames": {"do": "follow", "frames": True},
    "follows frames with pictures": {"do": "follow", "frames": True, "pictures": True},
}


def watch_clip() -> tuple[GestureEngine, list[Observation]]:
    """Return what the pipeline has of a clip at a frame with a hand."""
    engine, tracker, seen = build_engine(), HandTracker(), []
    with ExitStack() as stack:
        source = open_source(str(CLIPS / "slides.mp4"), speed="max")
        stack.callback(source.close)
        landmarker = open_landmarker()
        stack.callback(landmarker.close)
        while (frame := source.read()) is not None and frame.t < LOOK_UNTIL:
            height, width = frame.image.shape[:2]
            found = landmarker.detect(frame.image, frame.t)
            hands = tracker.update(frame.t, width, height, found)
            engine.update(hands)
            if hands.hands:
                seen.append(Observation(hands, frame.captured, frame.image))
    return engine, seen


def offer(
    feed: FrameFeed, engine: GestureEngine, seen: list[Observation], seconds: float
) -> Iterator[float]:
    """Do what the pipeline does after each frame; yield the seconds that it takes."""
    for number in range(int(seconds * FPS)):
        observation = seen[number % len(seen)]
        started = time.perf_counter()
        if feed.wanted:
            feed.put(Moment(observation, engine.snapshot(), number, 0.02, "slides", False))
        yield time.perf_counter() - started
        time.sleep(1 / FPS)


def read_all(client: EventClient, request: dict[str, object], sizes: list[int]) -> None:
    for line in client.follow_as(request)[1]:
        sizes.append(len(str(line)))


def server_seconds() -> float:
    """Return the CPU seconds of the thread that serves the socket."""
    server = next(each for each in threading.enumerate() if each.name == "event-socket")
    threads = {each.id: each for each in psutil.Process().threads()}
    times = threads[server.native_id or 0]
    return float(times.user_time + times.system_time)


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    engine, seen = watch_clip()
    table = Table("client", "delay, µs: median", "99 %", "server, % of a core", "frames/s", "KB/s")
    for name, request in CASES.items():
        sizes: list[int] = []
        with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
            feed = FrameFeed()
            server = EventServer(listen(Path(folder)), lambda request: {"ok": True}, feed)
            stack.callback(server.close)
            if request is not None:
                arguments = (EventClient(Path(folder)), request, sizes)
                threading.Thread(target=read_all, args=arguments, daemon=True).start()
                time.sleep(0.5)
            before = server_seconds()
            delays = list(offer(feed, engine, seen, seconds))
            cost = server_seconds() - before
        table.add_row(
            name,
            f"{1e6 * statistics.median(delays):.1f}",
            f"{1e6 * statistics.quantiles(delays, n=100)[98]:.0f}",
            f"{100 * cost / seconds:.1f}",
            f"{len(sizes) / seconds:.1f}",
            f"{sum(sizes) / seconds / 1000:.0f}",
        )
    Console().print(table)


if __name__ == "__main__":
    main()
