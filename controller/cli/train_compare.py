"""``isyarat train compare`` and ``isyarat train grid``: networks on the same takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from controller.cli.train_options import Data, Out, prepare, recorded

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from models.training.signs.contestants import Contestant
    from models.training.signs.data import Takes
    from models.training.signs.fit import Tell
    from models.training.signs.history import Point
    from models.training.signs.splits import Split


class By(StrEnum):
    """What is kept apart."""

    random = "random"
    session = "session"
    source = "source"


class Kind(StrEnum):
    """The study's networks."""

    single = "single"
    multi = "multi"
    bidirectional = "bidirectional"


SplitBy = Annotated[By, typer.Argument(help="What training and test have not in common.")]


def compare(
    by: SplitBy,
    data: Data,
    out: Out = Path("signs-comparison"),
    ours: Annotated[bool, typer.Option(help="Train this program's network too.")] = True,
    members: Annotated[int, typer.Option(min=1, help="So many of them averaged.")] = 1,
    study: Annotated[bool, typer.Option(help="Train the study's LSTMs too.")] = True,
    kind: Annotated[list[Kind], typer.Option(help="Which of them.")] = [*Kind],  # noqa: B006
    epochs: Annotated[int, typer.Option(min=1, help="Rounds for them.")] = 500,
    only: Annotated[list[str] | None, typer.Option(help="Sources to leave out.")] = None,
) -> None:
    """Compare this program's network with the three LSTMs of the published study.

    random: 8:2 within the largest source; session: its first session against its second;
    source: every source left out in turn. A run that was stopped goes on where it stopped.
    """
    prepare()
    from dataclasses import replace

    from models.training.signs.contestants import Ours, Study, named
    from models.training.signs.reference import STUDY

    takes, known = recorded(data), dict(zip(Kind, STUDY, strict=True))
    if ours:
        own = Ours(members=members, name=named(members))
        _run(by, [own], _chosen(_splits(by, takes), only), out)
    if study:
        lstms = [known[each] for each in kind]
        studied = [replace(k, epochs=epochs, name=f"{k.name}, {epochs} epochs") for k in lstms]
        splits = _chosen(_splits(by, takes, shared=by is By.source), only)
        _run(by, [Study(each) for each in studied], splits, out)


def grid(
    data: Data,
    out: Out = Path("signs-grid"),
    by: Annotated[By, typer.Option(help="As for compare.")] = By.session,
    kind: Annotated[list[Kind], typer.Option(help="Which LSTM.")] = [Kind.single],  # noqa: B006
    units: Annotated[list[int], typer.Option(help="Hidden units.")] = [32, 64],  # noqa: B006
    batch: Annotated[list[int], typer.Option(help="Takes a step.")] = [32, 64],  # noqa: B006
    epochs: Annotated[list[int], typer.Option(help="Rounds.")] = [100, 250],  # noqa: B006
) -> None:
    """Train the study's LSTMs with every combination of units, batch and epochs.

    Options may be given several times. A run that was stopped goes on where it stopped.
    """
    prepare()
    from dataclasses import replace

    from models.training.signs.contestants import Study
    from models.training.signs.reference import STUDY

    known = dict(zip(Kind, STUDY, strict=True))
    contestants = [
        Study(replace(known[k], name=f"{k} {u} units, batch {b}, {e} epochs", units=u, batch=b,
                      epochs=e))
        for k, u, b, e in product(kind, units, batch, epochs)
    ]  # fmt: skip
    _run(by, contestants, _splits(by, recorded(data)), out)


def _splits(by: By, takes: Takes, *, shared: bool = False) -> Iterable[Split]:
    """Return the splits; shared: with the words that several sources have, and no others."""
    from models.training.signs.splits import (
        LARGEST,
        by_session,
        by_source,
        of_source,
        random_split,
        shared_words,
    )

    match by:
        case By.random:
            return [random_split(of_source(takes, LARGEST))]
        case By.session:
            return [by_session(of_source(takes, LARGEST))]
        case By.source:
            return by_source(shared_words(takes) if shared else takes)


def _chosen(splits: Iterable[Split], only: Sequence[str] | None) -> Iterable[Split]:
    return splits if only is None else [split for split in splits if split.fold in only]


def _run(by: By, contestants: Sequence[Contestant], splits: Iterable[Split], folder: Path) -> None:
    """Train what is not done yet and print the table."""
    from controller.cli.eval_output import show
    from controller.cli.eval_progress import progress_bar
    from controller.evaluation.store import Result, ResultStore
    from models.training.signs.calibration import calibration_grid
    from models.training.signs.comparison import done, jobs_of, table
    from models.training.signs.contestants import OURS

    store, results = ResultStore(folder), list[Result]()
    with progress_bar() as bar:
        for job in jobs_of(contestants, splits):
            task = bar.add_task(job.title, total=job.contestant.length)
            results.append(done(job, store, _advance(bar, task)))
            bar.update(task, completed=job.contestant.length)
    if results:
        show([table(f"{by}: accuracy / among the words asked", results)])
        for name in (each.name for each in contestants if each.name.startswith(OURS)):
            fitted_on = [result for result in store.all() if result["contestant"] == name]
            show([calibration_grid([r for r in results if r["contestant"] == name], fitted_on)])


def _advance(bar: Progress, task: TaskID) -> Tell:
    def told(point: Point) -> None:
        bar.update(task, completed=point.step)

    return told
