"""Print what the swipe recogniser does with recorded hands and rendered clips.

    python -m models.training.swipes.evaluate [--data ../shared/data/swipes]
        [--signs ../shared/data/signs] [--clips FOLDER [--kept ANOTHER]] [--bars] [--json FILE]

The frame rate of the recordings is not known, so every figure is given for several. Clips
are seen as cameras of several frame rates would see them. ``--bars`` adds the trade-off:
the same with a verifier that must be less sure, or surer.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from gestures.swipe.parameters import SwipeParameters
from models.training.swipes.clips import Score, judge, watch
from models.training.swipes.data import REST, SIGNS, Recording, load_signs, load_swipes
from models.training.swipes.replay import Tally, cost, tally

RATES = (15, 20, 30)
CLIP_RATES = (60, 30, 15, 10)
HALVES = (("learned from", False), ("held out", True))
LONG_ENOUGH = 1.0
"""Hand-widths of recorded stroke that any swipe needs."""
BARS = ((0.7, 0.4), (0.9, 0.6), (0.95, 0.8), (0.98, 0.9), (0.99, 0.95))
"""How sure the verifier must be, while the stroke goes on and afterwards."""

Row = dict[str, object]
Results = dict[str, list[Row]]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the swipes")
    parser.add_argument("--signs", type=Path, help="folder of the signs")
    parser.add_argument("--clips", type=Path, help="folder of clips with truth files")
    parser.add_argument("--kept", type=Path, help="folder that keeps the hands seen in the clips")
    parser.add_argument("--bars", action="store_true", help="how sure the verifier must be, varied")
    parser.add_argument("--json", type=Path, help="file for the figures")
    options = parser.parse_args()
    results = measure(options.data, options.signs, options.clips, options.kept, options.bars)
    console = Console(width=120)
    for title, rows in results.items():
        console.print(_table(title, rows))
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def measure(
    data: Path | None, signs: Path | None, clips: Path | None, kept: Path | None, bars: bool
) -> Results:
    """Return all tables by title."""
    results: Results = {}
    found = sorted(clips.glob("*.mp4")) if clips else []
    if data:
        results |= recordings_tables(data)
    if data or signs or found:
        results["No swipes: false ones"] = negatives(data, signs, found, kept)
    if found:
        results["Clips"] = [clips_row(found, fps, kept) for fps in CLIP_RATES]
    if bars:
        results["How sure it must be (15 fps)"] = [
            _bar_row(SwipeParameters(early_bar=early, late_bar=late), data, signs, found, kept)
            for early, late in BARS
        ]
    return results


def recordings_tables(folder: Path) -> Results:
    """Return what became of the recorded swipes."""
    luthiraa, dynago = (load_swipes(folder / f"{name}.npz") for name in ("luthiraa", "dynago"))
    long = [recording for recording in dynago if recording.length >= LONG_ENOUGH]
    return {
        "Swipes with lost frames (luthiraa)": _swipes(luthiraa),
        "Strokes cut short (dynago)": _swipes(dynago, REST),
        f"... of {LONG_ENOUGH} hand-widths or more": _swipes(long, REST),
        "Cost": [{"microseconds of CPU a frame": round(cost(luthiraa, 30) * 1e6)}],
    }


def _swipes(recordings: Sequence[Recording], rest: float = 0.0) -> list[Row]:
    rows: list[Row] = []
    for part, held_out in HALVES:
        chosen = [r for r in recordings if r.swipe and r.held_out == held_out]
        for fps in RATES:
            outcomes = tally(chosen, fps, rest).outcomes
            counts = {name: outcomes[name] for name in ("right", "turned", "missed", "extra")}
            rows.append({"part": part, "fps": fps, "swipes": len(chosen), **counts})
    return rows


def negatives(
    data: Path | None, signs: Path | None, clips: Sequence[Path], kept: Path | None
) -> list[Row]:
    """Count swipes seen in movements that are none, by kind, and in all that are held out."""
    groups = _negative_groups(data, signs)
    rows = []
    total = dict.fromkeys(RATES, (0, 0.0))
    for (kind, held_out), recordings in groups.items():
        row: Row = {"movement": kind, "part": HALVES[held_out][0]}
        for fps in RATES:
            result = tally(recordings, fps)
            row[f"{fps} fps"] = _rate(result.false, result.seconds)
            if held_out:
                total[fps] = (total[fps][0] + result.false, total[fps][1] + result.seconds)
        rows.append(row)
    idle = _idle(clips, kept)
    if idle.seconds:
        row = {"movement": "rendered, no swipes", "part": "held out"}
        for fps in RATES:
            row[f"{fps} fps"] = _rate(idle.spurious, idle.seconds) if fps == RATES[0] else ""
            total[fps] = (total[fps][0] + idle.spurious, total[fps][1] + idle.seconds)
        rows.append(row)
    sums = {f"{fps} fps": _rate(*total[fps]) for fps in RATES}
    return [*rows, {"movement": "all", "part": "held out", **sums}]


def _negative_groups(
    data: Path | None, signs: Path | None
) -> dict[tuple[str, bool], list[Recording]]:
    groups: dict[tuple[str, bool], list[Recording]] = {}
    names = ("luthiraa", "drgnai_negatives") if data else ()
    for name in names:
        for recording in load_swipes(Path(data or "") / f"{name}.npz"):
            if recording.swipe is None:
                groups.setdefault((recording.group, recording.held_out), []).append(recording)
    for file in sorted(signs.glob("words_*.npz")) if signs else ():
        source = file.stem.removeprefix("words_")
        for recording in load_signs(file):
            held_out = recording.held_out or source not in SIGNS
            groups.setdefault((f"signs of {source}", held_out), []).append(recording)
    return dict(sorted(groups.items()))


def _idle(clips: Iterable[Path], kept: Path | None, p: SwipeParameters | None = None) -> Score:
    idle = Score()
    for clip in clips:
        if not clip.stem.startswith("swipe_"):
            stream = watch(clip, RATES[0], kept)
            idle.add(judge(clip, stream, p), stream)
    return idle


def clips_row(
    clips: Sequence[Path], fps: float, kept: Path | None, p: SwipeParameters | None = None
) -> Row:
    """Compare with the truth of clips; latency counts from the end of the stroke."""
    total = Score()
    for clip in clips:
        if clip.stem.startswith("swipe"):
            stream = watch(clip, fps, kept)
            total.add(judge(clip, stream, p), stream)
    late = np.array(total.latencies or [np.nan]) * 1000
    return {
        "fps": fps,
        "found": f"{total.found}/{total.strokes}",
        "of the other hand": total.other_hand,
        "turned": total.turned,
        "spurious": total.spurious,
        "F1": round(total.f1, 3),
        "latency ms, median / p95": f"{np.median(late):.0f} / {np.quantile(late, 0.95):.0f}",
    }


def _bar_row(
    p: SwipeParameters,
    data: Path | None,
    signs: Path | None,
    clips: Sequence[Path],
    kept: Path | None,
) -> Row:
    row: Row = {"sure": f"{p.early_bar:g} / {p.late_bar:g}"}
    fps = RATES[0]
    for name, rest in (("luthiraa", 0.0), ("dynago", REST)) if data else ():
        recordings = load_swipes(Path(data or "") / f"{name}.npz")
        held_out = [r for r in recordings if r.swipe and r.held_out]
        outcomes = tally(held_out, fps, rest, p).outcomes
        row[name] = f"{outcomes['right']} / {outcomes['turned']} / {outcomes['missed']}"
    if clips:
        row |= {name: clips_row(clips, fps, kept, p)[name] for name in ("found", "F1")}
    false = Tally()
    for (_, held_out), recordings in _negative_groups(data, signs).items():
        if held_out:
            result = tally(recordings, fps, 0.0, p)
            false.false, false.seconds = false.false + result.false, false.seconds + result.seconds
    idle = _idle(clips, kept, p)
    return row | {"false": _rate(false.false + idle.spurious, false.seconds + idle.seconds)}


def _rate(count: int, seconds: float) -> str:
    per_hour = count / seconds * 3600 if seconds else float("nan")
    return f"{count} in {seconds / 60:.1f} min = {per_hour:.1f}/h"


def _table(title: str, rows: Sequence[Row]) -> Table:
    table = Table(title=title, title_justify="left")
    for column in rows[0]:
        table.add_column(column)
    for row in rows:
        table.add_row(*(str(row.get(column, "")) for column in rows[0]))
    return table


if __name__ == "__main__":
    main()
