"""Where everything lies in the window: numbers alone, in pixels of a usual screen."""

from __future__ import annotations

from typing import NamedTuple

MARGIN, GAP = 14.0, 12.0
HEADER = 54.0
LEAST_WIDTH, LEAST_HEIGHT = 860, 580
CARD_TITLE, MACHINE, HINT, BAR = 34.0, 20.0, 28.0, 22.0
"""Heights in a card: of its title, of each machine, of the hint below them, of each score."""
LEAST_CARD = 224.0
"""Width of a hand's card if that leaves enough for the picture."""
FIGURE = 84.0
"""Least width of one figure in the header."""


class Rect(NamedTuple):
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inset(self, by: float) -> Rect:
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


class Layout(NamedTuple):
    """The panels. left, right: what is said of each hand, the user's left one on the left."""

    header: Rect
    picture: Rect
    left: Rect
    right: Rect
    reasons: Rect
    timeline: Rect


def lay_out(width: float, height: float) -> Layout:
    """Return the panels of a window; they never overlap and leave nothing unused but gaps."""
    inner = width - 2 * MARGIN
    header = Rect(MARGIN, MARGIN, inner, HEADER)
    timeline_height = min(230.0, max(150.0, 0.27 * height))
    timeline = Rect(MARGIN, height - MARGIN - timeline_height, inner, timeline_height)
    top, bottom = header.bottom + GAP, timeline.y - GAP
    body = bottom - top
    # A camera's picture is 4 to 3 mostly; the cards need room for names and bars.
    beside = 2 * LEAST_CARD + 2 * GAP
    picture_width = max(0.36 * inner, min(0.52 * inner, inner - beside, body * 4 / 3))
    picture = Rect(MARGIN, top, picture_width, body)
    side = Rect(picture.right + GAP, top, inner - picture_width - GAP, body)
    reasons_height = min(150.0, max(84.0, 0.28 * body))
    cards = body - reasons_height - GAP
    card_width = (side.width - GAP) / 2
    return Layout(
        header,
        picture,
        Rect(side.x, top, card_width, cards),
        Rect(side.x + card_width + GAP, top, card_width, cards),
        Rect(side.x, top + cards + GAP, side.width, reasons_height),
        timeline,
    )


def bars_for(height: float, machines: int) -> int:
    """Return how many scores a card of that height has room for below its machines."""
    left = height - CARD_TITLE - machines * MACHINE - HINT - 6
    return max(1, int(left / BAR))


def contained(outer: Rect, width: float, height: float) -> Rect:
    """Return the largest rectangle of the given shape in the middle of another."""
    scale = min(outer.width / max(width, 1.0), outer.height / max(height, 1.0))
    w, h = width * scale, height * scale
    return Rect(outer.x + (outer.width - w) / 2, outer.y + (outer.height - h) / 2, w, h)
