"""The networks' entries in the manifest of shipped models."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gestures.pair_features import PAIR_FEATURE_VERSION, PAIR_LABELS
from gestures.static_features import FEATURE_VERSION, LABELS
from models.registration import register_asset
from models.training.static import card, pair_card

ORIGIN = "trained by models/training/static on landmarks of HaGRID's pictures and of rendered hands"


def enter(out: Path, figures: dict[str, Any]) -> None:
    """Enter the network of single hands into the manifest."""
    training = figures["training"]
    real, made = training["real"], training["rendered"]
    measured: dict[str, Any] = {
        "accuracy": {
            "value": round(real["accuracy"], 4),
            "macro_f1": round(real["macro_f1"], 4),
            "data": f"{real['hands']} hands of people not trained on (HaGRID annotations)",
            "command": card.TRAIN,
        },
        "accuracy on rendered hands": {
            "value": round(made["accuracy"], 4),
            "macro_f1": round(made["macro_f1"], 4),
            "data": f"{made['hands']} rendered hands of people not trained on, through MediaPipe",
            "command": card.TRAIN,
        },
    }
    if "frames" in figures:
        frames = figures["frames"]
        measured["accuracy among photos with a hand found"] = {
            "value": round(frames["accuracy_found"], 4),
            "found": round(frames["found_share"], 4),
            "data": f"{frames['pictures']} HaGRID photos, short side 512 px, not trained on",
            "command": card.FRAMES,
        }
    register_asset(
        card.NAME,
        file=f"{card.NAME}.onnx",
        licence="Apache-2.0",
        origin=ORIGIN,
        card=f"cards/{card.NAME}.md",
        labels=LABELS,
        input={
            "features": "float32 (n, 42): gestures.static_features.features",
            "feature_version": FEATURE_VERSION,
        },
        metrics=measured,
        folder=out,
    )


def enter_pairs(out: Path, figures: dict[str, Any]) -> None:
    """Enter the network of two hands into the manifest."""
    found = figures["rendered"]
    register_asset(
        pair_card.NAME,
        file=f"{pair_card.NAME}.onnx",
        licence="Apache-2.0",
        origin="trained by models/training/static on landmarks of rendered hands",
        card=f"cards/{pair_card.NAME}.md",
        labels=PAIR_LABELS,
        input={
            "features": "float32 (n, 84): gestures.pair_features.pair_features",
            "feature_version": PAIR_FEATURE_VERSION,
        },
        metrics={
            "accuracy": {
                "value": round(found["accuracy"], 4),
                "macro_f1": round(found["macro_f1"], 4),
                "data": f"{found['hands']} rendered pictures in which both hands were found",
                "command": pair_card.TRAIN,
            }
        },
        folder=out,
    )
