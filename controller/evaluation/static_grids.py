"""The figures of hand shapes as tables."""

from __future__ import annotations

from controller.evaluation.grids import Grid, percent
from controller.evaluation.static_models import StaticFigures


def static_grids(figures: StaticFigures) -> list[Grid]:
    """Return the overall figures, those by class, by hand size and by confidence."""
    sizes = [_sizes(figures)] if figures.sizes else []
    return [_static_total(figures), _classes(figures), *sizes, _reliability(figures)]


def _static_total(figures: StaticFigures) -> Grid:
    at = figures.at_threshold
    rows = [
        ("items", str(figures.items)),
        ("hand found", f"{figures.found} = {percent(figures.found_share)}"),
        ("accuracy, hand found", percent(figures.accuracy)),
        ("accuracy, all", percent(figures.accuracy_all)),
        ("macro-F1, hand found", percent(figures.macro_f1)),
        ("expected calibration error", percent(figures.ece)),
        (
            f"{at.none} taken for something at {at.threshold:g}",
            _of(at.false_accepts, at.resting),
        ),
        (f"others accepted at {at.threshold:g}", _of(at.accepted, at.shown)),
        ("... and right", _of(at.right, at.accepted)),
    ]
    if figures.people is not None:
        rows.insert(1, ("people", str(figures.people)))
    return Grid("All", ("figure", "value"), tuple(rows))


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole} = {percent(part / whole if whole else None)}"


def _classes(figures: StaticFigures) -> Grid:
    shown = [one for one in figures.classes if one.items or one.precision]
    return Grid(
        "By class",
        ("class", "items", "found", "precision", "recall", "F1"),
        tuple(
            (
                one.label,
                str(one.items),
                str(one.found),
                *map(percent, (one.precision, one.recall, one.f1)),
            )
            for one in shown
        ),
    )


def _sizes(figures: StaticFigures) -> Grid:
    rows = []
    for one in figures.sizes:
        to = "" if one.high is None else f"{one.high:g}"
        rows.append((f"{one.low:g} - {to}", str(one.hands), _of(one.right, one.hands)))
    return Grid(
        "By hand size (picture heights)",
        ("size", "hands", "right"),
        tuple(rows),
    )


def _reliability(figures: StaticFigures) -> Grid:
    return Grid(
        "By confidence",
        ("confidence", "answers", "mean confidence", "right"),
        tuple(
            (
                f"{one.low:g} - {one.high:g}",
                str(one.count),
                percent(one.confidence),
                percent(one.accuracy),
            )
            for one in figures.reliability
            if one.count
        ),
    )
