"""Print what the swipe recogniser does with recorded hands.

    python -m models.training.swipes.evaluate [--data ../shared/data/swipes]
        [--signs ../shared/data/signs] [--clips controller/demo/clips [--kept FOLDER]]

The frame rate of the recordings is not known, so every figure is given for several. Clips are
seen whole, and as cameras of half and a third of their frame rate would see them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from models.training.swipes.clips import Score, judge, watch
from models.training.swipes.data import Recording, load_signs, load_swipes
from models.training.swipes.replay import cost, fires, frames, tally

RATES = (15, 20, 30)
HALVES = (("chosen on", False), ("held out", True))
LONG_ENOUGH = 2.2
"""Hand-widths of recorded stroke that any swipe needs."""

EVERY = (1, 2, 3)
CLIP_COLUMNS = (
    "frames",
    "found",
    "of the other hand",
    "turned",
    "spurious",
    "F1",
    "latency ms, median / p95",
    "of these without a swipe",
)

REST = 0.3
"""Seconds of rest put before and after recordings that were cut to the stroke."""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the swipes")
    parser.add_argument("--signs", type=Path, help="folder of the signs")
    parser.add_argument("--clips", type=Path, help="folder of clips with truth files")
    parser.add_argument("--kept", type=Path, help="folder that keeps the hands seen in the clips")
    options = parser.parse_args()
    console = Console(width=110)
    if options.data:
        print_recordings(console, options.data)
    if options.signs:
        console.print(signs_table(sorted(options.signs.glob("words_*.npz"))))
    if options.clips:
        console.print(clips_table(sorted(options.clips.glob("*.mp4")), options.kept))


def print_recordings(console: Console, folder: Path) -> None:
    """Print the tables of the recorded swipes and of the movements beside them."""
    luthiraa, dynago, drgnai = (
        load_swipes(folder / f"{name}.npz") for name in ("luthiraa", "dynago", "drgnai_negatives")
    )
    console.print(swipes_table("Swipes with lost frames (luthiraa)", luthiraa))
    console.print(swipes_table("Strokes cut short (dynago)", dynago, REST))
    long = [recording for recording in dynago if recording.length >= LONG_ENOUGH]
    console.print(swipes_table(f"... of {LONG_ENOUGH} hand-widths or more", long, REST))
    console.print(negatives_table("Other movements", [*luthiraa, *drgnai]))
    waves = [recording for recording in luthiraa if recording.group == "hello"]
    for fps in RATES:
        stream = frames(waves, fps)
        console.print(f"hello without a break, {fps} fps: {_rate(len(fires(stream)), stream)}")
    console.print(f"one update: {cost(luthiraa, 30) * 1e6:.0f} microseconds of CPU")


def swipes_table(title: str, recordings: Sequence[Recording], rest: float = 0.0) -> Table:
    """Count right, turned and missed swipes."""
    table = _table(title, "part", "fps", "swipes", "right", "turned", "missed", "extra")
    for part, held_out in HALVES:
        chosen = [r for r in recordings if r.swipe and r.held_out == held_out]
        for fps in RATES:
            outcomes = tally(chosen, fps, rest).outcomes
            counts = [outcomes[name] for name in ("right", "turned", "missed", "extra")]
            table.add_row(part, *map(str, (fps, len(chosen), *counts)))
    return table


def negatives_table(title: str, recordings: Sequence[Recording]) -> Table:
    """Count swipes seen in movements that are none."""
    table = _table(title, "movement", "part", *(f"{fps} fps" for fps in RATES))
    others = [recording for recording in recordings if recording.swipe is None]
    for group in sorted({recording.group for recording in others}):
        for part, held_out in HALVES:
            chosen = [r for r in others if r.group == group and r.held_out == held_out]
            table.add_row(group, part, *_false(chosen))
    return table


def signs_table(files: Iterable[Path]) -> Table:
    """Count swipes seen in signs: real movements of people who do not swipe."""
    table = _table("Signs", "file", "part", *(f"{fps} fps" for fps in RATES))
    for file in files:
        recordings = load_signs(file)
        for part, held_out in HALVES:
            table.add_row(
                file.stem, part, *_false([r for r in recordings if r.held_out == held_out])
            )
    return table


def clips_table(clips: Sequence[Path], kept: Path | None) -> Table:
    """Compare with the truth of clips; latency counts from the end of the stroke."""
    table = _table("Clips", *CLIP_COLUMNS)
    for every in EVERY:
        total, idle = Score(), Score()
        for clip in clips:
            stream = watch(clip, every, kept)
            report = judge(clip, stream)
            total.add(report, stream)
            if not report.matches:
                idle.add(report, stream)
        table.add_row(f"every {every}", *_figures(total), _fires(idle))
    return table


def _figures(score: Score) -> list[str]:
    late = np.array(score.latencies or [np.nan]) * 1000
    return [
        f"{score.found}/{score.strokes}",
        str(score.other_hand),
        str(score.turned),
        str(score.spurious),
        f"{score.f1:.3f}",
        f"{np.median(late):.0f} / {np.quantile(late, 0.95):.0f}",
    ]


def _fires(score: Score) -> str:
    return f"{score.spurious} in {score.seconds:.0f} s"


def _false(recordings: Sequence[Recording]) -> list[str]:
    results = [tally(recordings, fps) for fps in RATES]
    return [f"{r.false} in {r.seconds:.0f} s = {r.per_hour:.0f}/h" for r in results]


def _rate(count: int, stream: Sequence[object]) -> str:
    return f"{count} in {len(stream)} frames"


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column)
    return table


if __name__ == "__main__":
    main()
