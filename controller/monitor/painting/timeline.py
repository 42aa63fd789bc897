"""The last seconds as bars and marks, running from right to left."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF

from controller.captions.colours import Rgb
from controller.monitor.layout import Rect
from controller.monitor.painting.tools import SMALL, TITLE, Brush, colour
from controller.monitor.timeline import LONGEST_LABEL, SPAN, Item, Lane, Timeline
from controller.texts import Texts

_TITLE, _AXIS, _NAMES = 32.0, 20.0, 116.0
_SIDE = 14.0
_TALLEST_ROW = 28.0
_STEP = 5
"""Seconds between two lines of the grid."""


def plot_of(rect: Rect) -> Rect:
    """Return the part of the panel that the last seconds take; names may reach out to its right."""
    x = rect.x + _SIDE + _NAMES
    right = rect.right - _SIDE - LONGEST_LABEL * 0.85
    return Rect(x, rect.y + _TITLE, right - x, rect.height - _TITLE - _AXIS - 6)


def paint_timeline(brush: Brush, rect: Rect, timeline: Timeline, now: float, texts: Texts) -> None:
    palette, plot = brush.palette, plot_of(rect)
    brush.card(rect)
    title = Rect(rect.x + _SIDE, rect.y, rect.width - 2 * _SIDE, _TITLE)
    brush.text(title, texts("monitor.timeline"), palette.ink, TITLE, bold=True)
    timeline.scale(plot.width / SPAN)
    items = timeline.items(now)
    lanes = timeline.lanes()
    rows = [timeline.rows(lane) for lane in lanes]
    height = min(_TALLEST_ROW, plot.height / sum(rows))
    _paint_grid(brush, plot, texts)
    top = plot.y
    for lane, count in zip(lanes, rows, strict=True):
        # Lanes share what is left over, so that few rows do not crowd at the top.
        band = height * count + (plot.height - height * sum(rows)) / len(lanes)
        strip = Rect(rect.x + _SIDE, top, rect.width - 2 * _SIDE, band)
        _paint_lane(brush, strip, plot, lane, texts)
        first = top + (band - height * count) / 2
        brush.painter.save()
        brush.painter.setClipRect(QRectF(plot.x, top, rect.right - _SIDE - plot.x, band))
        for item in items:
            if item.lane == lane:
                row = Rect(plot.x, first + (item.row or 0) * height, plot.width, height)
                _paint_item(brush, row, item, now, _colour(brush, lane))
        brush.painter.restore()
        top += band


def _colour(brush: Brush, lane: Lane) -> Rgb:
    return brush.palette.action if lane == "action" else brush.palette.of_hand(lane)


def _paint_grid(brush: Brush, plot: Rect, texts: Texts) -> None:
    palette = brush.palette
    for seconds in range(0, int(SPAN) + 1, _STEP):
        x = plot.right - plot.width * seconds / SPAN
        rgb = palette.soft if seconds == 0 else palette.line
        brush.line((x, plot.y), (x, plot.bottom), rgb)
        said = texts("monitor.now") if seconds == 0 else f"−{seconds} s"
        box = Rect(x - 40, plot.bottom + 2, 80, _AXIS)
        brush.text(box, said, palette.soft, SMALL, align=Qt.AlignmentFlag.AlignHCenter)


def _paint_lane(brush: Brush, strip: Rect, plot: Rect, lane: Lane, texts: Texts) -> None:
    palette = brush.palette
    brush.line((strip.x, strip.y), (strip.right, strip.y), palette.line)
    brush.disc(strip.x + 5, strip.y + strip.height / 2, 4, _colour(brush, lane))
    name = Rect(strip.x + 16, strip.y, _NAMES - 22, strip.height)
    brush.text(name, texts(f"monitor.{lane}"), palette.ink, SMALL)


def _paint_item(brush: Brush, row: Rect, item: Item, now: float, rgb: Rgb) -> None:
    start = row.right - row.width * (now - item.start) / SPAN
    end = row.right if item.end is None else row.right - row.width * (now - item.end) / SPAN
    middle = row.y + row.height / 2
    if item.lasting:
        # What began before the picture's left edge keeps its name for as long as it is seen.
        left = max(start, row.x)
        box = Rect(left, row.y + 2, max(end - left, 4.0), row.height - 4)
        brush.fill(box, rgb, corner=5, alpha=0.24)
        brush.fill(Rect(box.x, box.y, 3, box.height), rgb, corner=1.5)
        text_at = left + 9
    else:
        _paint_mark(brush, start, middle, rgb, round_one=item.lane == "action")
        text_at = start + 10
    if item.row is not None:
        words = Rect(text_at, row.y, LONGEST_LABEL, row.height)
        brush.text(words, item.label, brush.palette.ink, SMALL)


def _paint_mark(brush: Brush, x: float, y: float, rgb: Rgb, *, round_one: bool) -> None:
    if round_one:
        brush.disc(x, y, 5.5, rgb)
        return
    brush.painter.setPen(Qt.PenStyle.NoPen)
    brush.painter.setBrush(colour(rgb))
    corners = ((x, y - 7), (x + 6, y), (x, y + 7), (x - 6, y))
    brush.painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
