"""The network's entry in the manifest of shipped models."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gestures.static_features import FEATURE_VERSION, LABELS
from models.registration import register_asset
from models.training.static import card


def enter(out: Path, figures: dict[str, Any]) -> None:
    """Enter the network into the manifest."""
    test = figures["training"]["test"]
    measured: dict[str, Any] = {
        "accuracy": {
            "value": round(test["accuracy"], 4),
            "macro_f1": round(test["macro_f1"], 4),
            "data": f"{test['hands']} hands of people not trained on (HaGRID annotations)",
            "command": card.TRAIN,
        }
    }
    if "frames" in figures:
        frames = figures["frames"]
        measured["accuracy among photos with a hand found"] = {
            "value": round(frames["accuracy_found"], 4),
            "found": round(frames["found_share"], 4),
            "data": f"{frames['pictures']} HaGRID photos, short side 512 px",
            "command": card.FRAMES,
        }
    register_asset(
        card.NAME,
        file=f"{card.NAME}.onnx",
        licence="Apache-2.0",
        origin="trained by models/training/static on landmarks of HaGRID's annotations",
        card=f"cards/{card.NAME}.md",
        labels=LABELS,
        input={
            "features": "float32 (n, 42): gestures.static_features.features",
            "feature_version": FEATURE_VERSION,
        },
        metrics=measured,
        folder=out,
    )
