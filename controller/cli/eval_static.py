"""``isyarat eval static``: hand shapes in labelled pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from controller.cli.eval_options import (
    FailUnder,
    Fresh,
    Out,
    Threshold,
    Workers,
    accepting,
    results_folder,
    worker_count,
)
from controller.errors import SourceError

if TYPE_CHECKING:
    from controller.evaluation.work import Job

SCHEMA = "isyarat.evaluation.static/1"


def static(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of pictures per label.")],
    mirror: Annotated[
        bool, typer.Option(help="--no-mirror: the pictures are mirror images (selfies).")
    ] = True,
    threshold: Threshold = None,
    out: Out = None,
    fresh: Fresh = False,
    workers: Workers = None,
    fail_under: FailUnder = None,
) -> None:
    """Find the hands in labelled pictures, name their gestures, and compare with the labels.

    DIR has a folder for each label with pictures in it; pictures without a gesture are in
    no_gesture. The hand that counts is the surest that shows a gesture.
    """
    from controller.cli.eval_output import report_static
    from controller.cli.eval_progress import finish, judge
    from controller.evaluation.identity import program_digest
    from controller.evaluation.pictures import (
        MODEL,
        answer_of,
        labelled_pictures,
        open_picture_worker,
        picture_jobs,
    )
    from controller.evaluation.static_figures import static_figures
    from controller.evaluation.store import ResultStore
    from models.sessions import OnnxClassifier

    labels = OnnxClassifier(MODEL).labels
    pictures = labelled_pictures(folder, labels)
    target = results_folder(out, "static", folder)
    store = ResultStore(target, fresh=fresh)
    jobs: list[Job] = []
    skipped = []
    for job in picture_jobs(pictures, folder, mirror):
        if isinstance(job, SourceError):
            skipped.append(str(job))
        else:
            jobs.append(job)
    results = finish(jobs, open_picture_worker, worker_count(workers), store, "pictures")
    skipped += [str(results[job.key]["error"]) for job in jobs if "error" in results[job.key]]
    answers = [
        answer_of(job.item, job.item.partition("/")[0], results[job.key])
        for job in jobs
        if "error" not in results[job.key]
    ]
    figures = static_figures(answers, labels, accepting(threshold))
    facts = {
        "schema": SCHEMA,
        "data": str(folder),
        "mirror": mirror,
        "program": program_digest(),
    }
    report_static(target, figures, facts, skipped, f"eval static {folder.name}")
    judge(figures.macro_f1, fail_under, target)
