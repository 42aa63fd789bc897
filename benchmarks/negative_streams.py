"""Hands that mean nothing, source by source: signs, other movements, the hand model, recordings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from controller.evaluation.thinning import Sieve
from controller.sources.recording import Recording
from gestures.landmarks import HandFrame
from models.training.dynamic.joining import Joining
from models.training.signs.data import BEFORE_PAUSE
from models.training.swipes.data import Recording as Recorded
from models.training.swipes.data import load_signs, load_swipes
from models.training.swipes.motions import EVERYDAY
from models.training.swipes.seeing import Seeing, replay
from models.training.swipes.sketches import sketch
from models.training.synth.motion.idle import IDLE
from models.training.synth.rig import Rig

FIRST_SEED = 700_000
"""Of the sketches: no network has learned from these, and no number was chosen on them."""

SWIPE_FILES = ("luthiraa", "drgnai_negatives")


@dataclass(frozen=True)
class Stream:
    """Tracked hands of one recording, and the seconds of it that count."""

    source: str
    seconds: float
    frames: list[HandFrame]


def recorded(data: Path, fps: float, joining: Joining, every: int) -> Iterator[Stream]:
    """Yield every so many-th recording of signs, and of movements that are no swipes.

    The first frame of a sign is left out: it was taken before the pause between two takes.
    """
    for path in sorted((data / "signs").glob("words_*.npz")):
        signs = load_signs(path, skip=BEFORE_PAUSE)[::every]
        yield from (_joined(path.stem, sign, fps, joining) for sign in signs)
    for path in (data / "swipes" / f"{name}.npz" for name in SWIPE_FILES):
        others = (one for one in load_swipes(path)[::every] if one.swipe is None)
        yield from (_joined(path.stem, other, fps, joining) for other in others)


def sketched(count: int, fps: float) -> Iterator[Stream]:
    """Yield everyday movements of the hand model, seen with the noise of usual landmarks."""
    rig, kinds = Rig(), (*IDLE, *EVERYDAY)
    for seed in range(FIRST_SEED, FIRST_SEED + count):
        rng, kind = np.random.default_rng(seed), kinds[seed % len(kinds)]
        seeing = Seeing(fps, rng.random(), jitter=0.1, dropped=0.0, noise=0.02, blur=0.8)
        yield _whole(f"hand model: {kind}", replay(sketch(rig, kind, seed), seeing, rng))


def kept(paths: Iterable[Path], fps: float) -> Iterator[Stream]:
    """Yield recordings of the program in which nothing happens, at no more than a frame rate."""
    for path in paths:
        sieve = Sieve(fps, phase=0.0)
        seen = (frame for frame in Recording.open(path) if sieve.keeps(frame.t))
        yield _whole("recordings", seen)


def _joined(source: str, recording: Recorded, fps: float, joining: Joining) -> Stream:
    return Stream(source, len(recording.moments) / fps, joining.play(recording, fps))


def _whole(source: str, frames: Iterable[HandFrame]) -> Stream:
    seen = list(frames)
    return Stream(source, seen[-1].t - seen[0].t if seen else 0.0, seen)
