"""``isyarat train letters``: the network that tells the letters of BISINDO apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from controller.cli.train_options import Out, Seed, prepare
from controller.errors import UsageError


def letters(
    data: Annotated[
        Path, typer.Option(help="Folder of signs/letters_*.npz and static/landmarks_*.npz.")
    ],
    out: Out = Path("letters-network"),
    steps: Annotated[int | None, typer.Option(min=1, help="Steps each is trained for.")] = None,
    members: Annotated[int | None, typer.Option(min=1, help="Networks that are averaged.")] = None,
    seed: Seed = 0,
) -> None:
    """Train without each source in turn, then on all; export to ONNX, write the model card.

    OUT becomes a folder like models/assets: letters.onnx, manifest.json, cards/letters.md.
    """
    prepare()
    from controller.cli.console import out as console
    from models.training.letters.batches import LetterRecipe
    from models.training.letters.run import train_letters

    for needed in ("signs", "static"):
        if not (data / needed).is_dir():
            raise UsageError(f"there is no folder {data / needed}", "give the folder that holds it")
    recipe = LetterRecipe()
    default = recipe.fit
    fit = replace(
        default,
        seed=seed,
        steps=steps or default.steps,
        members=members or default.members,
    )
    train_letters(data, out, replace(recipe, fit=fit), console.print)
