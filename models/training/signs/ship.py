"""The shipped network: an ensemble on everything, exported, described and entered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gestures.signs.classifier import NO_SIGN
from gestures.signs.features import FEATURE_VERSION, STEPS, WIDTH
from models.registration import register_asset
from models.training.signs.contestants import Ours
from models.training.signs.data import Takes
from models.training.signs.export import export
from models.training.signs.fit import Tell, fit
from models.training.signs.shipped import Shipped

NAME = "signs"
FILE, CARD = f"{NAME}.onnx", f"cards/{NAME}.md"
ORIGIN = "trained by models/training/signs on landmarks of recorded signs of BISINDO"

TEMPERATURE = 0.78
"""What the logits are divided by: ``calibration.temperature`` of all sources left out, which
``isyarat train compare source`` fits."""


def train(takes: Takes, ours: Ours, tell: Tell, watch: Takes | None = None) -> Shipped:
    """Return an ensemble trained on ``takes``; watch: see ``fit``."""
    labels = ours.labels(takes)
    members = [
        fit(takes, labels, recipe, ours.later(tell, number), watch)
        for number, recipe in enumerate(ours.recipes())
    ]
    return Shipped(members, TEMPERATURE)


def signers_of(takes: Takes) -> tuple[str, ...]:
    """Return who signed words for it."""
    words = takes.label != NO_SIGN
    return tuple(sorted(set(takes.signer[words].tolist())))


def place(
    net: Shipped, takes: Takes, labels: tuple[str, ...], out: Path, metrics: Mapping[str, Any]
) -> Path:
    """Write network and manifest entry into ``out``, where its card must be; return its path."""
    path = out / FILE
    signers = signers_of(takes)
    export(net, path, labels, signers)
    enter(labels, signers, out, metrics)
    return path


def enter(
    labels: Sequence[str], signers: Sequence[str], out: Path, metrics: Mapping[str, Any]
) -> None:
    """Enter the network that is in ``out`` into the manifest there."""
    register_asset(
        NAME,
        file=FILE,
        licence="Apache-2.0",
        origin=ORIGIN,
        card=CARD,
        labels=labels,
        input={
            "windows": f"float32 (n, {STEPS}, {WIDTH}): gestures.signs.features.features",
            "feature_version": FEATURE_VERSION,
            "outputs": "probabilities (n, K); embeddings (n, D) of unit length",
            "n_signs": len(labels) - 1,
            "n_signers": len(signers),
        },
        metrics=metrics,
        folder=out,
    )
