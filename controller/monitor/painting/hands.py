"""One hand's card: the states of its machines, and its best scores as bars."""

from __future__ import annotations

from PySide6.QtCore import Qt

from controller.monitor.bars import BOTH, Bar, HandCard, progress_of
from controller.monitor.frame import SeenMachine
from controller.monitor.layout import BAR, CARD_TITLE, HINT, MACHINE, Rect
from controller.monitor.painting.tools import SMALL, TITLE, Brush, width_of
from controller.texts import Texts

_SIDE = 14.0
_VALUE = 34.0
_STATES = ("idle", "candidate", "active", "cooldown")
_STEP = 12.0
_ALPHA = {"quiet": 0.5, "rising": 0.75}


def paint_hand_card(brush: Brush, rect: Rect, hand: str, card: HandCard, texts: Texts) -> None:
    """Draw a card from its top; bars that find no room are left out."""
    palette = brush.palette
    brush.card(rect)
    inner = Rect(rect.x + _SIDE, rect.y, rect.width - 2 * _SIDE, CARD_TITLE)
    brush.disc(inner.x + 5, inner.y + CARD_TITLE / 2, 5, palette.of_hand(hand))
    title = Rect(inner.x + 18, inner.y, inner.width - 18, CARD_TITLE)
    brush.text(title, texts(f"monitor.{hand}"), palette.ink, TITLE, bold=True)
    if card.speed is not None:
        said = texts("monitor.speed", speed=f"{card.speed:.1f}")
        free = title.width - width_of(texts(f"monitor.{hand}"), TITLE, bold=True) - 8
        if width_of(said) <= free:
            brush.text(inner, said, palette.soft, SMALL, align=Qt.AlignmentFlag.AlignRight)
    if not card.machines:
        middle = Rect(inner.x, rect.y + rect.height / 2 - 10, inner.width, 20)
        centre = Qt.AlignmentFlag.AlignHCenter
        brush.text(middle, texts("monitor.no_hand"), palette.soft, align=centre)
        return
    top = inner.bottom
    for machine in card.machines:
        _paint_machine(brush, Rect(inner.x, top, inner.width, MACHINE), machine, texts)
        top += MACHINE
    brush.line((inner.x, top + 4), (inner.right, top + 4), palette.line)
    if card.hint is not None:
        hint = texts(card.hint.name, **card.hint.values)
        brush.text(Rect(inner.x, top + 6, inner.width, HINT - 6), hint, palette.soft, SMALL)
    for number, bar in enumerate(card.bars):
        row = Rect(inner.x, top + HINT + number * BAR, inner.width, BAR)
        if row.bottom <= rect.bottom:
            _paint_bar(brush, row, bar)


def _paint_machine(brush: Brush, row: Rect, machine: SeenMachine, texts: Texts) -> None:
    """Write a machine's name and its state, and draw the states as a chain of dots."""
    palette, middle = brush.palette, row.y + row.height / 2
    rgb = palette.of_state(machine.state)
    state_width = max(
        width_of(texts(f"monitor.state.{each}"), SMALL, bold=True) for each in _STATES
    )
    state = Rect(row.right - state_width, row.y, state_width, row.height)
    quiet = machine.state == "idle"
    word = texts(f"monitor.state.{machine.state}")
    brush.text(state, word, palette.soft if quiet else rgb, SMALL, bold=not quiet)
    x = state.x - 12 - 3 * _STEP
    brush.line((x, middle), (x + 3 * _STEP, middle), palette.track, 2.0)
    for number, each in enumerate(_STATES):
        here = each == machine.state
        dot = x + number * _STEP
        brush.disc(dot, middle, 4.5 if here else 3.0, rgb if here else palette.track)
        if here and each == "candidate":
            brush.arc(dot, middle, 6.5, progress_of(machine), rgb, 2.0)
    name = Rect(row.x, row.y, x - row.x - 10, row.height)
    ink = palette.ink if machine.seen else palette.soft
    of_both = " ×2" if machine.hand == BOTH else ""
    brush.text(name, machine.recogniser + of_both, ink, SMALL)


def _paint_bar(brush: Brush, row: Rect, bar: Bar) -> None:
    palette, score = brush.palette, bar.score
    loud = bar.reading in ("over", "active")
    ink = palette.soft if bar.reading == "quiet" else palette.ink
    names = min(0.46 * row.width, 140.0)
    label = Rect(row.x, row.y, names - 8, row.height)
    brush.text(label, bar.label, ink, SMALL, bold=loud)
    length = row.width - names - _VALUE - 6
    track = Rect(row.x + names, row.y + row.height / 2 - 5, length, 10)
    brush.fill(track, palette.track, corner=5)
    rgb = palette.active if bar.reading == "active" else palette.of_hand(bar.hand)
    for part, alpha in ((bar.peak, 0.22), (score.score, _ALPHA.get(bar.reading, 1.0))):
        if part > 0:
            width = max(track.width * min(part, 1.0), 6.0)
            brush.fill(track._replace(width=width), rgb, corner=5, alpha=alpha)
    if score.progress > 0:
        done = Rect(track.x, track.bottom + 2, track.width * score.progress, 2.5)
        brush.fill(done, palette.candidate, corner=1.2)
    for threshold, reach in ((score.leave, 0.0), (score.enter, 3.5)):
        x = track.x + track.width * threshold
        brush.line((x, track.y - reach), (x, track.bottom + reach), palette.ink, 1.4)
    value = Rect(row.right - _VALUE, row.y, _VALUE, row.height)
    brush.text(value, f"{score.score:.2f}", ink, SMALL, align=Qt.AlignmentFlag.AlignRight)
