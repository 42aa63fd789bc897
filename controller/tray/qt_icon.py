"""The program's icon for Qt."""

from __future__ import annotations

from PySide6.QtGui import QIcon, QImage, QPixmap

from controller.tray.icons import draw_icon
from controller.tray.view import Mood


def icon_pixmap(mood: Mood, size: int) -> QPixmap:
    """Return the icon for a state, size x size pixels."""
    picture = draw_icon(mood, size)
    image = QImage(picture.tobytes(), size, size, 4 * size, QImage.Format.Format_RGBA8888)
    return QPixmap.fromImage(image)


def make_icon(mood: Mood) -> QIcon:
    """Return the icon for a state in the usual sizes."""
    icon = QIcon()
    for size in (16, 24, 32, 64):
        icon.addPixmap(icon_pixmap(mood, size))
    return icon
