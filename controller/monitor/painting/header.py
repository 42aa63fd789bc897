"""The strip at the top: how the run is doing, and what it costs."""

from __future__ import annotations

from typing import NamedTuple

from controller.captions.colours import Rgb
from controller.monitor.frame import SeenFrame
from controller.monitor.layout import FIGURE, Rect
from controller.monitor.painting.tools import FIGURE as FIGURE_SIZE
from controller.monitor.painting.tools import HEADLINE, SMALL, Brush, width_of
from controller.monitor.run_state import Mood
from controller.texts import Texts

SLOW_FPS, LATE_MS, BUSY_CORES = 10.0, 100.0, 1.5
"""Beyond these a figure shows in the colour of a warning."""
_HEADING = 250.0


class Figure(NamedTuple):
    value: str
    caption: str
    worrying: bool = False


def figures(frame: SeenFrame | None, action_ms: float | None, texts: Texts) -> list[Figure]:
    """Return the figures, the most telling first; a dash for what nobody knows."""
    late = action_ms is not None and action_ms > LATE_MS
    action = Figure("–" if action_ms is None else f"{action_ms:.0f} ms", "monitor.action_ms", late)
    if frame is None:
        made = [Figure("–", name) for name in ("monitor.fps", "monitor.frame_ms")]
        costs = [Figure("–", name) for name in ("monitor.cpu", "monitor.memory")]
    else:
        made = [
            Figure(f"{frame.fps:.0f}", "monitor.fps", 0 < frame.fps < SLOW_FPS),
            Figure(f"{frame.latency_ms:.0f} ms", "monitor.frame_ms", frame.latency_ms > LATE_MS),
        ]
        costs = [
            Figure(f"{frame.cpu:.2f}", "monitor.cpu", frame.cpu > BUSY_CORES),
            Figure(f"{frame.memory_mb:.0f} MB", "monitor.memory"),
        ]
    return [each._replace(caption=texts(each.caption)) for each in (*made, action, *costs)]


def paint_header(
    brush: Brush, rect: Rect, mood: Mood, profile: str, shown: list[Figure], texts: Texts
) -> None:
    """Write as many figures as there is room for beside the heading."""
    palette = brush.palette
    rgb: Rgb = palette.of_mood(mood)
    brush.disc(rect.x + 12, rect.y + 19, 13, rgb, 0.2)
    brush.disc(rect.x + 12, rect.y + 19, 7, rgb)
    x = rect.x + 34
    title = Rect(x, rect.y + 4, _HEADING - 34, 30)
    brush.text(title, texts(f"monitor.mood.{mood}"), palette.ink, HEADLINE, bold=True)
    below = Rect(x, rect.y + 34, _HEADING - 34, 18)
    if profile:
        brush.text(below, texts("news.profile", profile=profile), palette.soft, SMALL)
    left = rect.x + _HEADING
    for figure in shown:
        needed = max(width_of(figure.caption), width_of(figure.value, FIGURE_SIZE, bold=True))
        width = max(FIGURE, needed + 26)
        if left + width > rect.right:
            break
        brush.line((left, rect.y + 8), (left, rect.bottom - 6), palette.line)
        value = Rect(left + 12, rect.y + 4, width - 12, 28)
        ink = palette.candidate if figure.worrying else palette.ink
        brush.text(value, figure.value, ink, FIGURE_SIZE, bold=True)
        caption = Rect(left + 12, rect.y + 33, width - 12, 18)
        brush.text(caption, figure.caption, palette.soft, SMALL)
        left += width
