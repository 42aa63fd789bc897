"""The verifier's network: several small perceptrons whose opinions are averaged."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from rich.progress import track
from torch import Tensor, nn

from gestures.swipe.features import (
    CHANGES,
    COMPANY,
    FEATURE_VERSION,
    HELD,
    KNOWN,
    PLACE,
    SIDEWAYS,
)
from gestures.swipe.verifier import SWIPE_LABEL
from models.registration import register_asset
from models.sessions import INPUT, OUTPUT
from models.training.swipes.examples import PLAIN, SKETCHED, Examples

NAME = "swipe_verifier"
CARD = "cards/swipes.md"
LABELS = ("other", SWIPE_LABEL)
MEMBERS = 2
_WIDTH = 64
_EPOCHS = 4
_BATCH = 1024
_RATE = 5e-3
_NOISE = 0.05
"""Standard deviations added to every feature: figures of another camera are never quite these."""
_FARTHEST = 4.0
"""Standard deviations from the mean beyond which a feature says nothing new."""

_SWAPPED = (
    (0.1, (SIDEWAYS, PLACE, HELD, CHANGES, COMPANY)),
    (0.5, (KNOWN,)),
)
"""Groups of features of which one may be misleading, and how often each is taken away.

How long a hand was there tells recordings, which are short, from what is made up.
"""
_MADE_UP = 3.0
"""Weight of swipes that are made up: what is none outweighs them in number."""


class Verifier(nn.Module):
    """Features (n, F) as they are -> probabilities (n, 2)."""

    def __init__(self, mean: Tensor, deviation: Tensor) -> None:
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("deviation", deviation)
        self.members = nn.ModuleList(_member(len(mean)) for _ in range(MEMBERS))

    def standardised(self, features: Tensor) -> Tensor:
        return ((features - self.mean) / self.deviation).clamp(-_FARTHEST, _FARTHEST)

    def forward(self, features: Tensor) -> Tensor:
        x = self.standardised(features)
        logits = torch.stack([member(x) for member in self.members]).mean(dim=0)
        swipe = torch.sigmoid(logits)
        return torch.cat([1 - swipe, swipe], dim=1)


def _member(n_features: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(n_features, _WIDTH),
        nn.SiLU(),
        nn.Dropout(0.15),
        nn.Linear(_WIDTH, _WIDTH),
        nn.SiLU(),
        nn.Dropout(0.15),
        nn.Linear(_WIDTH, 1),
    )


def fit(examples: Examples, path: Path, seed: int = 0) -> None:
    """Train on all examples and write the network as ONNX."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # sums over several threads may differ in their last digits
    rows = torch.tensor(np.array(examples.rows))
    labels = torch.tensor(np.array(examples.labels, np.float32))
    made_up = torch.tensor(np.isin(examples.sources, (SKETCHED, PLAIN)))
    weights = torch.tensor(np.array(examples.weights, np.float32))
    weights[made_up & (labels > 0)] *= _MADE_UP
    network = Verifier(rows.mean(dim=0), rows.std(dim=0) + 1e-3)
    x = network.standardised(rows)
    for number, member in enumerate(network.members):
        _train(member, x, labels, weights, f"network {number + 1} of {MEMBERS}")
    network.eval()
    _export(network, path)


def _train(member: nn.Module, x: Tensor, labels: Tensor, weights: Tensor, name: str) -> None:
    optimiser = torch.optim.AdamW(member.parameters(), weight_decay=1e-2)
    steps = _EPOCHS * -(-len(x) // _BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=steps)
    for _ in track(range(_EPOCHS), name):
        for batch in torch.randperm(len(x)).split(_BATCH):
            noisy = _disturbed(x, batch)
            losses = nn.functional.binary_cross_entropy_with_logits(
                member(noisy)[:, 0], labels[batch], reduction="none"
            )
            loss = (losses * weights[batch]).sum() / weights[batch].sum()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()


def _disturbed(x: Tensor, batch: Tensor) -> Tensor:
    """Return rows of x with noise, and some groups of features taken from other rows.

    Rendered hands keep to places and ways to be held that real ones do not: no group of
    features may be what everything hangs on.
    """
    rows = x[batch] + _NOISE * torch.randn(len(batch), x.shape[1])
    for share, group in ((share, group) for share, groups in _SWAPPED for group in groups):
        swapped = torch.rand(len(batch)) < share
        others = torch.randint(len(x), (int(swapped.sum()),))
        rows[swapped, group] = x[others][:, group]
    return rows


def _export(network: Verifier, path: Path) -> None:
    example = torch.zeros(2, len(network.mean))
    torch.onnx.export(
        network,
        (example,),
        path,
        input_names=[INPUT],
        output_names=[OUTPUT],
        dynamic_axes={INPUT: {0: "n"}, OUTPUT: {0: "n"}},
        dynamo=False,
        verbose=False,
    )
    model = onnx.load(path)
    facts = {"labels": json.dumps(LABELS), "feature_version": str(FEATURE_VERSION)}
    onnx.helper.set_model_props(model, facts)
    onnx.save(model, path)


def register(folder: Path) -> None:
    """Enter the network in ``folder`` into its manifest."""
    register_asset(
        NAME,
        file=f"{NAME}.onnx",
        licence="Apache-2.0",
        origin="python -m models.training.swipes.train",
        card=CARD,
        labels=LABELS,
        input={
            "name": INPUT,
            "shape": ["n", "F"],
            "dtype": "float32",
            "meaning": "gestures.swipe.features, version " + str(FEATURE_VERSION),
        },
        metrics={"see": "cards/swipes.md"},
        folder=folder,
    )
