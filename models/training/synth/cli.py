"""Command line: python -m models.training.synth {clip,demo-clips,hands,check}."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import numpy as np
import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from models.training.synth.camera import Camera
from models.training.synth.check import check_clip
from models.training.synth.motion.strokes import Style
from models.training.synth.motion.swipes import Return
from models.training.synth.recipes import KINDS, Wish
from models.training.synth.sampling import KINDS as STILL_KINDS
from models.training.synth.studio import (
    ClipJob,
    HandsJob,
    in_parallel,
    make_clip,
    make_hands,
    shipped_jobs,
)

app = typer.Typer(help="Synthetic hand footage with its truth.", no_args_is_help=True)
_console = Console(stderr=True)

Out = Annotated[Path, typer.Option(help="Folder to write to.")]
Workers = Annotated[int | None, typer.Option(help="Processes (default: one a core).")]


@app.command()
def clip(
    kind: Annotated[str, typer.Option(help="One of: " + ", ".join(KINDS))],
    out: Out,
    hand: Annotated[Literal["left", "right"], typer.Option(help="The user's own hand.")] = "right",
    seed: int = 0,
    count: Annotated[int, typer.Option(min=1, help="Clips, with seeds from --seed on.")] = 1,
    fps: Annotated[float, typer.Option(min=1, max=240)] = 30.0,
    width: Annotated[int, typer.Option(min=64)] = 640,
    height: Annotated[int, typer.Option(min=64)] = 480,
    distance: Annotated[float | None, typer.Option(min=0.35, max=4, help="Metres.")] = None,
    stroke: Annotated[float | None, typer.Option(min=0.1, max=2, help="Seconds.")] = None,
    style: Annotated[Style | None, typer.Option()] = None,
    back: Annotated[Return | None, typer.Option(help="How the hand comes back.")] = None,
    dim: Annotated[bool, typer.Option(help="Dim light.")] = False,
    other: Annotated[str | None, typer.Option(help="What the other hand does meanwhile.")] = None,
    workers: Workers = None,
) -> None:
    """Make clips of one gesture, pose or idle movement; the rest is drawn from the seed."""
    try:
        wish = Wish(kind, hand, distance, stroke, style, back, dim, other)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    camera = Camera(width, height)
    jobs = [
        ClipJob(out / f"{kind}_{hand}_{n:04d}.mp4", wish, n, camera, fps)
        for n in range(seed, seed + count)
    ]
    _make(jobs, workers)


@app.command("demo-clips")
def demo_clips(
    out: Out,
    only: Annotated[list[str] | None, typer.Option(help="Names; all when left out.")] = None,
    workers: Workers = None,
) -> None:
    """Make the clips that come with the product."""
    _make([job for job in shipped_jobs(out) if not only or job.path.stem in only], workers)


@app.command()
def check(
    clips: Annotated[list[Path], typer.Argument(help="Clips with truth beside them.")],
) -> None:
    """Run MediaPipe over clips and say how well it sees what is there."""
    table = Table("clip", "in view", "found", "own hand", "error", "found in strokes", "directions")
    for path in track(clips, "clips", console=_console):
        row = check_clip(path)
        table.add_row(
            row.clip,
            str(row.frames_in_view),
            f"{row.found:.3f}",
            f"{row.handedness:.3f}",
            f"{row.error:.3f}",
            f"{row.found_in_strokes:.3f}",
            f"{row.directions[0]}/{row.directions[1]}",
        )
    Console().print(table)


@app.command()
def hands(
    out: Annotated[Path, typer.Option(help="Folder for the .npz files; those there are kept.")],
    count: Annotated[int, typer.Option(min=1, help="Pictures.")] = 1000,
    kinds: Annotated[str, typer.Option(help="What they show, separated by commas.")] = "",
    seed: int = 0,
    batch: Annotated[int, typer.Option(min=1, help="Pictures in a file.")] = 256,
    geometry: Annotated[bool, typer.Option(help="Project joints, do not render.")] = False,
    workers: Workers = None,
) -> None:
    """Make landmarks of labelled hands, one or two a picture, from many sides."""
    chosen = tuple(kinds.split(",")) if kinds else STILL_KINDS
    if unknown := sorted(set(chosen) - set(STILL_KINDS)):
        raise typer.BadParameter(f"unknown: {', '.join(unknown)}; known: {', '.join(STILL_KINDS)}")
    jobs = [
        HandsJob(path, chosen, tuple(range(n, min(n + batch, seed + count))), geometry)
        for n in range(seed, seed + count, batch)
        if not (path := out / f"hands_{n:07d}.npz").exists()
    ]
    if not jobs:
        _console.print(f"{out}: nothing left to make")
        return
    results = in_parallel(make_hands, jobs, workers)
    found, shown = np.sum([*track(results, "files", total=len(jobs), console=_console)], axis=0)
    _console.print(f"{found} of {shown} hands found ({found / shown:.1%})")


def _make(jobs: list[ClipJob], workers: int | None) -> None:
    results = in_parallel(make_clip, jobs, workers)
    for truth in track(results, "clips", total=len(jobs), console=_console):
        _console.print(f"{truth.clip}: {len(truth.events)} events, {truth.description}")


def main() -> None:
    app()
