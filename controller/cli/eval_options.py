"""Options that the commands of ``isyarat eval`` share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

Out = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="Where the results go; isyarat-eval/... if not given."),
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Forget finished items and start over.")]
Workers = Annotated[
    int | None, typer.Option(min=1, help="How many processes; as many as cores if not given.")
]
FailUnder = Annotated[
    float | None,
    typer.Option(
        metavar="F1", min=0, max=1, help="End with status 1 when F1 (0 to 1) is below this."
    ),
]
Threshold = Annotated[
    float | None,
    typer.Option(min=0, max=1, help="Confidence that accepts a gesture; the program's if none."),
]


def results_folder(out: Path | None, kind: str, data: Path) -> Path:
    """Return where results go: by default named after what was measured, and on what."""
    name = data.resolve().name.removesuffix("".join(data.suffixes)) or "data"
    return out or Path("isyarat-eval") / f"{kind}-{name}"


def worker_count(asked: int | None) -> int:
    """Return how many processes to use: by default one for each core that we may use."""
    if asked is not None:
        return asked
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def accepting(threshold: float | None) -> float:
    """Return the confidence that accepts a gesture: by default the state machine's."""
    from gestures.registry import STATIC
    from gestures.thresholds import DEFAULT_RULES

    return DEFAULT_RULES[STATIC].default.enter if threshold is None else threshold
