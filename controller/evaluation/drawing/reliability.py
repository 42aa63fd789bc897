"""Reliability diagram: how often answers of a confidence are right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from controller.evaluation.calibration import Bin
from controller.evaluation.drawing.canvas import BLUE, DARK, GREY, ORANGE, new_figure, save


def draw_reliability(path: Path, title: str, bins: Sequence[Bin]) -> None:
    """Write a PNG: accuracy by confidence above, the number of answers below."""
    figure = new_figure(5.2, 5.4)
    above, below = figure.subplots(2, 1, sharex=True, height_ratios=(3, 1))
    width = bins[0].high - bins[0].low
    middles = [(one.low + one.high) / 2 for one in bins]
    above.bar(
        middles, [one.accuracy or 0 for one in bins], width * 0.92, color=BLUE, label="accuracy"
    )
    there = [one for one in bins if one.count]
    above.plot(
        [one.confidence for one in there],
        [one.accuracy for one in there],
        "o",
        color=ORANGE,
        markersize=5,
        label="mean confidence of the bin",
    )
    above.plot((0, 1), (0, 1), "--", color=DARK, linewidth=1, label="perfectly calibrated")
    above.set(xlim=(0, 1), ylim=(0, 1.02), ylabel="share that is right")
    above.set_title(title, fontsize=10, color=DARK)
    above.legend(fontsize=8, frameon=False, loc="upper left")
    below.bar(middles, [one.count for one in bins], width * 0.92, color=GREY)
    counts = [str(one.count or "") for one in bins]
    below.bar_label(below.containers[0], counts, fontsize=7, color=DARK, padding=1)
    below.margins(y=0.25)
    below.set(xlabel="confidence", ylabel="answers")
    for axes in (above, below):
        axes.spines[["top", "right"]].set_visible(False)
        axes.tick_params(labelsize=8)
    save(figure, path)
