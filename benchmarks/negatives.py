"""False events an hour of all gestures as shipped, on hands that mean nothing, by source.

    python benchmarks/negatives.py [--data ../shared/data] [--fps 15] [--every N]
        [--rest SECONDS] [--ease SECONDS] [--sketches N] [--quiet RECORDING...]
        [--swipes FOLDER] [--json FILE]

Static shapes, swipes, clicks, drags and steps run together behind their state machines, and what
comes of them meets each shipped profile that is not for signs (moves of the pointer do not count).
Events of one name, and actions of one binding, within a second count once.

Hands that sign do show shapes, so ``shapes`` says what a profile has to live with, not what is
wrong; ``false`` counts movements, none of which was meant. How recordings are joined to rests is
told in ``models.training.dynamic.evaluate``; rests do not count as time. Networks may have learned
from these sources as movements that mean nothing: see their cards. ``--swipes`` takes the verifier
of swipes from another folder than the shipped one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

# Started as a script, this folder would stand in for the package `bindings`.
sys.path[0] = str(Path(__file__).resolve().parents[1])
sys.path.append(str(Path(__file__).resolve().parent))

from negative_counts import Count, table
from negative_streams import Stream, kept, recorded, sketched
from rich.console import Console
from rich.progress import track

from bindings.actions import PointerAction
from bindings.conditions import Context
from bindings.engine import BindingEngine
from bindings.loader import list_profiles, load_profile
from bindings.profile import Profile
from controller.recognisers import build_recognisers
from gestures.engine import GestureEngine
from gestures.registry import SWIPE
from gestures.scores import Recogniser
from gestures.swipes import SwipeRecogniser
from gestures.thresholds import DEFAULT_RULES
from models.training.dynamic.joining import EASE, REST, Joining
from models.training.dynamic.replay import onsets
from models.training.swipes.replay import verifier

ONCE_IN = 1.0
"""Seconds."""

APP = "firefox"
"""The application that is active: one that a profile for some applications wants."""


def main() -> None:
    """Print the table."""
    options = _options()
    joining = Joining(options.rest, options.ease)
    streams = chain(
        recorded(options.data, options.fps, joining, options.every),
        sketched(options.sketches, options.fps),
        kept(options.quiet, options.fps),
    )
    profiles = [load_profile(name) for name in list_profiles()]
    quiet = [profile for profile in profiles if not profile.signs]
    counts = count(streams, _recognisers(options.swipes), quiet)
    total = Count()
    for each in counts.values():
        total.add(each)
    names = [profile.name for profile in quiet]
    Console(width=140).print(table({**counts, "all": total}, names))
    if options.json:
        how = {"fps": options.fps, "rest": options.rest, "ease": options.ease}
        sources = {name: each.figures() for name, each in counts.items()}
        told = {**how, "sources": sources, "all": total.figures()}
        options.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def count(
    streams: Iterable[Stream], recognisers: list[Recogniser], profiles: list[Profile]
) -> dict[str, Count]:
    """Play all streams and return what was found, by source."""
    counts: dict[str, Count] = defaultdict(Count)
    engine = GestureEngine(recognisers, DEFAULT_RULES)
    for stream in track(streams, description="streams", console=Console(stderr=True)):
        counts[stream.source].add(_play(stream, engine, profiles))
    return dict(counts)


def _play(stream: Stream, engine: GestureEngine, profiles: list[Profile]) -> Count:
    result = Count(stream.seconds)
    bindings = {profile.name: BindingEngine(profile) for profile in profiles}
    begun: list[tuple[float, str]] = []
    acted: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for frame in stream.frames:
        events = engine.update(frame)
        begun += [(event.t, event.name) for event in onsets(events)]
        for name, binding in bindings.items():
            fired = binding.update(frame.t, events, Context(APP))
            done = (one for one in fired if not isinstance(one.action, PointerAction))
            acted[name] += [(one.t, one.binding) for one in done]
    engine.close(stream.frames[-1].t if stream.frames else 0.0)
    result.events.update(_once(begun))
    for name, done in acted.items():
        result.actions[name].update(_once(done))
    return result


def _once(found: Iterable[tuple[float, str]]) -> Iterator[str]:
    """Yield the names of what was found, those that follow each other closely once."""
    last: dict[str, float] = {}
    for t, name in found:
        if t - last.get(name, float("-inf")) > ONCE_IN:
            yield name
        last[name] = t


def _recognisers(swipes: Path | None) -> list[Recogniser]:
    shipped = build_recognisers()
    if swipes is None:
        return shipped
    return [SwipeRecogniser(verifier(swipes)) if one.name == SWIPE else one for one in shipped]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--fps", type=float, default=15.0)
    parser.add_argument("--every", type=int, default=1, help="take every N-th recording")
    parser.add_argument("--rest", type=float, default=REST, help="seconds of rest around each")
    parser.add_argument("--ease", type=float, default=EASE, help="seconds from rest to speed")
    parser.add_argument("--sketches", type=int, default=100, help="movements of the hand model")
    parser.add_argument("--quiet", type=Path, nargs="*", default=[], help=".hands.npz files")
    parser.add_argument("--swipes", type=Path, help="folder with another swipe_verifier.onnx")
    parser.add_argument("--json", type=Path, help="file for the figures")
    return parser.parse_args()


if __name__ == "__main__":
    main()
