"""One hand's card: its machines, and their scores as bars."""

from __future__ import annotations

from PySide6.QtCore import Qt

from controller.captions.colours import Rgb
from controller.monitor.bars import Bar, Section
from controller.monitor.layout import BAR, CARD_TITLE, SECTION, Rect
from controller.monitor.painting.tools import SMALL, TITLE, Brush, width_of
from controller.texts import Texts

_SIDE = 14.0
_VALUE = 34.0
_STATES = ("idle", "candidate", "active", "cooldown")


def paint_hand_card(
    brush: Brush, rect: Rect, hand: str, speed: float | None, sections: list[Section], texts: Texts
) -> None:
    """speed: of the palm in hand-widths/s, None when the hand is not seen."""
    palette = brush.palette
    brush.card(rect)
    inner = Rect(rect.x + _SIDE, rect.y, rect.width - 2 * _SIDE, CARD_TITLE)
    brush.disc(inner.x + 5, inner.y + CARD_TITLE / 2, 5, palette.of_hand(hand))
    title = Rect(inner.x + 18, inner.y, inner.width - 18, CARD_TITLE)
    brush.text(title, texts(f"monitor.{hand}"), palette.ink, TITLE, bold=True)
    right = Qt.AlignmentFlag.AlignRight
    if speed is not None:
        said = texts("monitor.speed", speed=f"{speed:.1f}")
        brush.text(inner, said, palette.soft, SMALL, align=right)
    if not sections:
        middle = Rect(inner.x, rect.y + rect.height / 2 - 10, inner.width, 20)
        centre = Qt.AlignmentFlag.AlignHCenter
        brush.text(middle, texts("monitor.no_hand"), palette.soft, align=centre)
        return
    height = (rect.height - CARD_TITLE) / len(sections)
    for number, section in enumerate(sections):
        top = rect.y + CARD_TITLE + number * height
        _paint_section(brush, Rect(inner.x, top, inner.width, height), section, hand, texts)


def _paint_section(brush: Brush, rect: Rect, section: Section, hand: str, texts: Texts) -> None:
    palette = brush.palette
    middle = rect.y + 12
    brush.line((rect.x, rect.y - 2), (rect.right, rect.y - 2), palette.line)
    rgb = palette.of_state(section.state)
    word = texts(f"monitor.state.{section.state}")
    pill_width = width_of(word, SMALL, bold=True) + 16
    brush.pill(rect.right - pill_width, middle, word, rgb)
    _paint_steps(brush, rect.right - pill_width - 52, middle, section.state)
    name = Rect(rect.x, rect.y, rect.width - pill_width - 60, 24)
    brush.text(name, section.recogniser, palette.ink if section.seen else palette.soft, bold=True)
    if section.hint is not None:
        hint = texts(section.hint.name, **section.hint.values)
        brush.text(Rect(rect.x, rect.y + 23, rect.width, 18), hint, palette.soft, SMALL)
    label_width = min(0.46 * rect.width, 128.0)
    for number, bar in enumerate(section.bars):
        row = Rect(rect.x, rect.y + SECTION - 4 + number * BAR, rect.width, BAR)
        if row.bottom <= rect.bottom + 2:
            _paint_bar(brush, row, label_width, bar, palette.of_hand(hand), seen=section.seen)


def _paint_steps(brush: Brush, x: float, middle: float, state: str) -> None:
    """Draw the states of a machine as four dots, the present one lit."""
    brush.line((x, middle), (x + 39, middle), brush.palette.track, 2.0)
    for number, each in enumerate(_STATES):
        here = each == state
        rgb = brush.palette.of_state(state) if here else brush.palette.track
        brush.disc(x + 13 * number, middle, 5.0 if here else 3.5, rgb)


def _paint_bar(
    brush: Brush, row: Rect, label_width: float, bar: Bar, rgb: Rgb, *, seen: bool
) -> None:
    palette = brush.palette
    loud = bar.reading in ("over", "active")
    ink = palette.ink if loud or bar.reading == "rising" else palette.soft
    label = Rect(row.x, row.y, label_width - 8, row.height)
    brush.text(label, bar.label, ink, SMALL, bold=loud)
    track = Rect(
        row.x + label_width, row.y + row.height / 2 - 5, row.width - label_width - _VALUE - 6, 10
    )
    brush.fill(track, palette.track, corner=5)
    score = bar.score
    if score.score > 0:
        length = max(track.width * min(score.score, 1.0), 6.0)
        alpha = {"quiet": 0.45, "rising": 0.7}.get(bar.reading, 1.0)
        fill = palette.active if bar.reading == "active" else rgb
        brush.fill(Rect(track.x, track.y, length, track.height), fill, corner=5, alpha=alpha)
    if score.progress > 0:
        done = Rect(track.x, track.bottom + 1.5, track.width * score.progress, 2.5)
        brush.fill(done, palette.candidate, corner=1.2)
    for threshold, reach in ((score.leave, 1.0), (score.enter, 3.5)):
        x = track.x + track.width * threshold
        brush.line((x, track.y - reach), (x, track.bottom + reach), palette.ink, 1.4)
    value = Rect(row.right - _VALUE, row.y, _VALUE, row.height)
    said = f"{score.score:.2f}" if seen else "–"
    brush.text(value, said, ink, SMALL, align=Qt.AlignmentFlag.AlignRight)
