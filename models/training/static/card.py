"""The model card of the network of single hands, from the figures of the last runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gestures.static_features import GESTURES, V1
from models.training.static import tables

NAME = "static_gestures"
TRAIN = (
    "python -m models.training.static --data ../shared/data/static --crops CROPS.npz "
    "--rendered RENDERED RENDERED_V2 PAIRS --geometry GEOMETRY --out models/assets --compare"
)
CROPS = "python -m models.training.static.crops --crops ../shared/data/static/crops --out CROPS.npz"
FRAMES = (
    "python -m models.training.static.evaluate_frames --frames ../shared/data/static/frames --save"
)

CROSSVAL = (
    "python -m models.training.static.crossval --data ../shared/data/static --crops CROPS.npz "
    "--rendered RENDERED RENDERED_V2 PAIRS --geometry GEOMETRY --save"
)

_TEMPLATE = (Path(__file__).parent / "card.md").read_text(encoding="utf-8")
_FRAMES = (Path(__file__).parent / "card_frames.md").read_text(encoding="utf-8")


def figures_path(folder: Path, name: str = NAME) -> Path:
    """Return where the figures are kept, beside the card."""
    return folder / "cards" / f"{name}.json"


def write_figures(folder: Path, part: str, figures: Mapping[str, Any]) -> dict[str, Any]:
    """Replace one part (training, crossval or frames) of the kept figures; return them all."""
    path = figures_path(folder)
    known: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    known[part] = figures
    path.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    return known


def write_card(folder: Path, figures: Mapping[str, Any]) -> None:
    """Write ``cards/static_gestures.md`` from the kept figures."""
    training = figures["training"]
    real, made = training["real"], training["rendered"]
    text = _TEMPLATE.format(
        name=NAME,
        commands="\n    ".join((CROPS, TRAIN)),
        network=training["network"],
        data=training["data"],
        real=real,
        into=real["into_newer"],
        svm=training["svm"],
        made=made,
        newer=training["rendered_newer"],
        accept=training["accept"],
        rejection=tables.rejection(training["rejection"]),
        reliability=tables.reliability(real["reliability"]),
        real_classes=tables.classes(real["by_class"]),
        made_classes=tables.classes(made["by_class"]),
        crossval=_crossval(figures.get("crossval")),
        compared=_compared(training.get("compared")),
        frames=_frames(figures.get("frames")),
        count=len(GESTURES),
        outputs=len(GESTURES) + 1,
        older=len(V1),
    )
    (folder / "cards" / f"{NAME}.md").write_text(text, encoding="utf-8")


def _crossval(rows: Mapping[str, Any] | None) -> str:
    if rows is None:
        return ""
    lines = [
        f"| {name} | {row['accuracy']:.2%} | {row['macro_f1']:.2%} | {row['wrong']} "
        f"| {row['calibration_error']:.1%} | {row['accepted']:.1%} "
        f"| {row['resting_accepted']:.2%} |"
        for name, row in rows.items()
    ]
    hands = next(iter(rows.values()))["hands"]
    return (
        "### Cross-validation over the training people\n"
        f"`{CROSSVAL}`\n\n"
        f"Five folds by person, {hands} hands, one MLP of each opinion. Accepted: named right with "
        "0.7 or more.\n\n"
        "| opinion | accuracy | macro-F1 | wrong | ECE | accepted | resting hands accepted |\n"
        "|---|---|---|---|---|---|---|\n" + "\n".join(lines) + "\n\n"
    )


def _compared(rows: Mapping[str, Any] | None) -> str:
    if rows is None:
        return ""
    lines = [
        f"| {name} | {row['accuracy']:.2%} | {row['macro_f1']:.2%} | {row['wrong']} |"
        for name, row in rows.items()
    ]
    alone = rows["rendered hands of the 18 older gestures alone"]["by_class"]
    recall = ", ".join(f"{label} {share:.0%}" for label, share in alone.items())
    return (
        "### Rendered hands against real ones\n"
        "One small network each, trained for half as long; measured on the real test people.\n\n"
        "| trained on | accuracy | macro-F1 | wrong |\n|---|---|---|---|\n"
        + "\n".join(lines)
        + f"\n\nRecall of the one that saw rendered hands alone: {recall}.\n"
    )


def _frames(frames: Mapping[str, Any] | None) -> str:
    return "" if frames is None else _FRAMES.format(command=FRAMES, **frames)
