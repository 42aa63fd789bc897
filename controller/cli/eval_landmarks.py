"""``isyarat eval landmarks``: hand shapes from labelled landmarks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from controller.cli.eval_options import FailUnder, Out, Threshold, accepting, results_folder
from controller.errors import UsageError

SCHEMA = "isyarat.evaluation.landmarks/1"


def landmarks(
    file: Annotated[Path, typer.Argument(metavar="FILE.npz", help="Labelled landmarks.")],
    mirror: Annotated[
        bool | None,
        typer.Option(
            help="The pictures were as a camera sees them (--mirror, the default) or mirror "
            "images; where the file does not say.",
        ),
    ] = None,
    hand: Annotated[
        Literal["left", "right", "either"] | None,
        typer.Option(help="Whose hands they are, where the file does not say."),
    ] = None,
    aspect: Annotated[
        float | None,
        typer.Option(min=0.1, max=10, help="Width / height of the pictures, likewise."),
    ] = None,
    people: Annotated[
        str | None,
        typer.Option(
            metavar="LOW:HIGH",
            help="Only people whose place (0 to 1, from a hash of user_id) lies there; 0:0.2 are "
            "those that the shipped network was never trained on.",
        ),
    ] = None,
    threshold: Threshold = None,
    out: Out = None,
    fail_under: FailUnder = None,
) -> None:
    """Name the gestures of labelled landmarks and compare with the labels."""
    from controller.cli.eval_output import report_static
    from controller.cli.eval_progress import judge, progress_bar
    from controller.evaluation.identity import program_digest
    from controller.evaluation.landmark_file import read_landmarks
    from controller.evaluation.landmark_rows import answers, chosen_rows
    from controller.evaluation.pictures import MODEL, check_labels
    from controller.evaluation.static_figures import static_figures
    from models.sessions import OnnxClassifier

    between = None if people is None else _range(people)
    rows = read_landmarks(file, mirror=mirror, hand=hand, aspect=aspect)
    classifier = OnnxClassifier(MODEL)
    check_labels(map(str, set(rows.label)), classifier.labels, str(file))
    chosen = chosen_rows(rows, between)
    with progress_bar() as bar:
        task = bar.add_task("rows", total=len(chosen))
        said = list(
            answers(rows, chosen, classifier, lambda done: bar.update(task, completed=done))
        )
    figures = static_figures(said, classifier.labels, accepting(threshold))
    facts = {
        "schema": SCHEMA,
        "data": str(file),
        "mirror": rows.mirror,
        "hand": hand,
        "aspect": aspect,
        "people": people,
        "program": program_digest(),
    }
    target = results_folder(out, "landmarks", file)
    report_static(target, figures, facts, [], f"eval landmarks {file.name}")
    judge(figures.macro_f1, fail_under, target)


def _range(text: str) -> tuple[float, float]:
    try:
        low, high = map(float, text.split(":"))
    except ValueError:
        raise UsageError(f"--people {text} is no range", "write it like 0:0.2") from None
    if not 0 <= low < high <= 1:
        raise UsageError(f"--people {text} is no range", "it must lie between 0 and 1")
    return low, high
