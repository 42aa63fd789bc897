"""What the commands that train networks share."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from controller.errors import SourceError, UsageError

if TYPE_CHECKING:
    from models.training.signs.data import Takes

NEEDED = ("torch", "onnx", "onnxscript", "tensorboardX")

MEMBERS = 2
"""Networks that are averaged: more would cost a look of the recogniser more than they gain."""

Data = Annotated[
    Path, typer.Option("--data", help="Folder with words_*.npz, and swipes/ beside it if any.")
]
Out = Annotated[Path, typer.Option("--out", help="Folder for everything that comes out.")]
Seed = Annotated[int, typer.Option("--seed", help="Equal seeds give equal networks.")]


def prepare() -> None:
    """Make torch ready. Raises UsageError when something to train with is not installed."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise UsageError(
            f"training needs {', '.join(missing)}",
            "install the extra: uv pip install 'isyarat[train]'",
        )
    import torch

    torch.set_num_threads(1)  # sums over several threads may differ in their last digits


def recorded(folder: Path) -> Takes:
    """Return the words in a folder and the movements beside it. Raises SourceError without."""
    from models.training.signs.data import gathered, load_movements, load_words

    try:
        words = load_words(folder)
    except (OSError, ValueError, KeyError) as error:
        raise SourceError(f"no recorded words in {folder} ({error})", "see docs/training.md") from (
            error
        )
    beside = folder.parent / "swipes"
    return gathered([words, load_movements(beside)]) if any(beside.glob("*.npz")) else words
