"""The live picture with the hands drawn over it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from controller.qt.skeleton import HandInk, paint_hand
from controller.setup.looker import Look
from controller.setup.style import ACCENT
from gestures.landmarks import Hand

_EMPTY = (4, 3)
"""Width to height while there is no picture."""
_CORNER, _BONE = 12.0, 4.0


class Preview(QWidget):
    """Shows a look, or a text in place of a picture that is not there."""

    def __init__(self) -> None:
        super().__init__()
        self._look = Look()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def text(self) -> str:
        """What stands in place of a picture that is not there."""
        return self._text

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(440, 330)

    def show_look(self, look: Look, text: str) -> None:
        """Draw it. text: shown where there is nothing else to see."""
        if look is not self._look or text != self._text:
            self._look, self._text = look, text
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            place = self._place()
            shape = QPainterPath()
            shape.addRoundedRect(place, _CORNER, _CORNER)
            painter.setClipPath(shape)
            painter.fillRect(place, QColor("#1f2933"))
            if self._look.image is not None:
                painter.drawImage(place, to_qimage(self._look.image))
            if self._look.began:
                for hand in self._look.seen.hands:
                    _draw_hand(painter, hand, place)
            else:
                self._write(painter, place)

    def _write(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(QColor("#cbd2d9"))
        room = place.adjusted(24, 24, -24, -24)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._text)

    def _place(self) -> QRectF:
        """Return where the picture goes: as large as fits, in the middle."""
        image = self._look.image
        width, height = _EMPTY if image is None else (image.shape[1], image.shape[0])
        scale = min(self.width() / width, self.height() / height)
        size = (width * scale, height * scale)
        return QRectF((self.width() - size[0]) / 2, (self.height() - size[1]) / 2, *size)


def to_qimage(image: NDArray[np.uint8]) -> QImage:
    """Return a picture (height, width, 3) RGB for Qt, sharing its memory."""
    height, width = image.shape[:2]
    return QImage(image.data, width, height, 3 * width, QImage.Format.Format_RGB888)


def _draw_hand(painter: QPainter, hand: Hand, place: QRectF) -> None:
    points = [
        QPointF(place.x() + float(x) * place.width(), place.y() + float(y) * place.height())
        for x, y in hand.image[:, :2]
    ]
    bone, seam = QColor(ACCENT).lighter(150), QColor(0, 0, 0, 110)
    paint_hand(painter, points, HandInk(bone, seam, QColor("white"), _BONE))
