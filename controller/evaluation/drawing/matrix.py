"""Confusion matrices: what was true by row, what was found by column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from controller.evaluation.drawing.canvas import DARK, new_figure, save

_CELL, _LEAST = 0.30, 3.2
"""Inches for a row or column, and for all of them at least."""

_LABELS = 2.1
_DARK_CELL = 0.55


def draw_confusion(
    path: Path,
    title: str,
    rows: Sequence[str],
    columns: Sequence[str],
    counts: Sequence[Sequence[int]],
) -> None:
    """Write a PNG with the counts; a cell is the darker the larger its share of its row."""
    matrix = np.array(counts, dtype=np.int64).reshape(len(rows), len(columns))
    totals = matrix.sum(axis=1, keepdims=True)
    shares = np.divide(matrix, totals, out=np.zeros(matrix.shape), where=totals > 0)
    width, height = (max(_CELL * n, _LEAST) + _LABELS for n in matrix.shape[::-1])
    figure = new_figure(width, height)
    axes = figure.add_subplot()
    image = axes.imshow(shares, cmap="Blues", vmin=0, vmax=1, aspect="auto")
    axes.set_title(title, fontsize=10, color=DARK)
    axes.set_xticks(range(len(columns)), columns, rotation=90, fontsize=8)
    totalled = [f"{row} ({total})" for row, total in zip(rows, totals.ravel(), strict=True)]
    axes.set_yticks(range(len(rows)), totalled, fontsize=8)
    axes.set_xlabel("found", fontsize=9)
    axes.set_ylabel("true (how many)", fontsize=9)
    axes.set_xticks(np.arange(len(columns) + 1) - 0.5, minor=True)
    axes.set_yticks(np.arange(len(rows) + 1) - 0.5, minor=True)
    axes.grid(which="minor", color="#E3E8EC", linewidth=0.5)
    axes.tick_params(which="both", length=0)
    axes.spines[:].set_color("#C5CDD3")
    for row, column in np.argwhere(matrix):
        colour = "white" if shares[row, column] > _DARK_CELL else DARK
        text = str(matrix[row, column])
        axes.text(column, row, text, ha="center", va="center", fontsize=7, color=colour)
    bar = figure.colorbar(image, ax=axes, fraction=0.025, pad=0.01)
    bar.set_label("share of the row", fontsize=8)
    bar.ax.tick_params(labelsize=7)
    save(figure, path)
