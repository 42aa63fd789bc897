"""What an evaluation leaves behind: tables on the terminal, JSON, PNG and HTML in a folder."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Column, Table

from controller.cli.console import err, out
from controller.errors import UsageError

if TYPE_CHECKING:
    from controller.evaluation.grids import Grid
    from controller.evaluation.static_models import StaticFigures

FIGURES, REPORT = "figures.json", "report.html"


def show(grids: Sequence[Grid]) -> None:
    """Print tables."""
    for grid in grids:
        first, *others = grid.columns
        table = Table(
            Column(first, overflow="fold"),
            *(Column(name, justify="right", overflow="fold") for name in others),
            title=grid.title,
            title_justify="left",
        )
        for row in grid.rows:
            table.add_row(*row)
        out.print(table)


def write(folder: Path, name: str, text: str) -> None:
    """Write a text file. Raises UsageError when the disk refuses."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(
            f"cannot write to {folder}: {error.strerror or error}", "name another with --out"
        ) from error


def write_figures(folder: Path, content: Mapping[str, object]) -> None:
    """Write figures.json."""
    text = json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False)
    write(folder, FIGURES, text + "\n")


def report_static(
    folder: Path,
    figures: StaticFigures,
    facts: Mapping[str, object],
    skipped: Sequence[str],
    title: str,
    more: Sequence[Grid] = (),
) -> None:
    """Print and write everything about hand shapes or signs, and more tables."""
    from controller.evaluation.drawing.matrix import draw_confusion
    from controller.evaluation.drawing.reliability import draw_reliability
    from controller.evaluation.grids import percent
    from controller.evaluation.page import page
    from controller.evaluation.static_grids import static_grids
    from controller.evaluation.static_models import NOT_FOUND

    content = {**facts, "skipped": list(skipped), "figures": figures.model_dump(mode="json")}
    write_figures(folder, content)
    pictures = [folder / "confusion.png", folder / "reliability.png"]
    shown = _shown(figures)
    draw_confusion(
        pictures[0],
        f"{title}\naccuracy {percent(figures.accuracy)} of {figures.found} found",
        [figures.labels[k] for k in shown],
        [*(figures.labels[k] for k in shown), NOT_FOUND],
        [[figures.confusion[row][column] for column in (*shown, -1)] for row in shown],
    )
    ece = percent(figures.ece)
    draw_reliability(pictures[1], f"{title}\nexpected calibration error {ece}", figures.reliability)
    grids = [*static_grids(figures), *more]
    write(folder, REPORT, page(title, about(skipped), grids, pictures))
    show(grids)
    tell_skipped(skipped)


def about(skipped: Sequence[str]) -> str:
    """Return what a reader should know before the figures."""
    return f"{len(skipped)} left out because they cannot be read." if skipped else ""


def tell_skipped(skipped: Sequence[str], most: int = 20) -> None:
    """Say on stderr what could not be read."""
    if not skipped:
        return
    err.print(f"isyarat: {len(skipped)} skipped:", markup=False)
    for line in skipped[:most]:
        err.print(f"  {line}", markup=False, soft_wrap=True)
    if len(skipped) > most:
        err.print(f"  and {len(skipped) - most} more (in {FIGURES})", markup=False)


def _shown(figures: StaticFigures) -> list[int]:
    """Return the labels that are in the truth or were found."""
    rows = figures.confusion
    return [k for k in range(len(figures.labels)) if any(rows[k]) or any(row[k] for row in rows)]
