"""Timeline of a clip: what truly happened above, what was found below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from controller.evaluation.drawing.canvas import BLUE, DARK, ORANGE, new_figure, save
from controller.evaluation.event_figures import Scored

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PER_PAGE = 12
"""Strips on one picture."""

WINDOW = 15.0
"""Seconds of a strip; a longer clip has several."""

_ROW, _TRUTH, _AROUND = 0.27, 0.42, 0.45
"""Inches for a line of found events, for the truth above them, and for title and seconds."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Up to WINDOW seconds of a clip from ``start``, and what was found at each frame rate."""

    name: str
    rates: tuple[tuple[str, Scored], ...]
    start: float = 0.0

    def has(self, t: float) -> bool:
        """Tell whether t (seconds of the clip) lies in it."""
        return self.start <= t < self.start + WINDOW


def strips_of(name: str, rates: tuple[tuple[str, Scored], ...]) -> list[Strip]:
    """Return the strips of a clip in which something happens or is found, or else its first."""
    longest = max((scored.seconds for _, scored in rates), default=0.0)
    every = [Strip(name, rates, n * WINDOW) for n in range(int(longest // WINDOW) + 1)]
    return [strip for strip in every if any(map(strip.has, _times(rates)))] or every[:1]


def draw_timelines(folder: Path, strips: Sequence[Strip]) -> list[Path]:
    """Write ``timeline-1.png`` and so on, and return their paths."""
    for old in folder.glob("timeline-*.png"):
        old.unlink()
    paths: list[Path] = []
    for start in range(0, len(strips), PER_PAGE):
        path = folder / f"timeline-{len(paths) + 1}.png"
        _draw_page(path, strips[start : start + PER_PAGE])
        paths.append(path)
    return paths


def _times(rates: Iterable[tuple[str, Scored]]) -> Iterator[float]:
    for _, scored in rates:
        for match in scored.report.matches:
            yield from (match.truth.start, match.truth.end)
            yield from () if match.found is None else (match.found.t,)
        yield from (mistake.event.t for mistake in scored.mistakes)


def _draw_page(path: Path, strips: Sequence[Strip]) -> None:
    heights = [_TRUTH + _ROW * len(strip.rates) + _AROUND for strip in strips]
    figure = new_figure(11, sum(heights) + 0.5)
    every = figure.subplots(len(strips), 1, height_ratios=heights, squeeze=False)
    for axes, strip in zip(every[:, 0], strips, strict=True):
        _draw_strip(axes, strip)
    every[-1, 0].set_xlabel("seconds", fontsize=8)
    _legend(every[0, 0])
    save(figure, path)


def _draw_strip(axes: Axes, strip: Strip) -> None:
    lines = len(strip.rates)
    axes.set_title(strip.name, fontsize=8, loc="left", color=DARK, pad=3)
    axes.set_xlim(strip.start, strip.start + WINDOW)
    axes.set_ylim(lines - 0.4, -1.35)
    axes.set_yticks([-0.8, *range(lines)], ["truth", *(name for name, _ in strip.rates)])
    axes.tick_params(labelsize=7, length=0)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color("#C5CDD3")
    axes.grid(axis="x", color="#EDF0F2", linewidth=0.6)
    axes.set_axisbelow(True)
    for match in strip.rates[0][1].report.matches:
        start = max(match.truth.start, strip.start)
        length = min(match.truth.end, strip.start + WINDOW) - start
        if length >= 0:
            axes.barh(-0.8, length, 0.75, left=start, color="#C9DCEA")
            axes.text(start + length / 2, -0.8, match.truth.name, **_CENTRED)
    for line, (_, scored) in enumerate(strip.rates):
        axes.axhline(line, color="#E3E8EC", linewidth=0.8, zorder=0)
        _draw_found(axes, line, strip, scored)


def _draw_found(axes: Axes, line: int, strip: Strip, scored: Scored) -> None:
    for match in scored.report.matches:
        if match.found is None:
            middle = (match.truth.start + match.truth.end) / 2
            axes.plot(middle, line, "s", color=DARK, markerfacecolor="none", markersize=6)
        else:
            axes.plot(match.found.t, line, "|", color=BLUE, markersize=9, markeredgewidth=2.2)
        for step in match.steps:
            axes.plot(step.t, line, "|", color=BLUE, markersize=6)
    for mistake in scored.mistakes:
        if strip.has(mistake.event.t):
            place = mistake.event.t, line
            text = f"{mistake.event.name}, {mistake.kind}"
            axes.plot(*place, "x", color=ORANGE, markersize=6, markeredgewidth=1.8)
            axes.annotate(text, place, (6, 5), color=ORANGE, **_BESIDE)


_CENTRED: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 7}
_BESIDE: dict[str, Any] = {"textcoords": "offset points", "fontsize": 6, "va": "center"}


def _legend(axes: Axes) -> None:
    shown = (
        axes.plot([], [], "|", color=BLUE, markersize=9, markeredgewidth=2.2, label="found")[0],
        axes.plot([], [], "s", color=DARK, markerfacecolor="none", label="missed")[0],
        axes.plot(
            [], [], "x", color=ORANGE, markeredgewidth=1.8, label="found, nothing explains it"
        )[0],
    )
    axes.figure.legend(handles=shown, fontsize=7, ncols=3, frameon=False, loc="outside upper right")
