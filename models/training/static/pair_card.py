"""The model card of the network of two hands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from models.training.static import tables

NAME = "two_hand_gestures"
TRAIN = (
    "python -m models.training.static.two_hands --data ../shared/data/static "
    "--rendered RENDERED RENDERED_V2 PAIRS --geometry GEOMETRY --out models/assets"
)
_TEMPLATE = (Path(__file__).parent / "pair_card.md").read_text(encoding="utf-8")


def write(folder: Path, figures: Mapping[str, Any]) -> None:
    """Write the card and, beside it, its figures."""
    made = figures["rendered"]
    shares = "\n".join(
        f"| {label} | {row['both']:.0%} | {row['one']:.0%} | {row['pictures']} |"
        for label, row in figures["found"].items()
    )
    text = _TEMPLATE.format(
        name=NAME,
        command=TRAIN,
        network=figures["network"],
        data=figures["data"],
        made=made,
        classes=tables.classes(made["by_class"]),
        reliability=tables.reliability(made["reliability"]),
        rejection=tables.rejection(figures["rejection"]),
        found=shares,
        accept=figures["accept"],
    )
    (folder / "cards" / f"{NAME}.md").write_text(text, encoding="utf-8")
    kept = json.dumps(figures, indent=1) + "\n"
    (folder / "cards" / f"{NAME}.json").write_text(kept, encoding="utf-8")
