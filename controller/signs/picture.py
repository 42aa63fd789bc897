"""Takes of a sign as a picture: the paths of the hands, and their shapes along one take."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from controller.evaluation.drawing.canvas import BLUE, DARK, GREY, ORANGE, new_figure, save
from controller.signs.take_file import SavedTake
from controller.signs.terminal_sketch import ARMS, FINGERS, PALM
from gestures.landmarks import MIDDLE_MCP

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SHAPES = 5
"""Looks of the first take that are drawn with their fingers."""
_SEEN = 0.5


def draw(sign: str, takes: Sequence[SavedTake], path: Path) -> None:
    """Write a PNG. Raises UsageError when the disk refuses."""
    figure = new_figure(7.0, 5.6)
    axes = figure.subplots()
    first = takes[0]
    _body(axes, first.frames.body)
    for side, colour in (("left", ORANGE), ("right", BLUE)):
        for take in takes:
            path_of_hand = getattr(take.frames, side)[:, MIDDLE_MCP, :2]
            axes.plot(*path_of_hand.T, color=colour, alpha=0.5, linewidth=1.2)
        _shapes(axes, getattr(first.frames, side), colour)
    width = first.width / first.height
    axes.set(aspect="equal", xlim=(0, width), ylim=(1, 0), xticks=[], yticks=[])
    axes.set_title(f"{sign}: {len(takes)} takes, right hand blue, left hand orange", color=DARK)
    save(figure, path)


def _shapes(axes: Axes, hand: NDArray[np.float32], colour: str) -> None:
    """Draw a few looks of a hand (T, 21, 3), the later the darker."""
    there = np.flatnonzero(~np.isnan(hand[:, 0, 0]))
    if not len(there):
        return
    for number in there[np.linspace(0, len(there) - 1, _SHAPES).astype(int)]:
        alpha = 0.25 + 0.6 * number / max(len(hand) - 1, 1)
        for chain in (PALM, *FINGERS):
            axes.plot(*hand[number, list(chain), :2].T, color=colour, alpha=alpha, linewidth=1)


def _body(axes: Axes, body: NDArray[np.float32]) -> None:
    """Draw the body where it usually was."""
    seen = body[~np.isnan(body[:, 0, 0])]
    if not len(seen):
        return
    usual = np.median(seen, axis=0)
    for chain in ARMS:
        if (usual[list(chain), 3] > _SEEN).all():
            axes.plot(*usual[list(chain), :2].T, color=GREY, linewidth=3)
