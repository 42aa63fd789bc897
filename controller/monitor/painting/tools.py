"""A painter that knows the colours, the letters and the few shapes of the window."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from controller.captions.colours import Rgb
from controller.monitor.layout import Rect
from controller.monitor.palette import DARK, LIGHT, Palette

SMALL, BODY, TITLE, FIGURE, HEADLINE = 12, 13, 14, 19, 22
"""Heights of letters in pixels."""
CORNER = 12.0
_CENTRE = Qt.AlignmentFlag.AlignVCenter


@cache
def font(size: int, *, bold: bool = False) -> QFont:
    """Return the desktop's own font in a size of ours."""
    found = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    found.setPixelSize(size)
    found.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return found


@cache
def metrics(size: int, *, bold: bool = False) -> QFontMetricsF:
    return QFontMetricsF(font(size, bold=bold))


def width_of(text: str, size: int = SMALL, *, bold: bool = False) -> float:
    """Return the width of a text in pixels."""
    return metrics(size, bold=bold).horizontalAdvance(text)


def height_of(text: str, width: float, size: int = SMALL) -> float:
    """Return the height of a text in pixels, broken into lines of that width."""
    room = QRectF(0, 0, width, 1e4)
    return metrics(size).boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()


def colour(rgb: Rgb, alpha: float = 1.0) -> QColor:
    made = QColor(*rgb)
    made.setAlphaF(alpha)
    return made


def palette_of(widget: QWidget) -> Palette:
    """Return the colours that go with the desktop's."""
    dark = widget.palette().color(QPalette.ColorRole.Window).lightness() < 128
    return DARK if dark else LIGHT


def button_style(palette: Palette) -> str:
    """Return Qt's style sheet for the buttons on the ground."""
    ink, panel, line, action = (
        colour(rgb).name() for rgb in (palette.ink, palette.panel, palette.line, palette.action)
    )
    return (
        f"QToolButton {{ color: {ink}; background: {panel}; border: 1px solid {line};"
        f" border-radius: 8px; padding: 7px 12px; font-size: {BODY}px; }}"
        f"QToolButton:hover, QToolButton:focus {{ border-color: {action}; }}"
        f"QToolButton:checked {{ color: {panel}; background: {action}; border-color: {action}; }}"
        "QToolButton::menu-indicator { image: none; }"
    )


class Brush:
    """Draws on a QPainter that outlives it."""

    def __init__(self, painter: QPainter, palette: Palette) -> None:
        self.painter = painter
        self.palette = palette
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )

    def fill(self, rect: Rect, rgb: Rgb, *, corner: float = 0.0, alpha: float = 1.0) -> None:
        """Fill a rectangle, round at its corners."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour(rgb, alpha))
        self.painter.drawRoundedRect(QRectF(*rect), corner, corner)

    def card(self, rect: Rect) -> None:
        """Draw the ground of a panel."""
        self.painter.setPen(QPen(colour(self.palette.line), 1.0))
        self.painter.setBrush(colour(self.palette.panel))
        self.painter.drawRoundedRect(QRectF(*rect), CORNER, CORNER)

    def disc(self, x: float, y: float, radius: float, rgb: Rgb, alpha: float = 1.0) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour(rgb, alpha))
        self.painter.drawEllipse(QPointF(x, y), radius, radius)

    def line(
        self, start: tuple[float, float], end: tuple[float, float], rgb: Rgb, width: float = 1.0
    ) -> None:
        pen = QPen(colour(rgb), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.painter.setPen(pen)
        self.painter.drawLine(QPointF(*start), QPointF(*end))

    def arc(
        self, x: float, y: float, radius: float, part: float, rgb: Rgb, width: float = 3.0
    ) -> None:
        """Draw so much of a ring, clockwise from the top."""
        self.painter.setPen(QPen(colour(rgb), width))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        around = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
        self.painter.drawArc(around, 90 * 16, round(-part * 360 * 16))

    def text(
        self,
        rect: Rect,
        text: str,
        rgb: Rgb,
        size: int = BODY,
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Write one line in the middle of a rectangle's height, cut where it is too long."""
        cut = metrics(size, bold=bold).elidedText(text, Qt.TextElideMode.ElideRight, rect.width)
        self.painter.setFont(font(size, bold=bold))
        self.painter.setPen(colour(rgb))
        self.painter.drawText(QRectF(*rect), _CENTRE | align, cut)

    def paragraph(
        self,
        rect: Rect,
        text: str,
        rgb: Rgb,
        size: int = BODY,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Write lines from the top of a rectangle."""
        flags = align | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        self.painter.setFont(font(size))
        self.painter.setPen(colour(rgb))
        self.painter.drawText(QRectF(*rect), flags, text)
