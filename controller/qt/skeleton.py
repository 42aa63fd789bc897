"""A hand drawn over a picture: bones with a dark seam, to be seen on any ground, and joints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

CHAINS = (
    *((0, 1, 2, 3, 4), (0, 5, 6, 7, 8), (5, 9, 10, 11, 12), (9, 13, 14, 15, 16)),
    *((13, 17, 18, 19, 20), (0, 17)),
)
"""Landmarks of a hand that are joined."""
TIPS = (4, 8, 12, 16, 20)
_SEAM = 3.0
_JOINT, _TIP = 0.75, 1.15
"""Radii as shares of a bone's thickness."""


@dataclass(frozen=True, slots=True)
class HandInk:
    """Colours of bones, of the seam about them and of joints; the bones' thickness in pixels."""

    bone: QColor
    seam: QColor
    joint: QColor
    thickness: float


def paint_hand(painter: QPainter, points: Sequence[QPointF], ink: HandInk) -> None:
    """Draw a hand by its 21 landmarks, which are in the painter's pixels."""
    for colour, width in ((ink.seam, ink.thickness + _SEAM), (ink.bone, ink.thickness)):
        pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for chain in CHAINS:
            painter.drawPolyline(QPolygonF([points[number] for number in chain]))
    painter.setPen(Qt.PenStyle.NoPen)
    for number, point in enumerate(points):
        radius = ink.thickness * (_TIP if number in TIPS else _JOINT)
        for colour, reach in ((ink.seam, radius + 1), (ink.joint, radius)):
            painter.setBrush(colour)
            painter.drawEllipse(point, reach, reach)
    painter.setBrush(Qt.BrushStyle.NoBrush)
