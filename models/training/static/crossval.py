"""How well the recipe does on real people, by cross-validation over the training people.

``python -m models.training.static.crossval``: five times, a fifth of the training people is
kept from training. With three times as many hands as the test, it is what choices are made by.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import torch

from models.manifest import ASSETS
from models.training.static import card, material, metrics
from models.training.static.__main__ import say
from models.training.static.data import NONE, Hands, join
from models.training.static.fit import Recipe
from models.training.static.opinions import trained
from models.training.static.outliers import Shipped

FOLDS = 5


def main() -> None:
    """Print the figures; with --save put them into the model card too."""
    parser = argparse.ArgumentParser(description=__doc__)
    material.add_arguments(parser)
    parser.add_argument("--members", type=int, default=1, help="networks of a kind")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--save", action="store_true", help="write them into the model card")
    options = parser.parse_args()
    torch.set_num_threads(1)
    recipe = replace(Recipe(), members=options.members, seed=options.seed)
    figures = crossvalidate(material.folders_of(options), recipe)
    if options.save:
        everything = card.write_figures(ASSETS, "crossval", figures)
        card.write_card(ASSETS, everything)


def crossvalidate(folders: material.Folders, recipe: Recipe) -> dict[str, Any]:
    """Return the figures of both opinions averaged, and of the first one alone."""
    hands, both, first = [], [], []
    for at, found in enumerate(material.folds(folders, FOLDS), start=1):
        net = trained(found, recipe)
        hands.append(found.people.test)
        both.append(_answers(net, hands[-1]))
        net.second = None
        first.append(_answers(net, hands[-1]))
        say(f"{at} of {FOLDS}")
    figures = {
        "both, averaged": _figures(both, join(hands)),
        "all hands alone": _figures(first, join(hands)),
    }
    for name, row in figures.items():
        say(f"{name}: {row}")
    return figures


@torch.no_grad()
def _answers(net: Shipped, hands: Hands) -> np.ndarray:
    probabilities: np.ndarray = net(torch.from_numpy(hands.features))[0].numpy()
    return probabilities


def _figures(answers: Sequence[np.ndarray], hands: Hands) -> dict[str, float]:
    rows = np.concatenate(answers)
    sure, rest = rows[:, :-1].max(1) >= metrics.ACCEPT, hands.target == NONE
    right = rows.argmax(1) == hands.target
    return {
        **metrics.overall(hands.target, rows.argmax(1)),
        "calibration_error": metrics.calibration_error(rows, hands.target),
        "accepted": float((sure & right)[~rest].mean()),
        "resting_accepted": float(sure[rest].mean()),
    }


if __name__ == "__main__":
    main()
