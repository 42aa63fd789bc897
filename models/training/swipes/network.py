"""The verifier's network: several small perceptrons whose opinions are averaged."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from rich.progress import track
from torch import Tensor, nn

from gestures.swipe.features import FEATURE_VERSION, IS_DOWN
from gestures.swipe.verifier import SWIPE_LABEL
from models.registration import register_asset
from models.sessions import INPUT, OUTPUT
from models.training.swipes.disturbance import Likes, disturbed
from models.training.swipes.examples import PLAIN, SKETCHED, Examples

NAME = "swipe_verifier"
CARD = "cards/swipes.md"
LABELS = ("other", SWIPE_LABEL)
MEMBERS = 2
_WIDTH = 64
_EPOCHS = 8
_BATCH = 2048
_RATE = 5e-3
_FARTHEST = 4.0
"""Standard deviations from the mean beyond which a feature says nothing new."""

_WEIGHTS = {SKETCHED: 9.0, PLAIN: 9.0}
"""Weight of swipes that are made up, by source: what is none outweighs them in number."""

_DOWN = 0.35
"""Weight of swipes down: hands that were raised go down far more often than they swipe so."""


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
    weights = torch.tensor(_weights(examples))
    network = Verifier(rows.mean(dim=0), rows.std(dim=0) + 1e-3)
    x = network.standardised(rows)
    for number, member in enumerate(network.members):
        _train(member, x, labels, weights, f"network {number + 1} of {MEMBERS}")
    network.eval()
    _export(network, path)


def _weights(examples: Examples) -> NDArray[np.float32]:
    """Return how much each example counts (n,)."""
    weights = np.array(examples.weights, np.float32)
    swipe, sources = np.array(examples.labels), np.array(examples.sources)
    for source, weight in _WEIGHTS.items():
        weights[swipe & (sources == source)] *= weight
    weights[swipe & (np.array(examples.rows)[:, IS_DOWN] > 0)] *= _DOWN
    return weights


def _train(member: nn.Module, x: Tensor, labels: Tensor, weights: Tensor, name: str) -> None:
    optimiser = torch.optim.AdamW(member.parameters(), weight_decay=1e-2)
    steps = _EPOCHS * -(-len(x) // _BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=steps)
    likes = Likes(labels)
    for _ in track(range(_EPOCHS), name):
        for batch in torch.randperm(len(x)).split(_BATCH):
            noisy = disturbed(x, likes, batch)
            losses = nn.functional.binary_cross_entropy_with_logits(
                member(noisy)[:, 0], labels[batch], reduction="none"
            )
            loss = (losses * weights[batch]).sum() / weights[batch].sum()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()


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
