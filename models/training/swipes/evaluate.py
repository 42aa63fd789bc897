"""Print what the swipe recogniser does with recorded hands and rendered clips.

    python -m models.training.swipes.evaluate [--models MODELS [--data ../shared/data/swipes]
        [--signs ../shared/data/signs]] [--clips FOLDER [--kept ANOTHER]] [--bars] [--json FILE]

The frame rate of the recordings is not known, so every figure is given for several. Each is
judged by a network that has not seen it: MODELS is what ``models.training.swipes.folds`` made,
as the shipped network has learned from all of them. It judges the clips, which are seen as
cameras of several frame rates would see them. ``--bars`` adds the trade-off: the same with a
verifier that must be less sure, or surer.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from gestures.swipe.parameters import SwipeParameters
from models.training.swipes.clip_figures import CLIP_RATES, clips_row, idle_score
from models.training.swipes.recorded_figures import (
    RATES,
    Judges,
    Row,
    false_total,
    negatives_rows,
    per_hour,
    recordings,
    swipes_rows,
)
from models.training.swipes.replay import cost

BARS = ((0.9, 0.85), (0.95, 0.9), (0.955, 0.93), (0.98, 0.95), (0.98, 0.96), (0.99, 0.97))
"""How sure the verifier must be, while the stroke goes on and afterwards."""

Results = dict[str, list[Row]]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the swipes")
    parser.add_argument("--signs", type=Path, help="folder of the signs")
    parser.add_argument("--models", type=Path, help="networks of the cross-validation")
    parser.add_argument("--clips", type=Path, help="folder of clips with truth files")
    parser.add_argument("--kept", type=Path, help="folder that keeps the hands seen in the clips")
    parser.add_argument("--bars", action="store_true", help="how sure the verifier must be, varied")
    parser.add_argument("--json", type=Path, help="file for the figures")
    options = parser.parse_args()
    if (options.data or options.signs) and not options.models:
        parser.error("--data and --signs need --models: see models.training.swipes.folds")
    judges = Judges(options.data, options.signs, options.models)
    results = measure(judges, options.clips, options.kept, options.bars)
    console = Console(width=120)
    for title, rows in results.items():
        console.print(_table(title, rows))
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def measure(judges: Judges, clips: Path | None, kept: Path | None, bars: bool) -> Results:
    """Return all tables by title."""
    results: Results = {}
    found = sorted(clips.glob("*.mp4")) if clips else []
    if judges.data:
        results["Recorded swipes"] = [row for fps in RATES for row in swipes_rows(judges, fps)]
        results["Cost"] = [
            {"microseconds of CPU a frame": round(cost(recordings(judges, "luthiraa"), 30) * 1e6)}
        ]
    if judges.data or judges.signs:
        results["No swipes: false ones"] = negatives_rows(judges)
    if found:
        idle = idle_score(found, RATES[0], kept)
        results["Rendered, no swipes"] = [{"false": per_hour(idle.spurious, idle.seconds)}]
        results["Clips"] = [clips_row(found, fps, kept) for fps in CLIP_RATES]
    if bars:
        results[f"How sure it must be ({RATES[0]} fps)"] = [
            _bar_row(judges, SwipeParameters(early_bar=early, late_bar=late), found, kept)
            for early, late in BARS
        ]
    return results


def _bar_row(judges: Judges, p: SwipeParameters, clips: Sequence[Path], kept: Path | None) -> Row:
    row: Row = {"sure": f"{p.early_bar:g} / {p.late_bar:g}"}
    for swipes in swipes_rows(judges, RATES[0], p) if judges.data else ():
        row[f"{swipes['source']}, {swipes['judge']}"] = (
            f"{swipes['right']} / {swipes['turned']} / {swipes['missed']}"
        )
    if clips:
        row |= {name: clips_row(clips, RATES[0], kept, p)[name] for name in ("found", "F1")}
    return row | {"false": per_hour(*false_total(judges, RATES[0], p))}


def _table(title: str, rows: Sequence[Row]) -> Table:
    table = Table(title=title, title_justify="left")
    for column in rows[0]:
        table.add_column(column)
    for row in rows:
        table.add_row(*(str(row.get(column, "")) for column in rows[0]))
    return table


if __name__ == "__main__":
    main()
