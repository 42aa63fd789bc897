"""The model card of the network of letters, and its entry in the manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gestures.signs.letter_features import (
    LETTER_FEATURES_VERSION,
    LETTER_LABELS,
    N_LETTER_FEATURES,
)
from gestures.signs.letters import HELD
from models.registration import register_asset
from models.training.static import tables

NAME = "letters"
COMMAND = "isyarat train letters --data ../shared/data --out models/assets"
_TEMPLATE = (Path(__file__).parent / "card.md").read_text(encoding="utf-8")


def write(folder: Path, figures: Mapping[str, Any]) -> None:
    """Write the card and, beside it, its figures."""
    text = _TEMPLATE.format(
        name=NAME,
        command=COMMAND,
        held=HELD,
        network=figures["network"],
        sources="\n".join(_source(name, row) for name, row in figures["unseen"].items()),
        lost=figures["lost"],
        mean=figures["mean"],
        streams="\n".join(
            f"| {name} | {row['letters']} | {row['letter_error_rate']:.1%} |"
            for name, row in figures["streams"].items()
        ),
        rejection="\n".join(
            f"| {kind} | {row['frames']} | {row['accepted']:.1%} |"
            for kind, row in figures["rejection"].items()
        ),
        accept=figures["accept"],
        rest=figures["false"]["rest"],
        words=figures["false"]["words"],
        classes=tables.classes(figures["by_class"]),
    )
    (folder / "cards" / f"{NAME}.md").write_text(text, encoding="utf-8")
    kept = json.dumps(figures, indent=1) + "\n"
    (folder / "cards" / f"{NAME}.json").write_text(kept, encoding="utf-8")


def enter(folder: Path, figures: Mapping[str, Any]) -> None:
    """Enter the network into the manifest."""
    register_asset(
        NAME,
        file=f"{NAME}.onnx",
        licence="Apache-2.0",
        origin="trained by models/training/letters on landmarks of signed letters",
        card=f"cards/{NAME}.md",
        labels=LETTER_LABELS,
        input={
            "features": f"float32 (n, {N_LETTER_FEATURES}): gestures.signs.letter_features.pack",
            "feature_version": LETTER_FEATURES_VERSION,
        },
        metrics={
            f"accuracy on {source}": {
                "value": round(row["found"]["accuracy"], 4),
                "macro_f1": round(row["found"]["macro_f1"], 4),
                "all_frames": round(row["all"]["accuracy"], 4),
                "data": f"{row['found']['hands']} frames with all hands of the letter found, by a "
                "network trained on the other sources",
                "command": COMMAND,
            }
            for source, row in figures["unseen"].items()
        },
        folder=folder,
    )


def _source(name: str, row: Mapping[str, Any]) -> str:
    parts = (_share(row[part]) for part in ("all", "found"))
    others = (_share(row[part]) for part in ("one_handed", "both_found"))
    return (
        f"| {name} | {row['all']['hands']} | {' | '.join(parts)} "
        f"| {row['found']['macro_f1']:.1%} | {' | '.join(others)} "
        f"| {row['calibration_error']:.1%} |"
    )


def _share(figures: Mapping[str, Any] | None) -> str:
    return f"{figures['accuracy']:.1%} ({figures['hands']})" if figures else ""
