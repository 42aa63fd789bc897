"""What the camera sees, or the skeletons alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainterPath

from controller.captions.colours import Rgb
from controller.monitor.frame import SeenFrame, SeenHand, SeenMachine
from controller.monitor.layout import Rect, contained
from controller.monitor.painting.tools import CORNER, SMALL, Brush, colour, width_of
from controller.monitor.palette import DARK
from controller.qt.skeleton import HandInk, paint_hand
from controller.texts import Texts

_DOTS = 36.0
"""Pixels between the dots that stand in for a picture."""


def paint_picture(
    brush: Brush,
    rect: Rect,
    frame: SeenFrame | None,
    image: QImage | None,
    texts: Texts,
    note: str,
) -> None:
    """Draw the stage, the picture on it if there is one, and the hands. note: at the bottom."""
    painter, stage = brush.painter, brush.palette.stage
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(QRectF(*rect), CORNER, CORNER)
    painter.setClipPath(path)
    brush.fill(rect, stage)
    width, height = frame.size if frame else (4, 3)
    inside = contained(rect, width, height)
    if image is None:
        _paint_dots(brush, rect)
    else:
        painter.drawImage(QRectF(*inside), image)
    if frame is not None:
        for hand in frame.hands:
            # The stage is dark in both themes.
            _paint_hand(brush, inside, hand, DARK.of_hand(hand.hand))
            _paint_tag(brush, rect, inside, hand, _spokesman(frame, hand), texts)
    if note:
        tag = Rect(rect.x + 12, rect.bottom - 36, width_of(note) + 20, 24)
        brush.fill(tag, stage, corner=12, alpha=0.8)
        brush.text(tag, note, brush.palette.stage_soft, SMALL, align=Qt.AlignmentFlag.AlignHCenter)
    painter.restore()


def _paint_dots(brush: Brush, rect: Rect) -> None:
    x = rect.x + _DOTS / 2
    while x < rect.right:
        y = rect.y + _DOTS / 2
        while y < rect.bottom:
            brush.disc(x, y, 1.2, brush.palette.stage_soft, 0.28)
            y += _DOTS
        x += _DOTS


def _paint_hand(brush: Brush, inside: Rect, hand: SeenHand, rgb: Rgb) -> None:
    palette, thickness = brush.palette, max(2.5, inside.width / 150)
    ink = HandInk(
        colour(rgb), colour(palette.stage), colour(palette.stage_ink), thickness=thickness
    )
    paint_hand(brush.painter, [_place(inside, point) for point in hand.points], ink)


def _place(inside: Rect, point: tuple[float, float]) -> QPointF:
    return QPointF(inside.x + point[0] * inside.width, inside.y + point[1] * inside.height)


def _spokesman(frame: SeenFrame, hand: SeenHand) -> SeenMachine | None:
    """Return the machine whose word stands beside the hand: one that acts, or is about to."""
    own = [m for m in frame.machines if m.track == hand.track and m.state in _LOUD]
    return min(own, key=lambda machine: _LOUD.index(machine.state), default=None)


_LOUD = ("active", "candidate")


def _paint_tag(
    brush: Brush,
    rect: Rect,
    inside: Rect,
    hand: SeenHand,
    machine: SeenMachine | None,
    texts: Texts,
) -> None:
    """Write beside the hand which it is and what it shows, with the dwell as a ring."""
    palette, label, part = brush.palette, "", 1.0
    rgb = DARK.of_hand(hand.hand)
    if machine is not None:
        label, part = _leading(machine)
    text = label or texts(f"monitor.{hand.hand}")
    ring = 20.0 if label else 0.0
    width = width_of(text, SMALL, bold=True) + 22 + ring
    points = [_place(inside, point) for point in hand.points]
    x = sum(point.x() for point in points) / len(points) - width / 2
    y = min(point.y() for point in points) - 42
    x = min(max(x, rect.x + 8), rect.right - width - 8)
    y = min(max(y, rect.y + 8), rect.bottom - 34)
    brush.fill(Rect(x, y, width, 26), palette.stage, corner=13, alpha=0.86)
    if label:
        done = machine is not None and machine.state == "active"
        brush.arc(x + 17, y + 13, 6.0, 1.0, palette.stage_soft if not done else rgb)
        brush.arc(x + 17, y + 13, 6.0, part, rgb)
    words = Rect(x + 11 + ring, y, width - 20 - ring, 26)
    brush.text(words, text, palette.stage_ink, SMALL, bold=True)


def _leading(machine: SeenMachine) -> tuple[str, float]:
    if machine.active is not None:
        return machine.active, 1.0
    label = max(machine.scores, key=lambda each: machine.scores[each].progress, default="")
    return label, machine.scores[label].progress if label else 0.0
