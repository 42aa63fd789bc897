"""``python -m models.training.static``: train, measure, export and describe the network."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from gestures.static_features import FEATURE_VERSION
from models.training.static import card, metrics
from models.training.static.baseline import fit_svm, predict
from models.training.static.calibrate import complete
from models.training.static.cross_validation import cross_validate
from models.training.static.data import Hands, Split, load_hagrid, split_by_user
from models.training.static.entry import enter
from models.training.static.export import export
from models.training.static.fit import Recipe, fit
from models.training.static.network import Shipped

Say = Callable[[str], None]


def main() -> None:
    """Run the whole training."""
    parser = argparse.ArgumentParser(prog="python -m models.training.static", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of landmarks_hagrid.npz")
    parser.add_argument("--out", type=Path, required=True, help="folder of manifest.json")
    parser.add_argument("--folds", type=int, default=0, help="also cross-validate (5 takes long)")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    train(options.data, options.out, Recipe(seed=options.seed), options.folds, say)


def say(line: str) -> None:
    """Show progress at once, also into a pipe."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def train(data: Path, out: Path, recipe: Recipe, folds: int, say: Say) -> None:
    """Train on ``data``; leave network, card, figures and manifest entry in ``out``."""
    hands = load_hagrid(data)
    split = split_by_user(hands)
    say(f"{len(split.train)} hands to train, {len(split.val)} to validate, {len(split.test)} test")
    net = fit(split.train, split.val, recipe, say)
    shipped = complete(net, split.train, split.val, recipe.strength, recipe.seed)
    path = out / f"{card.NAME}.onnx"
    (out / "cards").mkdir(parents=True, exist_ok=True)
    export(shipped, path)
    figures: dict[str, Any] = {
        "network": _network(shipped, recipe, path),
        "data": _data(hands, split),
        **measure(shipped, split, recipe.seed),
    }
    if folds:
        figures["folds"] = cross_validate(hands, recipe, folds, say)
    figures["recipe"] = asdict(recipe)
    card.draw_confusion(out, np.array(figures.pop("confusion")))
    all_figures = card.write_figures(out, "training", figures)
    card.write_card(out, all_figures)
    enter(out, all_figures)
    for name in ("test", "svm", "false_accepts", "calibration_error", "folds"):
        say(f"{name}: {figures.get(name)}")


def measure(shipped: Shipped, split: Split, seed: int) -> dict[str, Any]:
    """Return the figures on the test people, beside those of the SVM."""
    probabilities = _predict(shipped)(split.test.features)
    found, target = probabilities.argmax(1), split.test.target
    svm = predict(fit_svm(split.train, split.val), split.test)
    return {
        "test": metrics.overall(target, found),
        "svm": metrics.overall(target, svm),
        "by_class": metrics.by_class(target, found),
        "confusion": metrics.confusion(target, found).tolist(),
        "calibration_error": metrics.calibration_error(probabilities, target),
        "false_accepts": metrics.false_accepts(_predict(shipped), split.test, seed + 1000),
        "accept": metrics.ACCEPT,
    }


def _predict(shipped: Shipped) -> metrics.Predict:
    @torch.no_grad()
    def predict_rows(flat: NDArray[np.float32]) -> NDArray[np.float32]:
        return shipped(torch.from_numpy(flat))[0].numpy()

    return predict_rows


def _network(shipped: Shipped, recipe: Recipe, path: Path) -> dict[str, Any]:
    return {
        "version": FEATURE_VERSION,
        "members": recipe.members,
        "parameters": sum(p.numel() for p in shipped.parameters()),
        "size_kb": round(path.stat().st_size / 1000),
        "temperature": float(shipped.temperature),
        "limit": float(shipped.limit),
    }


def _data(hands: Hands, split: Split) -> dict[str, int]:
    return {
        "rows": len(hands),
        "people": len(set(hands.user)),
        "photos": len(set(hands.image)),
        "train": len(split.train),
        "val": len(split.val),
        "test": len(split.test),
    }


if __name__ == "__main__":
    main()
