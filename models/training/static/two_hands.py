"""``python -m models.training.static.two_hands``: the network of gestures of both hands."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from gestures.pair_features import PAIR_FEATURE_VERSION, PAIR_LABELS
from models.training.static import metrics, pair_card, report
from models.training.static.__main__ import say
from models.training.static.calibrate import complete
from models.training.static.data import Hands, join, load_hagrid, split_by_user
from models.training.static.entry import enter_pairs
from models.training.static.export import export
from models.training.static.fit import Recipe, fit
from models.training.static.network import two_hands
from models.training.static.outliers import Shipped
from models.training.static.pairs import (
    NONE_PAIR,
    PairBatches,
    augment_pairs,
    composed,
    found_shares,
    load_pairs,
)
from models.training.static.rendered import load_single, split_by_person, with_geometry

RECIPE = Recipe(members=2, hidden=80, steps=1500, batch=192)


def main() -> None:
    """Run the whole training."""
    parser = argparse.ArgumentParser(
        prog="python -m models.training.static.two_hands", description=__doc__
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of landmarks_hagrid.npz")
    parser.add_argument(
        "--rendered", type=Path, nargs="+", required=True, help="folders of rendered hands"
    )
    parser.add_argument(
        "--geometry", type=Path, nargs="+", required=True, help="folders of projected joints"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder of manifest.json")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    recipe = replace(RECIPE, seed=options.seed)
    train(options.data, options.rendered, options.geometry, options.out, recipe)


def train(
    data: Path, rendered: Sequence[Path], geometry: Sequence[Path], out: Path, recipe: Recipe
) -> None:
    """Train; leave network, card, figures and manifest entry in ``out``."""
    people, pairs = split_by_user(load_hagrid(data)), split_by_person(load_pairs(rendered))
    joints = load_pairs(geometry)
    singles = join([people.train, split_by_person(load_single(rendered)).train])
    hands = with_geometry(pairs.train, joints)
    batches = PairBatches(hands, singles, recipe.members, recipe.batch, recipe.seed)
    net = fit(two_hands(), batches, recipe, say)
    rng = np.random.default_rng(recipe.seed)

    def change(flat: NDArray[np.float32], target: NDArray[np.int64]) -> NDArray[np.float32]:
        return augment_pairs(flat, rng)

    shipped = complete(net, hands, pairs.val, pairs.val, change)
    path = out / f"{pair_card.NAME}.onnx"
    (out / "cards").mkdir(parents=True, exist_ok=True)
    export(shipped, path, PAIR_FEATURE_VERSION)
    figures = {
        "network": report.network(shipped, recipe.members, path, PAIR_FEATURE_VERSION),
        "data": {"train": len(pairs.train), "test": len(pairs.test), "geometry": len(joints)},
        "found": found_shares(rendered),
        **_measure(shipped, pairs.test, people.test, recipe.seed + 1000),
    }
    pair_card.write(out, figures)
    enter_pairs(out, figures)
    say(f"{figures}")


def _measure(shipped: Shipped, test: Hands, singles: Hands, seed: int) -> dict[str, object]:
    rng = np.random.default_rng(seed)
    run = report.predictor(shipped)
    kinds = {
        "two hands near each other (rendered)": test.features[test.target == NONE_PAIR],
        "pairs of single hands of the real test people": composed(singles, 5000, rng),
        "the same, jittered": augment_pairs(composed(singles, 5000, rng), rng, 3.0),
    }
    shown = test.features[test.target != NONE_PAIR]
    return {
        "rendered": report.figures_of(run, test, PAIR_LABELS),
        "rejection": metrics.rejection(run, shown, kinds),
        "accept": metrics.ACCEPT,
    }


if __name__ == "__main__":
    main()
