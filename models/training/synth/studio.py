"""Makes clips: one rig and one renderer a process, as many processes as there are cores."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

import numpy as np

from models.training.synth.camera import Camera
from models.training.synth.demo import DEMO_CLIPS
from models.training.synth.film import film
from models.training.synth.hands import gather, write
from models.training.synth.recipes import Wish, recipe
from models.training.synth.render.renderer import Renderer
from models.training.synth.rig import Rig
from models.training.synth.sampling import CAMERA
from models.training.synth.stills import from_geometry, from_pictures
from models.training.synth.truth import Truth
from models.training.synth.writer import write_clip

Job = TypeVar("Job")
Result = TypeVar("Result")


@dataclass(frozen=True)
class ClipJob:
    """One clip to make; what is the name of a shipped clip or a wish for a random one."""

    path: Path
    what: str | Wish
    seed: int
    camera: Camera = field(default_factory=Camera)
    fps: float = 30.0


def shipped_jobs(folder: Path) -> list[ClipJob]:
    """Return the jobs for all clips that come with the product."""
    return [ClipJob(folder / f"{name}.mp4", name, clip.seed) for name, clip in DEMO_CLIPS.items()]


def make_clip(job: ClipJob) -> Truth:
    """Make one clip; the same job gives the same clip."""
    rng = np.random.default_rng(job.seed)
    make = recipe(job.what) if isinstance(job.what, Wish) else DEMO_CLIPS[job.what].recipe
    stage, performance = make(rng, rig(), job.camera)
    shots = film(rig(), renderer(job.camera), stage, performance, job.fps)
    return write_clip(job.path, shots, stage, performance, job.fps, job.seed)


@dataclass(frozen=True)
class HandsJob:
    """A file of labelled hands; geometry leaves rendering and MediaPipe out."""

    path: Path
    kinds: tuple[str, ...]
    seeds: tuple[int, ...]
    geometry: bool


def make_hands(job: HandsJob) -> tuple[int, int]:
    """Make one file and return how many hands were found and shown; the same job, the same file."""
    if job.geometry:
        rows = from_geometry(rig(), job.kinds, job.seeds)
    else:
        rows = from_pictures(rig(), renderer(CAMERA), job.kinds, job.seeds)
    arrays = gather([*rows])
    write(job.path, arrays)
    return int(arrays["found"].sum()), int(arrays["shown"].sum())


def in_parallel(
    work: Callable[[Job], Result], jobs: Sequence[Job], workers: int | None = None
) -> Iterator[Result]:
    """Yield results as they come; each worker is a fresh process with an OpenGL of its own."""
    workers = min(workers or os.cpu_count() or 1, len(jobs))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        for done in as_completed([pool.submit(work, job) for job in jobs]):
            yield done.result()


@cache
def rig() -> Rig:
    return Rig()


# A second context in one process silently draws with the first, so only one is kept.
_open: dict[Camera, Renderer] = {}


def renderer(camera: Camera) -> Renderer:
    """Return this process's renderer, made anew when the camera changes."""
    if camera not in _open:
        for stale in _open.values():
            stale.release()
        _open.clear()
        _open[camera] = Renderer(rig(), camera)
    return _open[camera]
