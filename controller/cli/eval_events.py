"""``isyarat eval events``: events in labelled clips."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from controller.cli.eval_options import FailUnder, Fresh, Out, Workers, results_folder, worker_count
from controller.errors import UsageError

if TYPE_CHECKING:
    from controller.evaluation.event_figures import Scored
    from controller.evaluation.event_models import EventFigures
    from controller.evaluation.store import Result
    from controller.evaluation.work import Job

SCHEMA = "isyarat.evaluation.events/1"
OWN_RATE = "as recorded"
_FASTEST = 240
_ABOUT = (
    "Latency counts from the end of a stroke (negative: found before it had ended) "
    "or from the onset of a pose. Spurious: found events that nothing explains."
)


def events(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="MANIFEST|DIR|CLIP...", help="A manifest, or clips that have truth files."
        ),
    ],
    fps: Annotated[
        str | None,
        typer.Option(metavar="FPS[,FPS...]", help="Frame rates to play the clips at: 10,15,30."),
    ] = None,
    profile: Annotated[str, typer.Option(help="Profile to bind the gestures with.")] = "slides",
    out: Out = None,
    fresh: Fresh = False,
    workers: Workers = None,
    fail_under: FailUnder = None,
) -> None:
    """Play labelled clips and recordings dry and compare the events with what happens in them."""
    from controller.cli.eval_progress import finish, judge
    from controller.evaluation.clips import clip_jobs, open_clip_worker, scored
    from controller.evaluation.event_figures import event_figures
    from controller.evaluation.manifest import labelled_clips, names_of
    from controller.evaluation.store import ResultStore
    from controller.own_files import load_allowed
    from controller.settings import Settings

    rates = _rates(fps)
    clips = labelled_clips(paths)
    names = names_of(clips)
    says = "\n".join(load_allowed(profile, Settings()).sources.values())
    target = results_folder(out, "events", paths[0])
    store = ResultStore(target, fresh=fresh)
    by_rate = clip_jobs(clips, names, profile, says, rates)
    jobs = [job for jobs in by_rate for job in jobs]
    results = finish(jobs, open_clip_worker, worker_count(workers), store, "runs")

    skipped = list(dict.fromkeys(str(r["error"]) for r in results.values() if "error" in r))

    def scores(jobs: Sequence[Job]) -> list[Scored]:
        kept: list[Result] = [results[job.key] for job in jobs]
        played = zip(clips, names, kept, strict=True)
        return [scored(*one) for one in played if "error" not in one[-1]]

    runs = [(_name(rate), scores(jobs)) for rate, jobs in zip(rates, by_rate, strict=True)]
    figures = [(name, event_figures(run)) for name, run in runs]
    _report(target, runs, figures, skipped, f"eval events {paths[0].name}")
    scores_f1 = [one.f1 for _, one in figures if one.f1 is not None]
    judge(min(scores_f1, default=None), fail_under, target)


def _report(
    folder: Path,
    runs: Sequence[tuple[str, list[Scored]]],
    figures: Sequence[tuple[str, EventFigures]],
    skipped: Sequence[str],
    title: str,
) -> None:
    from controller.cli.eval_output import REPORT, about, show, tell_skipped, write, write_figures
    from controller.evaluation.drawing.matrix import draw_confusion
    from controller.evaluation.drawing.timeline import draw_timelines, strips_of
    from controller.evaluation.event_grids import event_grids
    from controller.evaluation.identity import program_digest
    from controller.evaluation.page import page

    content = {
        "schema": SCHEMA,
        "program": program_digest(),
        "skipped": list(skipped),
        "rates": [{"rate": name, "figures": one.model_dump(mode="json")} for name, one in figures],
    }
    write_figures(folder, content)
    pictures = []
    for name, one in figures:
        path = folder / f"confusion-{name.replace(' ', '-')}.png"
        draw_confusion(path, f"{title}, {name}", one.rows, one.columns, one.confusion)
        pictures.append(path)
    rates = [name for name, _ in runs]
    strips = [
        strip
        for same in zip(*(run for _, run in runs), strict=True)
        for strip in strips_of(same[0].clip, tuple(zip(rates, same, strict=True)))
    ]
    pictures += draw_timelines(folder, strips)
    grids = event_grids(figures)
    write(folder, REPORT, page(title, f"{_ABOUT} {about(skipped)}", grids, pictures))
    show(grids)
    tell_skipped(skipped)


def _rates(text: str | None) -> list[float | None]:
    if text is None:
        return [None]
    try:
        rates = [float(part) for part in text.split(",")]
    except ValueError:
        raise UsageError(f"--fps {text} is no list of rates", "write it like 10,15,30") from None
    if not all(0 < rate <= _FASTEST for rate in rates):
        raise UsageError(
            f"--fps {text} is no rate of a camera", f"use more than 0, at most {_FASTEST}"
        )
    return list(dict.fromkeys(rates))


def _name(rate: float | None) -> str:
    return OWN_RATE if rate is None else f"{rate:g} fps"
