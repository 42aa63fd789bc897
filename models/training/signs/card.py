"""The model card of the network of signs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from controller.evaluation.grids import Grid
from controller.evaluation.store import Result, ResultStore
from gestures.signs.classifier import NO_SIGN
from gestures.signs.features import FEATURE_VERSION, STEPS, WIDTH
from models.training.signs.calibration import calibration_grid
from models.training.signs.comparison import table
from models.training.signs.contestants import OURS, Ours
from models.training.signs.data import Takes
from models.training.signs.ship import CARD, NAME, signers_of
from models.training.signs.shipped import Shipped
from models.training.signs.splits import NEW_SESSION, NEW_SOURCE, RANDOM

TRAIN = "isyarat train signs --data ../shared/data/signs --figures FIGURES --out models/assets"
COMPARE = "isyarat train compare {by} --data ../shared/data/signs --out FIGURES"

_TEMPLATE = (Path(__file__).parent / "card.md").read_text(encoding="utf-8")
_BY = {RANDOM: "random", NEW_SESSION: "session", NEW_SOURCE: "source"}


def write(out: Path, takes: Takes, ours: Ours, net: Shipped, figures: Path | None) -> None:
    """Write the card into ``out / cards``; figures: the folder of the comparisons."""
    labels = ours.labels(takes)
    compared = _results(figures)
    own = [r for results in compared.values() for r in results if r["contestant"] == OURS]
    path = out / CARD
    path.parent.mkdir(parents=True, exist_ok=True)
    signers = signers_of(takes)
    text = _TEMPLATE.format(
        name=NAME,
        train=TRAIN,
        steps=STEPS,
        width=WIDTH,
        version=FEATURE_VERSION,
        members=ours.members,
        temperature=float(net.temperature),
        parameters=sum(p.numel() for p in net.parameters()),
        outputs=len(labels),
        n_signs=len(labels) - 1,
        n_signers=len(signers),
        words=_words(takes),
        takes=int((takes.label != NO_SIGN).sum()),
        others=int((takes.label == NO_SIGN).sum()),
        tables="\n\n".join(
            _section(split, results, own) for split, results in compared.items() if results
        ),
    )
    path.write_text(text, encoding="utf-8", newline="\n")


def metrics(figures: Path | None) -> dict[str, Any]:
    """Return the figures of this program's network for the manifest."""
    found = {}
    for split, results in _results(figures).items():
        own = [result for result in results if result["contestant"] == OURS]
        if own:
            found[split] = {
                "value": round(fmean(result["accuracy"] for result in own), 4),
                "among the words asked": round(fmean(result["among"] for result in own), 4),
                "data": f"{sum(result['takes'] for result in own)} takes, mean of {len(own)} folds",
                "command": COMPARE.format(by=_BY[split]),
            }
    return found


def _results(figures: Path | None) -> dict[str, list[Result]]:
    """Return what was compared, by split."""
    if figures is None:
        return {}
    results = ResultStore(figures).all()
    return {name: [r for r in results if r["split"] == name] for name in _BY}


def _section(split: str, results: Sequence[Result], everything: Sequence[Result]) -> str:
    """everything: all results of this program's network."""
    sure = calibration_grid([r for r in everything if r["split"] == split], everything)
    parts = (f"### {split}", f"    {COMPARE.format(by=_BY[split])}", _lines(table(split, results)))
    return "\n\n".join((*parts, _lines(sure)) if sure.rows else parts)


def _lines(grid: Grid) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in (grid.columns, *grid.rows)]
    lines.insert(1, "|---" * len(grid.columns) + "|")
    return "\n".join(lines)


def _words(takes: Takes) -> str:
    """Return a table of the words and the sources that have them."""
    lines = []
    for word in takes.words:
        own = takes.source[takes.label == word]
        sources = ", ".join(f"{s} {int((own == s).sum())}" for s in sorted(set(own.tolist())))
        lines.append(f"| {word} | {sources} |")
    return "\n".join(lines)
