"""``isyarat train``: networks from recorded signs. Needs the ``train`` extra."""

from __future__ import annotations

import typer

from controller.cli.train_compare import compare, grid
from controller.cli.train_letters import letters
from controller.cli.train_signs import signs

training = typer.Typer(
    help="Train networks on recorded signs (needs the extra: isyarat[train]).",
    no_args_is_help=True,
)
training.command()(signs)
training.command()(letters)
training.command()(compare)
training.command()(grid)
