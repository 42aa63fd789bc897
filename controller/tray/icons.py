"""The icon: an open hand on a disc whose colour tells the state."""

from __future__ import annotations

from functools import cache

from PIL import Image, ImageDraw

from controller.tray.view import Mood

COLOURS: dict[Mood, str] = {
    "looking": "#5b6b7a",
    "armed": "#0072b2",
    "active": "#009e73",
    "paused": "#e69f00",
    "error": "#d55e00",
}
"""Told apart by colour-blind people too (Okabe and Ito, 2008); the paused and the troubled icon
also have a mark of their own."""

_SCALE = 4
"""Drawn larger and reduced, for smooth edges."""
_FINGERS = (((24, 37), (14, 29)), ((26, 34), (23, 14)), ((31, 33), (32, 11)), ((37, 34), (41, 14)),
            ((41, 38), (49, 22)))  # fmt: skip
"""From the palm to the tip, thumb first, in a square of 64."""


@cache
def draw_icon(mood: Mood, size: int = 64) -> Image.Image:
    """Return the icon for a state: size x size pixels, RGBA."""
    unit = size * _SCALE / 64
    picture = Image.new("RGBA", (size * _SCALE, size * _SCALE))
    draw = ImageDraw.Draw(picture)

    def scaled(*points: float) -> list[float]:
        return [point * unit for point in points]

    draw.ellipse(scaled(1, 1, 63, 63), fill=COLOURS[mood])
    for base, tip in _FINGERS:
        draw.line(scaled(*base, *tip), fill="white", width=round(6 * unit))
        for x, y in (base, tip):
            draw.ellipse(scaled(x - 3, y - 3, x + 3, y + 3), fill="white")
    draw.rounded_rectangle(scaled(21, 32, 44, 53), radius=9 * unit, fill="white")
    if mood == "paused":
        for x in (27, 35):
            draw.rectangle(scaled(x, 37, x + 4, 49), fill=COLOURS[mood])
    elif mood == "error":
        draw.rectangle(scaled(31, 35, 35, 45), fill=COLOURS[mood])
        draw.rectangle(scaled(31, 47, 35, 51), fill=COLOURS[mood])
    return picture.resize((size, size), Image.Resampling.LANCZOS)
