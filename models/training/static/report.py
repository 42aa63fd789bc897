"""The figures of a trained network of single hands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from gestures.static_features import GESTURES, LABELS, V1
from models.training.static import metrics
from models.training.static.baseline import fit_svm, predict
from models.training.static.batches import HandBatches
from models.training.static.data import NONE, Hands
from models.training.static.fit import Recipe, fit, logits
from models.training.static.material import Material
from models.training.static.network import one_hand
from models.training.static.outliers import Shipped
from models.training.static.outsiders import outsiders

NEWER = np.array([LABELS.index(name) for name in GESTURES if name not in V1])


def network(shipped: Shipped, members: int, path: Path, version: int) -> dict[str, Any]:
    """Return the facts of a network."""
    return {
        "version": version,
        "members": members,
        "parameters": sum(p.numel() for p in shipped.parameters()),
        "size_kb": round(path.stat().st_size / 1000),
        "temperature": float(shipped.first.temperature),
        "limit": float(shipped.limit),
        "prior": float(shipped.first.bias.exp().min()),
    }


def data(found: Material) -> dict[str, int]:
    """Return how many hands there were of each kind."""
    people = found.people
    return {
        "people_train": len(people.train),
        "people_val": len(people.val),
        "people_test": len(people.test),
        "more": len(found.more),
        "rendered_train": len(found.rendered.train),
        "rendered_test": len(found.rendered.test),
        "geometry": 0 if found.geometry is None else len(found.geometry),
    }


def predictor(shipped: Shipped) -> metrics.Predict:
    """Return the network as a function of arrays."""

    @torch.no_grad()
    def run(flat: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        probabilities, distance = shipped(torch.from_numpy(flat))
        return probabilities.numpy(), distance.numpy()

    return run


def measure(shipped: Shipped, found: Material, seed: int) -> dict[str, Any]:
    """Return the figures on the test people, real and rendered."""
    run = predictor(shipped)
    test, made = found.people.test, found.rendered.test
    shown = test.features[test.target != NONE]
    svm = predict(fit_svm(found.people.train, found.people.val), test)
    return {
        "real": figures_of(run, test, LABELS) | {"into_newer": _into_newer(run, test)},
        "svm": metrics.overall(test.target, svm),
        "rendered": figures_of(run, made, LABELS),
        "rendered_newer": _newer(run, made),
        "rejection": metrics.rejection(run, shown, outsiders(test, made, seed + 1000)),
        "accept": metrics.ACCEPT,
    }


def figures_of(run: metrics.Predict, hands: Hands, labels: Sequence[str]) -> dict[str, Any]:
    """Return accuracy, calibration and the figures by class."""
    probabilities = run(hands.features)[0]
    best = probabilities.argmax(1)
    return {
        **metrics.overall(hands.target, best),
        "calibration_error": metrics.calibration_error(probabilities, hands.target),
        "reliability": metrics.reliability(probabilities, hands.target),
        "by_class": metrics.by_class(hands.target, best, labels),
    }


def _newer(run: metrics.Predict, hands: Hands) -> dict[str, float]:
    """Return the figures over the newer gestures' F1 alone, all hands being judged."""
    best = run(hands.features)[0].argmax(1)
    table = metrics.by_class(hands.target, best, LABELS)
    own = [table[LABELS[label]]["f1"] for label in NEWER if LABELS[label] in table]
    return {"macro_f1": float(np.mean(own)), "hands": int(np.isin(hands.target, NEWER).sum())}


def _into_newer(run: metrics.Predict, hands: Hands) -> dict[str, float]:
    """Return how often hands that show an older gesture, or rest, are taken for a newer one."""
    probabilities = run(hands.features)[0]
    newer = np.isin(probabilities.argmax(1), NEWER)
    sure = probabilities[:, NEWER].max(1) >= metrics.ACCEPT
    rest = hands.target == NONE
    return {
        "gestures": float(newer[~rest].mean()),
        "gestures_accepted": float(sure[~rest].mean()),
        "resting": float(newer[rest].mean()),
        "resting_accepted": float(sure[rest].mean()),
    }


def compared(found: Material, recipe: Recipe, say: Callable[[str], None]) -> dict[str, Any]:
    """Return what one small network learns from all hands, and from less, about the test people."""
    made_v1 = found.train(more=False, people=False)
    made_v1 = made_v1.pick(~np.isin(made_v1.target, NEWER))
    only = {
        "all": found.train(),
        "without the real hands of unknown people": found.train(more=False),
        "rendered hands of the 18 older gestures alone": made_v1,
    }
    out = {}
    for name, hands in only.items():
        net = fit(one_hand(), HandBatches(hands, recipe), recipe)
        test = found.people.test
        best = logits(net, test.features).argmax(1).numpy()
        out[name] = metrics.overall(test.target, best)
        out[name]["by_class"] = {
            label: row["recall"] for label, row in
            metrics.by_class(test.target, best, LABELS).items()
        }  # fmt: skip
        say(f"{name}: {out[name]}")
    return out
