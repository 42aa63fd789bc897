"""Drawing lines of captions: a plate, an outline, letters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from controller.captions.board import Row
from controller.captions.colours import SCHEMES
from controller.captions.settings import CaptionSettings

_SIDE, _ABOVE, _LEADING, _CORNER, _OUTLINE = 0.7, 0.35, 1.3, 0.35, 0.09
"""Margins, line distance, radius and outline as parts of the letters' size."""
HANDLE = QSize(64, 18)
_HANDLE_ALPHA = 0.5


class CaptionPainter:
    """Knows the looks; holds nothing of what is shown."""

    def __init__(self, settings: CaptionSettings, *, translucent: bool) -> None:
        self._size = settings.size
        letters, plate = SCHEMES[settings.colours]
        self._letters, self._plate = QColor(*letters), QColor(*plate)
        self._opacity = settings.opacity if translucent else 1.0
        self._font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        if settings.font:
            self._font.setFamily(settings.font)
        self._font.setPixelSize(settings.size)
        self._font.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(self._font)

    def measure(self, text: str) -> float:
        """Return the width of a text in pixels."""
        return self._metrics.horizontalAdvance(text)

    @property
    def corner(self) -> float:
        """Radius of the plate's corners in pixels."""
        return _CORNER * self._size

    def room(self, width: float) -> float:
        """Return what of a plate's width is left for letters."""
        return max(1.0, width - 2 * _SIDE * self._size)

    def plate_size(self, rows: Sequence[Row]) -> QSize:
        """Return the size of the plate behind some lines, in pixels."""
        widest = max((self.measure(row.text) for row in rows), default=0.0)
        height = len(rows) * _LEADING * self._size + 2 * _ABOVE * self._size
        return QSize(round(widest + 2 * _SIDE * self._size), round(height))

    def paint(self, painter: QPainter, size: QSize, rows: Sequence[Row]) -> None:
        """Draw the plate and the lines on it; the handle when there are none."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not rows:
            self._paint_handle(painter, size)
            return
        fading = max(row.alpha for row in rows)
        self._fill(painter, size, self.corner, self._opacity * min(1.0, 2.0 * fading))
        for number, row in enumerate(rows):
            middle = (_ABOVE + _LEADING * (number + 0.5)) * self._size
            self._paint_row(painter, row, size.width(), middle)

    def _fill(self, painter: QPainter, size: QSize, corner: float, alpha: float) -> None:
        colour = QColor(self._plate)
        colour.setAlphaF(alpha)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(0, 0, size.width(), size.height()), corner, corner)

    def _paint_row(self, painter: QPainter, row: Row, width: int, middle: float) -> None:
        outline = QPen(self._plate, 2 * _OUTLINE * self._size)
        outline.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setOpacity(row.alpha)
        # Letters on top of their outline: a stroke covers the inner half of what it surrounds.
        for fill, pen in ((self._plate, outline), (self._letters, QPen(Qt.PenStyle.NoPen))):
            layout = self._layout(row, fill, pen)
            line = layout.lineAt(0)
            place = QPointF((width - line.naturalTextWidth()) / 2, middle - line.height() / 2)
            layout.draw(painter, place)
        painter.setOpacity(1.0)

    def _layout(self, row: Row, fill: QColor, outline: QPen) -> QTextLayout:
        letters = QTextCharFormat()
        letters.setForeground(fill)
        letters.setTextOutline(outline)
        layout = QTextLayout(row.text, self._font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if row.right_to_left else Qt.LayoutDirection.LeftToRight
        )
        layout.setTextOption(option)
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = 0, len(row.text.encode("utf-16-le")) // 2, letters
        layout.setFormats([span])
        layout.beginLayout()
        layout.createLine().setLineWidth(self.measure(row.text) + self._size)
        layout.endLayout()
        return layout

    def _paint_handle(self, painter: QPainter, size: QSize) -> None:
        self._fill(painter, size, size.height() / 2, _HANDLE_ALPHA)
        painter.setBrush(self._letters)
        for number in (-1, 0, 1):
            dot = QPointF(size.width() / 2 + number * 0.7 * size.height(), size.height() / 2)
            painter.drawEllipse(dot, 0.12 * size.height(), 0.12 * size.height())
