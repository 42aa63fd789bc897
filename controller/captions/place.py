"""Where on the screen captions stand. Pixels of Qt, from the top left."""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle: of a screen, or of the plate behind the captions."""

    x: int
    y: int
    width: int
    height: int


class Anchor(NamedTuple):
    """Middle of the plate's lower edge, as parts of the screen's width and height.

    Parts and not pixels, so that the place is the same after a change of screen.
    """

    x: float
    y: float


DEFAULT_ANCHOR = Anchor(0.5, 0.95)


def place_plate(anchor: Anchor, width: int, height: int, screen: Box) -> Box:
    """Return where a plate of this size lies: at its anchor, but whole on the screen."""
    x = screen.x + anchor.x * screen.width - width / 2
    y = screen.y + anchor.y * screen.height - height
    return Box(
        _within(round(x), screen.x, screen.x + screen.width - width),
        _within(round(y), screen.y, screen.y + screen.height - height),
        width,
        height,
    )


def anchor_of(plate: Box, screen: Box) -> Anchor:
    """Return the anchor of a plate that was moved there."""
    return Anchor(
        (plate.x + plate.width / 2 - screen.x) / max(1, screen.width),
        (plate.y + plate.height - screen.y) / max(1, screen.height),
    )


def _within(value: int, low: int, high: int) -> int:
    return max(low, min(value, high))
