"""Gather what the verifier learns from, into one file.

    python -m models.training.swipes.gather --out FILE [--data ../shared/data]
        [--sketches 1200] [--workers 2]

Recordings of the held-out halves are not touched. Every sketch has a seed of its own, so
that neither the number of workers nor chance changes what comes out.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from rich.progress import track

from models.training.swipes.data import REST, SIGNS, Recording, load_signs, load_swipes
from models.training.swipes.examples import Examples, by_label, by_truth
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
SKETCHES = 1200
SKETCHED = "sketches"
SWIPE_SOURCES = {"luthiraa": 0.0, "dynago": REST, "drgnai_negatives": 0.0}
"""Files of recorded movements, and the rest (s) that is put around each."""

_WEIGHT_OF_REAL = 2.0
_MORE = (*SWIPES, "gesticulate", "point_about", "arm_wave", "raise_and_drop", "both")
_REPLAYS_OF_SWIPES, _REPLAYS = 4, 2
_FROZEN = 0.15
_PLAIN = 1.5
"""Plain movements for each sketch."""
_AT_A_TIME = 50

Job = Callable[[], Examples]


def main() -> None:
    """Gather and write the examples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sketches", type=int, default=SKETCHES)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    gather(options.data, options.sketches, options.workers).save(options.out)


def gather(data: Path, sketches: int = SKETCHES, workers: int = 1) -> Examples:
    """Return all examples, always in the same order."""
    jobs = [*_recorded(data), *_sketched(sketches)]
    examples = Examples()
    with ProcessPoolExecutor(workers) as pool:
        for some in track(pool.map(_done, jobs), "examples", total=len(jobs)):
            examples.extend(some)
    return examples


def _done(job: Job) -> Examples:
    return job()


def _recorded(data: Path) -> Iterator[Job]:
    for name in SWIPE_SOURCES:
        yield partial(of_swipes, data / "swipes" / f"{name}.npz")
    for name in SIGNS:
        yield partial(of_signs, data / "signs" / f"words_{name}.npz")


def _sketched(count: int) -> Iterator[Job]:
    for first in range(0, count, _AT_A_TIME):
        yield partial(of_sketches, range(first, min(first + _AT_A_TIME, count)))


def of_swipes(path: Path) -> Examples:
    """Return examples of the half of a file that is there to learn from."""
    examples = Examples()
    for recording in _to_learn_from(load_swipes(path)):
        for fps in RATES:
            stream = frames([recording], fps, SWIPE_SOURCES[path.stem])
            examples.add(stream, by_label(recording), path.stem, _WEIGHT_OF_REAL)
    return examples


def of_signs(path: Path) -> Examples:
    """Return examples of the half of the signs that is there to learn from."""
    examples = Examples()
    for k, recording in enumerate(_to_learn_from(load_signs(path))):
        stream = frames([recording], RATES[k % len(RATES)])
        examples.add(stream, by_label(recording), path.stem, _WEIGHT_OF_REAL)
    return examples


def _to_learn_from(recordings: Sequence[Recording]) -> list[Recording]:
    return [recording for recording in recordings if not recording.held_out]


def of_sketches(numbers: range) -> Examples:
    """Return examples of movements of the hand model, each seen by several cameras."""
    examples = Examples()
    kinds = (*KINDS, *_MORE)
    shapes = []
    for k in numbers:
        made = sketch(_rig(), kinds[k % len(kinds)], FIRST_SEED + k)
        if made.kind in (*SWIPE_KINDS, "pose"):
            some = next(iter(made.hands.values()))
            shapes.append(some[len(some) // 2])
        replays = _REPLAYS_OF_SWIPES if made.kind in SWIPE_KINDS else _REPLAYS
        for number in range(replays):
            rng = np.random.default_rng([FIRST_SEED, k, number])
            seen = frozen(made) if rng.random() < _FROZEN else made
            examples.add(replay(seen, _seeing(rng), rng), by_truth(seen.events), SKETCHED)
        for number in range(replays // 2):
            rng = np.random.default_rng([FIRST_SEED, k, replays + number])
            seen = placed(frozen(made) if rng.random() < 0.5 else made, rng)
            stream = replay(seen, _seeing(rng), rng, since=_midway(seen, rng))
            examples.add(stream, by_truth(seen.events), SKETCHED)
    _add_plain(examples, shapes, numbers)
    return examples


@cache
def _rig() -> Rig:
    return Rig()


def _add_plain(examples: Examples, shapes: Sequence[NDArray[np.float32]], numbers: range) -> None:
    """Add plain movements of these hand shapes (21, 3)."""
    for k in range(int(numbers.start * _PLAIN), int(numbers.stop * _PLAIN) if shapes else 0):
        rng = np.random.default_rng([FIRST_SEED, 10**6, k])
        made = plain(shapes[k % len(shapes)], rng)
        examples.add(replay(made, _seeing(rng), rng), by_truth(made.events), SKETCHED)


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
