"""``isyarat eval static|landmarks|events|signs``: how good the recognition is on labelled data."""

from __future__ import annotations

import typer

from controller.cli.eval_events import events
from controller.cli.eval_landmarks import landmarks
from controller.cli.eval_signs import signs
from controller.cli.eval_static import static

evaluation = typer.Typer(
    help="Measure the recognition on labelled pictures, landmarks, clips or signs.",
    no_args_is_help=True,
)
evaluation.command()(static)
evaluation.command()(landmarks)
evaluation.command()(events)
evaluation.command()(signs)
