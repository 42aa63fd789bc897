"""Colours with a contrast of at least 7 to 1 between letters and plate (WCAG 2, level AAA)."""

from __future__ import annotations

from typing import NamedTuple

from controller.captions.settings import Scheme

Rgb = tuple[int, int, int]


class Colours(NamedTuple):
    """What letters and the plate behind them are painted with; the outline is the plate's."""

    letters: Rgb
    plate: Rgb


SCHEMES: dict[Scheme, Colours] = {
    "white_on_black": Colours((255, 255, 255), (12, 12, 14)),
    "yellow_on_black": Colours((255, 222, 64), (12, 12, 14)),
    "green_on_black": Colours((140, 240, 150), (8, 14, 10)),
    "white_on_blue": Colours((255, 255, 255), (12, 30, 74)),
    "black_on_white": Colours((10, 10, 12), (252, 252, 250)),
}


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio, 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    linear = [_linear(part / 255) for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
