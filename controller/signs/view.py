"""The live picture of a recording with hands and body drawn over it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from controller.setup.looker import Look
from controller.setup.preview import Preview
from controller.setup.watching import Seen
from controller.signs.recorder import View
from controller.signs.terminal_sketch import ARMS
from gestures.landmarks import Body

_BONE = 5.0
_SEEN = 0.5
_FRAME = 8.0


class SignPreview(Preview):
    """Shows views; while a take is recorded a red frame is about the picture."""

    def __init__(self) -> None:
        super().__init__()
        self._view = View()

    def show_view(self, view: View, text: str) -> None:
        """Draw it. text: shown while there is nothing to see."""
        if view is self._view:
            return
        self._view = view
        hands = view.frame.hands if view.frame is not None else ()
        began = view.frame is not None
        self.show_look(Look(view.image, Seen(hands), began=began, silent=view.silent), text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._view.frame is not None and self._view.frame.body is not None:
                _draw_body(painter, self._view.frame.body, self._place())
            if self._view.progress is not None and self._view.progress.phase == "recording":
                painter.setPen(QPen(QColor("#c62828"), _FRAME))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self._place().adjusted(4, 4, -4, -4))


def _draw_body(painter: QPainter, body: Body, place: QRectF) -> None:
    pen = QPen(QColor(255, 255, 255, 170), _BONE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for chain in ARMS:
        if (body.visibility[list(chain)] > _SEEN).all():
            painter.drawPolyline(
                [
                    QPointF(place.x() + x * place.width(), place.y() + y * place.height())
                    for x, y in body.points[list(chain), :2].tolist()
                ]
            )
