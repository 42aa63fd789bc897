"""Gather what the verifier learns from, into a folder.

    python -m models.training.swipes.gather --out FOLDER [--data ../shared/data]
        [--sketches 1200] [--workers 2]

What lies in the folder already is kept, so that a broken-off run goes on where it was.

Each example keeps the name of its source, so that a source, or half of it, can be left
out of the training and measured on. Every sketch has a seed of its own, so
that neither the number of workers nor chance changes what comes out.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from rich.progress import track

from models.training.swipes.altered import frozen, placed, slimmed
from models.training.swipes.examples import PLAIN, SKETCHED, Examples, by_truth, candidates
from models.training.swipes.plain import plain
from models.training.swipes.plans import CLEAR_PLANS
from models.training.swipes.recorded import SWIPE_SOURCES, of_signs, of_swipes
from models.training.swipes.seeing import Seeing, replay
from models.training.swipes.sketches import KINDS, STEP, SWIPE_KINDS, Sketch, sketch
from models.training.synth.motion.strokes import SWIPES
from models.training.synth.rig import Rig

FIRST_SEED = 100_000
SKETCHES, PLAIN_MOVEMENTS, CLEAR_MOVEMENTS = 1200, 2000, 3200

_MORE = (
    *SWIPES,
    "arc_swipe",
    "plain_swipe",
    "gesticulate",
    "point_about",
    "arm_wave",
    "raise_and_drop",
    "both",
)
_REPLAYS_OF_SWIPES, _REPLAYS = 4, 2
_FROZEN, _SLIM = 0.15, 0.65
_SHARP = 1e3
"""Blur (hand-widths) that never comes: no hand is lost."""
_AT_A_TIME, _PLAIN_AT_A_TIME = 20, 200

Job = Callable[[], Examples]


def main() -> None:
    """Gather and write the examples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sketches", type=int, default=SKETCHES)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    gather(options.data, options.out, options.sketches, options.workers)


def gather(data: Path, out: Path, sketches: int = SKETCHES, workers: int = 1) -> None:
    """Write all examples to a folder, one file for each part of them."""
    jobs = {**_recorded(data), **_plain(data), **_sketched(sketches)}
    missing = {name: job for name, job in jobs.items() if not (out / f"{name}.npz").exists()}
    with ProcessPoolExecutor(workers) as pool:
        results = pool.map(_done, missing.values())
        for name, some in track(zip(missing, results, strict=True), "examples", len(missing)):
            some.save(out / f"{name}.npz")


def _done(job: Job) -> Examples:
    return job()


def _recorded(data: Path) -> dict[str, Job]:
    swipes = {name: partial(of_swipes, data / "swipes" / f"{name}.npz") for name in SWIPE_SOURCES}
    words = sorted((data / "signs").glob("words_*.npz"))
    return {**swipes, **{path.stem: partial(of_signs, path) for path in words}}


def _sketched(count: int) -> dict[str, Job]:
    parts = (range(k, min(k + _AT_A_TIME, count)) for k in range(0, count, _AT_A_TIME))
    return {f"sketches_{part.start:04}": partial(of_sketches, part) for part in parts}


def _plain(data: Path) -> dict[str, Job]:
    shapes = data / "static" / "landmarks_frames.npz"
    plains, clears = (
        [range(k, k + _PLAIN_AT_A_TIME) for k in range(0, count, _PLAIN_AT_A_TIME)]
        for count in (PLAIN_MOVEMENTS, CLEAR_MOVEMENTS)
    )
    return {
        **{f"plain_{part.start:04}": partial(of_plain, shapes, part) for part in plains},
        **{f"clear_{part.start:04}": partial(of_clear, shapes, part) for part in clears},
    }


def of_sketches(numbers: range) -> Examples:
    """Return examples of movements of the hand model, each seen by several cameras."""
    examples = Examples()
    kinds = (*KINDS, *_MORE)
    for k in numbers:
        made = sketch(_rig(), kinds[k % len(kinds)], FIRST_SEED + k)
        replays = _REPLAYS_OF_SWIPES if made.kind in SWIPE_KINDS else _REPLAYS
        for number in range(replays):
            rng = np.random.default_rng([FIRST_SEED, k, number])
            seen = _slimmed(frozen(made) if rng.random() < _FROZEN else made, rng)
            _add(examples, seen, rng, SKETCHED)
        for number in range(replays // 2):
            rng = np.random.default_rng([FIRST_SEED, k, replays + number])
            seen = _slimmed(placed(frozen(made) if rng.random() < 0.5 else made, rng), rng)
            _add(examples, seen, rng, SKETCHED, late=True)
    return examples


def of_plain(shapes: Path, numbers: range) -> Examples:
    """Return examples of plain movements of the hands in ``landmarks_frames.npz``."""
    hands, examples = _hands(shapes), Examples()
    for k in numbers:
        rng = np.random.default_rng([FIRST_SEED, 10**6, k])
        made = plain(hands[int(rng.integers(len(hands)))], rng)
        _add(examples, _slimmed(made, rng), rng, PLAIN)
    return examples


def of_clear(shapes: Path, numbers: range) -> Examples:
    """Return examples of plain movements, most from rest, that a good camera sees all of."""
    hands, examples = _hands(shapes), Examples()
    for k in numbers:
        rng = np.random.default_rng([FIRST_SEED, 2 * 10**6, k])
        made = _slimmed(plain(hands[int(rng.integers(len(hands)))], rng, CLEAR_PLANS), rng)
        noise = rng.uniform(0.0, 0.04) * (rng.random() < 0.5)
        seeing = replace(Seeing.random(rng), noise=noise, dropped=0.0, blur=_SHARP)
        since = max(made.events[0].start - rng.uniform(0.25, 1.0), 0.0) if made.events else 0.0
        looks = candidates(replay(made, seeing, rng, since=since))
        examples.add(looks, by_truth(made.events), PLAIN)
    return examples


def _hands(shapes: Path) -> NDArray[np.float64]:
    """Return recorded hands (n, 21, 3), isotropic."""
    with np.load(shapes, allow_pickle=False) as file:
        scale = (file["width"] / file["height"])[:, None, None] ** [1, 0, 1]
        return np.asarray(file["xyz"] * scale, np.float64)


def _add(examples: Examples, made: Sketch, rng: Generator, source: str, late: bool = False) -> None:
    """Add what some camera sees. late: it is switched on in the middle of the movement."""
    seeing = _seeing(rng)
    since = _midway(made, rng) if late else 0.0
    looks = candidates(replay(made, seeing, rng, since=since))
    examples.add(looks, by_truth(made.events), source)


@cache
def _rig() -> Rig:
    return Rig()


def _slimmed(made: Sketch, rng: Generator) -> Sketch:
    """Real palms look slimmer than those of the hand model, most of all in a stroke."""
    return slimmed(made, rng.uniform(0.3, 1.0)) if rng.random() < _SLIM else made


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
