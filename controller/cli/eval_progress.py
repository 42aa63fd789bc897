"""Working through the items of an evaluation, with a progress bar, from where it stopped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from controller.cli import exit_codes
from controller.cli.console import err
from controller.stopping import stop_on_signals

if TYPE_CHECKING:
    from controller.evaluation.store import Result, ResultStore
    from controller.evaluation.work import Job, Opener


def progress_bar() -> Progress:
    """Return a bar on stderr with the time that has gone by and the time that is left."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=err,
    )


def finish(
    jobs: Sequence[Job], opener: Opener, workers: int, store: ResultStore, what: str
) -> dict[str, Result]:
    """Return the result of every job by its key; what is in the store is not done again.

    Results with an ``error`` are not kept: the next run looks again.
    Ends the command with status INTERRUPTED when asked to stop before the end.
    """
    from controller.evaluation.work import work_through

    results = {job.key: kept for job in jobs if (kept := store.get(job.key)) is not None}
    # Two files of equal content are one piece of work.
    left = list({job.key: job for job in jobs if job.key not in results}.values())
    if results:
        err.print(f"{len(results)} of {len(results) + len(left)} {what} are done already")
    with stop_on_signals() as stop, progress_bar() as bar:
        task = bar.add_task(what, total=len(results) + len(left), completed=len(results))
        for job, result in work_through(left, opener, workers, stop):
            results[job.key] = result
            if "error" not in result:
                store.add(job.key, job.item, result)
            bar.advance(task)
        stopped = stop.is_set()
    missing = {job.key for job in left} - set(results)
    if stopped and missing:
        done = len(results)
        err.print(
            f"isyarat: stopped with {done} of {done + len(missing)} {what} done: "
            "the same command goes on from there",
            soft_wrap=True,
        )
        raise typer.Exit(exit_codes.INTERRUPTED)
    return results


def judge(f1: float | None, fail_under: float | None, folder: Path) -> None:
    """Say where the results are; end the command with status 1 when F1 is too low."""
    from controller.cli.console import out

    out.print(f"results: {folder}", markup=False, soft_wrap=True)
    if fail_under is not None and (f1 is None or f1 < fail_under):
        shown = "unknown" if f1 is None else f"{f1:.4f}"
        err.print(f"isyarat: F1 is {shown}, below {fail_under:g}", markup=False, soft_wrap=True)
        raise typer.Exit(exit_codes.UNEXPECTED)
