"""The last decisions in words: why something did, or did not, happen."""

from __future__ import annotations

import time
from collections.abc import Iterable

from PySide6.QtCore import QRectF

from controller.monitor.layout import Rect
from controller.monitor.model import Reason
from controller.monitor.painting.tools import SMALL, TITLE, Brush, height_of
from controller.texts import Texts

_SIDE, _TITLE, _CLOCK, _LEADING = 14.0, 32.0, 68.0, 5.0


def paint_reasons(brush: Brush, rect: Rect, reasons: Iterable[Reason], texts: Texts) -> None:
    """Write the newest at the top, as many as there is room for."""
    palette = brush.palette
    brush.card(rect)
    title = Rect(rect.x + _SIDE, rect.y, rect.width - 2 * _SIDE, _TITLE)
    brush.text(title, texts("monitor.reasons"), palette.ink, TITLE, bold=True)
    inner = Rect(title.x, rect.y + _TITLE, title.width, rect.height - _TITLE - 6)
    top, known = inner.y, list(reasons)
    if not known:
        empty = Rect(inner.x, top, inner.width, 20)
        brush.text(empty, texts("menu.nothing_yet"), palette.soft, SMALL)
    brush.painter.save()
    brush.painter.setClipRect(QRectF(*inner))
    for reason in known:
        words = Rect(inner.x + 12 + _CLOCK, top, inner.width - 12 - _CLOCK, inner.bottom - top)
        height = height_of(reason.text, words.width)
        if height > words.height and reason is not known[0]:
            break
        clock = time.strftime("%H:%M:%S", time.localtime(reason.at))
        brush.text(Rect(inner.x + 12, top, _CLOCK, 16), clock, palette.soft, SMALL)
        rgb = palette.active if reason.acted else palette.candidate
        brush.disc(inner.x + 3, top + 8, 3.5, rgb)
        brush.paragraph(words, reason.text, palette.ink, SMALL)
        top += height + _LEADING
    brush.painter.restore()
