"""Train the network that tells swipes from other strokes, and ship it.

    python -m models.training.swipes.train [--data ../shared/data] [--out models/assets]

About half an hour on one core. Recordings of the held-out halves and sources are not
touched; nothing but the seeds decides what comes out.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from rich.progress import track

from models.training.swipes.data import REST, SIGNS, Recording, load_signs, load_swipes
from models.training.swipes.examples import Examples, by_label, by_truth
from models.training.swipes.network import NAME, fit, register
from models.training.swipes.plain import plain
from models.training.swipes.replay import frames
from models.training.swipes.sketches import (
    KINDS,
    STEP,
    SWIPE_KINDS,
    Seeing,
    Sketch,
    frozen,
    placed,
    replay,
    sketch,
)
from models.training.synth.motion.strokes import SWIPES
from models.training.synth.rig import Rig

RATES = (15.0, 20.0, 30.0)
FIRST_SEED = 100_000
_WEIGHT_OF_REAL = 2.0
_MORE = (*SWIPES, "gesticulate", "point_about", "arm_wave", "raise_and_drop", "both")
_REPLAYS_OF_SWIPES, _REPLAYS = 4, 2
_FROZEN = 0.15
_PLAIN = 1500
"""Plain movements for a thousand sketches."""


def main() -> None:
    """Gather examples, train, export and register."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("models/assets"))
    parser.add_argument("--sketches", type=int, default=1000)
    parser.add_argument("--kept", type=Path, help="file that keeps the examples for the next time")
    options = parser.parse_args()
    examples = gather(options.data, options.sketches, options.kept)
    fit(examples, options.out / f"{NAME}.onnx")
    register(options.out)


def gather(data: Path, sketches: int, kept: Path | None) -> Examples:
    """Return all examples, from the file if there is one."""
    if kept is not None and kept.exists():
        with np.load(kept) as file:
            return Examples(*(list(file[name]) for name in ("rows", "labels", "weights")))
    examples = Examples()
    add_recordings(examples, data)
    add_sketches(examples, sketches)
    if kept is not None:
        np.savez(kept, rows=examples.rows, labels=examples.labels, weights=examples.weights)
    return examples


def add_recordings(examples: Examples, data: Path) -> None:
    """Add the halves of the recordings that are there to learn from."""
    for name, rest in (("luthiraa", 0.0), ("dynago", REST), ("drgnai_negatives", 0.0)):
        for recording in _to_learn_from(load_swipes(data / "swipes" / f"{name}.npz")):
            for fps in RATES:
                stream = frames([recording], fps, rest)
                examples.add(stream, by_label(recording), _WEIGHT_OF_REAL)
    for name in SIGNS:
        recordings = _to_learn_from(load_signs(data / "signs" / f"words_{name}.npz"))
        for k, recording in enumerate(track(recordings, f"signs of {name}")):
            stream = frames([recording], RATES[k % len(RATES)])
            examples.add(stream, by_label(recording), _WEIGHT_OF_REAL)


def _to_learn_from(recordings: Sequence[Recording]) -> list[Recording]:
    return [recording for recording in recordings if not recording.held_out]


def add_sketches(examples: Examples, count: int) -> None:
    """Add movements of the hand model, each seen by several cameras."""
    rig = Rig()
    kinds = (*KINDS, *_MORE)
    shapes = []
    for k in track(range(count), "sketches"):
        made = sketch(rig, kinds[k % len(kinds)], FIRST_SEED + k)
        if made.kind in (*SWIPE_KINDS, "pose"):
            some = next(iter(made.hands.values()))
            shapes.append(some[len(some) // 2])
        replays = _REPLAYS_OF_SWIPES if made.kind in SWIPE_KINDS else _REPLAYS
        for number in range(replays):
            rng = np.random.default_rng([FIRST_SEED, k, number])
            seen = frozen(made) if rng.random() < _FROZEN else made
            examples.add(replay(seen, _seeing(rng), rng), by_truth(seen.events))
        for number in range(replays // 2):
            rng = np.random.default_rng([FIRST_SEED, k, replays + number])
            seen = placed(frozen(made) if rng.random() < 0.5 else made, rng)
            stream = replay(seen, _seeing(rng), rng, since=_midway(seen, rng))
            examples.add(stream, by_truth(seen.events))

    add_plain(examples, shapes, _PLAIN * count // 1000)


def add_plain(examples: Examples, shapes: Sequence[NDArray[np.float32]], count: int) -> None:
    """Add plain movements of these hand shapes (21, 3)."""
    for k in track(range(count), "plain movements"):
        rng = np.random.default_rng([FIRST_SEED, 10**6, k])
        made = plain(shapes[k % len(shapes)], rng)
        examples.add(replay(made, _seeing(rng), rng), by_truth(made.events))


def _midway(made: Sketch, rng: Generator) -> float:
    """Return when (s) a camera that is switched on late sees the first of a movement."""
    if made.events:
        return made.events[0].start - rng.uniform(0.1, 0.6)
    some = next(iter(made.hands.values()))
    return rng.uniform(0.5, 0.5 * len(some) * STEP)


def _seeing(rng: Generator) -> Seeing:
    seeing = Seeing.random(rng)
    return replace(seeing, noise=0.0) if rng.random() < _FROZEN else seeing


if __name__ == "__main__":
    main()
