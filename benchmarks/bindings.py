"""Binding files: what it costs to load one, and to match an event against it.

    python benchmarks/bindings.py [BINDINGS]

The profile has BINDINGS bindings (1000 by default) of every kind, spread over all gestures; the
events come from a script in which both hands show every gesture.
"""

from __future__ import annotations

import gc
import itertools
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

# Started as a script, this folder would stand in for the package `bindings`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from bindings.engine import BindingEngine
from bindings.parsing import parse_profile
from bindings.script import parse_script
from bindings.simulation import perform
from gestures.registry import GESTURES, is_once

LASTING = [name for name in GESTURES if not is_once(name)]
ONCE = [name for name in GESTURES if is_once(name)]


def make_profile(bindings: int) -> str:
    """Return the text of a profile without mistakes and without hidden bindings."""
    lines = ["version: 1", "defaults: {cooldown: 100ms}", "bindings:"]
    lasting, once = itertools.cycle(LASTING), itertools.cycle(ONCE)
    kinds: list[Callable[[int], str]] = [
        lambda n: f"{next(once)}, when: {{apps: [app{n}, 'lib*{n}', 're:a.*{n}']}}",
        lambda n: f"{{gesture: {next(lasting)}, after: {300 + n}ms}}",
        lambda n: f"{{gesture: {next(lasting)}, hand: left}}, when: {{apps: app{n}}}",
        lambda n: f"{{sequence: [{next(lasting)}, {next(once)}], within: {500 + n}ms}}",
        lambda n: f"{{gesture: {next(lasting)}, with: {next(lasting)}, after: {n}ms}}",
        lambda n: f"{next(lasting)}, when: {{apps: other{n}}}, repeat: every 150ms",
        lambda n: f"{{sign: sign_{n}}}, min_confidence: 0.7",
    ]
    for number, kind in zip(range(bindings), itertools.cycle(kinds)):
        do = "{key: ctrl+Right}" if number % 3 else "[{type: Halo}, {caption: Halo}]"
        lines.append(f"  - {{name: binding {number}, on: {kind(number)}, do: {do}}}")
    return "\n".join(lines) + "\n"


def make_script() -> str:
    """Return a script in which both hands show every gesture, in several applications."""
    steps = []
    for app in ("app7", "soffice", ""):
        steps.append(f"app {app}")
        for one, other in zip(LASTING, LASTING[1:] + LASTING[:1], strict=True):
            steps += [f"{one} 200ms", f"{one} 200ms & left {other} 200ms"]
            steps += [ONCE[len(steps) % len(ONCE)], "none 100ms"]
    return "\n".join(steps)


def time_loading(text: str, times: int) -> list[float]:
    """Return milliseconds for each of several loads, the first of them cold."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        parse_profile(text)
        taken.append((time.perf_counter() - start) * 1e3)
    return taken


def time_matching(text: str) -> tuple[list[float], list[float]]:
    """Return microseconds for each event, and for each frame without any."""
    engine = BindingEngine(parse_profile(text))
    frames = list(perform(parse_script(make_script())))
    events, frames_alone = [], []
    for _ in range(5):
        for frame in frames:
            telling = [event for event in frame.events if event.phase != "hold"]
            start = time.perf_counter()
            engine.update(frame.t, telling, frame.context)
            taken = (time.perf_counter() - start) * 1e6
            if telling:
                events.append(taken / len(telling))
            else:
                frames_alone.append(taken)
        engine.reset(0.0)
    return events, frames_alone


def report(name: str, values: Sequence[float], unit: str) -> None:
    cuts = statistics.quantiles(values, n=100, method="inclusive")
    print(
        f"{name:<28} median {cuts[49]:8.1f} {unit}   90 % {cuts[89]:8.1f}   "
        f"99 % {cuts[98]:8.1f}   max {max(values):8.1f}   n {len(values)}"
    )


def main() -> None:
    bindings = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    text = make_profile(bindings)
    print(f"{bindings} bindings, {len(text) / 1024:.0f} KiB")
    report("load and check", time_loading(text, 15), "ms")
    gc.collect()
    events, frames = time_matching(text)
    report("match an event", events, "us")
    report("a frame without events", frames, "us")


if __name__ == "__main__":
    main()
