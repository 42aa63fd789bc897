"""Several networks on the same splits, from where a run that was stopped left off."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from controller.evaluation.grids import Grid, percent
from controller.evaluation.store import Result, ResultStore
from models.training.signs.contestants import Contestant
from models.training.signs.figures import figures
from models.training.signs.fit import Tell
from models.training.signs.splits import Split


@dataclass(frozen=True)
class Job:
    """One network on one split."""

    contestant: Contestant
    split: Split

    @property
    def key(self) -> str:
        """A digest of everything that decides the result but the program itself."""
        split = self.split
        facts = (split.name, split.fold, len(split.train), len(split.test))
        return hashlib.sha256(f"{self.contestant.key} {facts}".encode()).hexdigest()

    @property
    def title(self) -> str:
        return f"{self.contestant.name}, {self.split.name}, {self.split.fold}"


def jobs_of(contestants: Sequence[Contestant], splits: Iterable[Split]) -> Iterator[Job]:
    """Yield every network on every split."""
    for split in splits:
        for contestant in contestants:
            yield Job(contestant, split)


def done(job: Job, store: ResultStore, tell: Tell) -> Result:
    """Return the figures of a job, from the store where they are in there."""
    kept = store.get(job.key)
    if kept is not None:
        return kept
    split = job.split
    labels = job.contestant.labels(split.train)
    probabilities = job.contestant.run(split.train, split.test, tell)
    result: dict[str, Any] = {
        "contestant": job.contestant.name,
        "split": split.name,
        "fold": split.fold,
        **figures(split.test.label, probabilities.numpy(), labels, split.asked),
    }
    store.add(job.key, job.title, result)
    return result


def table(title: str, results: Sequence[Result]) -> Grid:
    """Return accuracy by network: for every fold, and the mean of the folds."""
    folds = list(dict.fromkeys(result["fold"] for result in results))
    names = list(dict.fromkeys(result["contestant"] for result in results))
    rows = []
    for name in names:
        own = {result["fold"]: result for result in results if result["contestant"] == name}
        cells = [_cell(own[fold]) if fold in own else "-" for fold in folds]
        mean = (fmean(result[key] for result in own.values()) for key in ("accuracy", "among"))
        rows.append((name, *cells, " / ".join(map(percent, mean))))
    return Grid(title, ("network", *folds, "mean"), tuple(rows))


def _cell(result: Result) -> str:
    return f"{percent(result['accuracy'])} / {percent(result['among'])}"
