"""What is said in the middle of the picture when there is nothing to see."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen, QPolygonF

from controller.captions.colours import Rgb
from controller.monitor.layout import Rect
from controller.monitor.painting.tools import BODY, CORNER, HEADLINE, Brush, colour
from controller.monitor.run_state import Mood

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


def paint_overlay(brush: Brush, rect: Rect, mood: Mood, title: str, hint: str) -> None:
    """Dim the picture and say in its middle what is the matter and what to do."""
    palette = brush.palette
    brush.fill(rect, palette.stage, corner=CORNER, alpha=0.82)
    x, y = rect.x + rect.width / 2, rect.y + rect.height / 2 - 40
    rgb = _COLOURS.get(mood, palette.stage_soft)
    brush.disc(x, y, 30, rgb, 0.16)
    _paint_sign(brush, mood, x, y, rgb)
    words = Rect(rect.x + 24, y + 42, rect.width - 48, 32)
    brush.text(words, title, palette.stage_ink, HEADLINE, bold=True, align=_MIDDLE)
    below = Rect(rect.x + 40, y + 78, rect.width - 80, rect.bottom - y - 84)
    brush.paragraph(below, hint, palette.stage_soft, BODY, align=_MIDDLE)


# The stage is dark in both themes.
_AMBER: Rgb = (242, 182, 66)
_COLOURS: dict[Mood, Rgb] = {
    "paused": _AMBER,
    "locked": _AMBER,
    "stalled": _AMBER,
    "silent": _AMBER,
    "error": (255, 130, 92),
}


def _paint_sign(brush: Brush, mood: Mood, x: float, y: float, rgb: Rgb) -> None:
    match mood:
        case "paused":
            for left in (x - 9, x + 3):
                brush.fill(Rect(left, y - 11, 6, 22), rgb, corner=2)
        case "locked":
            brush.painter.setPen(QPen(colour(rgb), 3.5))
            brush.painter.setBrush(Qt.BrushStyle.NoBrush)
            path = QPainterPath(QPointF(x - 7, y))
            path.arcTo(QRectF(x - 7, y - 14, 14, 16), 180, -180)
            path.lineTo(QPointF(x + 7, y))
            brush.painter.drawPath(path)
            brush.fill(Rect(x - 11, y - 2, 22, 15), rgb, corner=3)
        case "error" | "stalled" | "silent":
            brush.painter.setPen(QPen(colour(rgb), 3.0, j=Qt.PenJoinStyle.RoundJoin))
            brush.painter.setBrush(Qt.BrushStyle.NoBrush)
            corners = [QPointF(x, y - 14), QPointF(x + 16, y + 12), QPointF(x - 16, y + 12)]
            brush.painter.drawPolygon(QPolygonF(corners))
            brush.line((x, y - 4), (x, y + 3), rgb, 3.0)
            brush.disc(x, y + 8, 1.8, rgb)
        case _:
            for number in (-1, 0, 1):
                brush.disc(x + 12 * number, y, 3.5, rgb)
