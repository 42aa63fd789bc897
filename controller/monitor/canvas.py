"""The widget that shows the model; all of it is painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from controller.monitor.bars import hand_card, machines_of
from controller.monitor.layout import Layout, Rect, bars_for, lay_out
from controller.monitor.model import MonitorModel
from controller.monitor.painting.hands import paint_hand_card
from controller.monitor.painting.header import figures, paint_header
from controller.monitor.painting.overlay import paint_overlay
from controller.monitor.painting.picture import paint_picture
from controller.monitor.painting.reasons import paint_reasons
from controller.monitor.painting.timeline import paint_timeline
from controller.monitor.painting.tools import Brush, palette_of
from controller.texts import Texts

_RUNNING = ("active", "armed", "watching", "looking")


class Canvas(QWidget):
    """skeleton_only: never paint the picture, though it is there. note: written on the picture.

    away_hint: the name of the text that says what to do while nothing runs. header_width: what
    of the header is free for words, all where None.
    """

    def __init__(self, model: MonitorModel, texts: Texts, clock: Callable[[], float]) -> None:
        super().__init__()
        self._model = model
        self._texts = texts
        self._clock = clock
        self._image: tuple[bytes, QImage] | None = None
        self.skeleton_only = False
        self.note = ""
        self.away_hint = "monitor.hint.away"
        self.header_width: float | None = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        now = self._clock()
        layout = lay_out(self.width(), self.height())
        with QPainter(self) as painter:
            brush = Brush(painter, palette_of(self))
            painter.fillRect(self.rect(), QColor(*brush.palette.ground))
            self._paint_top(brush, layout, now)
            self._paint_picture(brush, layout.picture, now)
            self._paint_cards(brush, layout)
            paint_reasons(brush, layout.reasons, self._model.decisions, self._texts)
            paint_timeline(brush, layout.timeline, self._model.timeline, now, self._texts)

    def _paint_top(self, brush: Brush, layout: Layout, now: float) -> None:
        model, texts = self._model, self._texts
        room = layout.header._replace(width=self.header_width or layout.header.width)
        shown = figures(model.frame, model.action_ms, texts)
        paint_header(brush, room, model.mood(now), model.profile, shown, texts)

    def _paint_picture(self, brush: Brush, rect: Rect, now: float) -> None:
        model, texts, mood = self._model, self._texts, self._model.mood(now)
        image = None if self.skeleton_only else self._decoded(model.jpeg)
        note = self.note
        if not note and image is None and model.frame and not self.skeleton_only:
            note = texts("monitor.no_picture")
        paint_picture(brush, rect, model.frame, image, texts, note)
        if mood not in _RUNNING:
            name = self.away_hint if mood == "away" else f"monitor.hint.{mood}"
            hint = texts(name, trouble=model.trouble)
            paint_overlay(brush, rect, mood, texts(f"monitor.mood.{mood}"), hint)

    def _decoded(self, jpeg: bytes | None) -> QImage | None:
        if jpeg is None:
            return None
        if self._image is None or self._image[0] is not jpeg:
            self._image = (jpeg, QImage.fromData(jpeg))
        return self._image[1]

    def _paint_cards(self, brush: Brush, layout: Layout) -> None:
        model = self._model
        for hand, rect in (("left", layout.left), ("right", layout.right)):
            most = bars_for(rect.height, len(machines_of(model.frame, hand)))
            card = hand_card(model.frame, model.scores, hand, most)
            paint_hand_card(brush, rect, hand, card, self._texts)
