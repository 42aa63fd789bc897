"""A matplotlib figure that needs no screen and leaves no state behind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from controller.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DPI = 130

# Okabe and Ito's colours, which people who see red and green alike can tell apart.
BLUE, ORANGE, GREY, DARK = "#0072B2", "#D55E00", "#9AA5AE", "#20272D"


def new_figure(width: float, height: float) -> Figure:
    """Return an empty figure of so many inches."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained", facecolor="white")


def save(figure: Figure, path: Path) -> None:
    """Write a PNG. Raises UsageError when the disk refuses."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    FigureCanvasAgg(figure)
    try:
        figure.savefig(path, dpi=DPI)
    except OSError as error:
        raise UsageError(
            f"cannot write {path}: {error.strerror or error}", "name another folder with --out"
        ) from error
