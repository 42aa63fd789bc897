"""``python -m models.training.static``: train, measure, export and describe the network."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch

from gestures.static_features import FEATURE_VERSION
from models.training.static import card, material, report
from models.training.static.entry import enter
from models.training.static.export import export
from models.training.static.fit import Recipe
from models.training.static.opinions import trained


def main() -> None:
    """Run the whole training."""
    parser = argparse.ArgumentParser(prog="python -m models.training.static", description=__doc__)
    material.add_arguments(parser)
    parser.add_argument("--out", type=Path, required=True, help="folder of manifest.json")
    parser.add_argument("--compare", action="store_true", help="also train on less, to compare")
    parser.add_argument("--steps", type=int, default=Recipe.steps)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    recipe = Recipe(seed=options.seed, steps=options.steps)
    train(material.folders_of(options), options.out, recipe, compare=options.compare)


def say(line: str) -> None:
    """Show progress at once, also into a pipe."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def train(folders: material.Folders, out: Path, recipe: Recipe, *, compare: bool) -> None:
    """Train; leave network, card, figures and manifest entry in ``out``."""
    found = material.load(folders)
    hands = found.train()
    say(f"{hands.real.sum()} real hands and {(~hands.real).sum()} made ones to train")
    shipped = trained(found, recipe, say)
    path = out / f"{card.NAME}.onnx"
    (out / "cards").mkdir(parents=True, exist_ok=True)
    export(shipped, path, FEATURE_VERSION)
    figures: dict[str, Any] = {
        "network": report.network(shipped, recipe.members, path, FEATURE_VERSION),
        "data": report.data(found),
        **report.measure(shipped, found, recipe.seed),
    }
    if compare:
        shorter = replace(recipe, members=1, steps=recipe.steps // 2)
        figures["compared"] = report.compared(found, shorter, say)
    figures["recipe"] = asdict(recipe)
    everything = card.write_figures(out, "training", figures)
    card.write_card(out, everything)
    enter(out, everything)
    for name in ("real", "rendered", "rejection", "compared"):
        say(f"{name}: {figures.get(name)}")


if __name__ == "__main__":
    main()
