"""Render the clips that swipes are measured on: strokes at 60 fps, idle movement at 15.

    python -m models.training.swipes.film --set test --out FOLDER

Clips that lie there already are left as they are, so that it can be stopped and started.
Every set has seeds of its own: another person, place, light and movement in each clip.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from rich.progress import track

from models.training.synth.motion.strokes import SWIPES
from models.training.synth.recipes import Wish
from models.training.synth.studio import ClipJob, make_clip
from models.training.synth.truth import SIDES

FIRST_SEEDS = {"test": 20_000, "dev": 40_000, "train": 60_000}
STROKE_FPS, IDLE_FPS = 60.0, 15.0
IDLE_KINDS = ("wave", "talk", "reach", "scratch_head", "glasses", "palm", "one", "fist")
_IDLE_SEEDS_FROM = 10_000
_SHORTEST, _LONGEST = 0.2, 1.0
"""Seconds of a stroke."""
_GOLDEN = 0.6180339887
"""Steps of this part of a range cover it evenly, however many there are."""
_ONE_IN_DIM_LIGHT = 5


def main() -> None:
    """Render one set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=FIRST_SEEDS, default="dev")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--strokes", type=int, default=40)
    parser.add_argument("--idle", type=int, default=120)
    options = parser.parse_args()
    jobs = list(clip_jobs(options.out, FIRST_SEEDS[options.set], options.strokes, options.idle))
    for job in track(jobs, options.set):
        if not job.path.exists():
            make_clip(job)


def clip_jobs(out: Path, first_seed: int, strokes: int, idle: int) -> Iterator[ClipJob]:
    """Yield strokes and idle clips in turn, so that any beginning holds both."""
    wanted = [_stroke(out, first_seed, k) for k in range(strokes)]
    others = [_idle(out, first_seed + _IDLE_SEEDS_FROM, k) for k in range(idle)]
    per_stroke = max(1, round(len(others) / max(len(wanted), 1)))
    groups = [others[k : k + per_stroke] for k in range(0, len(others), per_stroke)]
    for job, group in zip_longest(wanted, groups):
        yield from ([job] if job else [])
        yield from group or []


def _stroke(out: Path, first_seed: int, k: int) -> ClipJob:
    seconds = _SHORTEST + (_LONGEST - _SHORTEST) * (k * _GOLDEN % 1)
    wish = Wish(
        SWIPES[k % len(SWIPES)],
        SIDES[k // len(SWIPES) % len(SIDES)],
        stroke=round(seconds, 3),
        dim=k % _ONE_IN_DIM_LIGHT == _ONE_IN_DIM_LIGHT - 1,
    )
    return _job(out, wish, first_seed + k, STROKE_FPS)


def _idle(out: Path, first_seed: int, k: int) -> ClipJob:
    wish = Wish(IDLE_KINDS[k % len(IDLE_KINDS)], SIDES[k // len(IDLE_KINDS) % len(SIDES)])
    return _job(out, wish, first_seed + k, IDLE_FPS)


def _job(out: Path, wish: Wish, seed: int, fps: float) -> ClipJob:
    return ClipJob(out / f"{wish.kind}_{wish.hand}_{seed}.mp4", wish, seed, fps=fps)


if __name__ == "__main__":
    main()
