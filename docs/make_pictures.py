"""Draws docs/profiles/NAME.png: the gestures of each shipped profile and what they do; and a
small copy of each for the guided start, which ships with the program.

python docs/make_pictures.py [NAME...]        needs the extra ``train``
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import matplotlib
from PIL import Image

matplotlib.use("agg")
import matplotlib.pyplot as plt
from hand_pictures import hand_picture
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from bindings.durations import format_duration
from bindings.loader import load_profile
from bindings.model.profile import Clutch
from bindings.profile import Profile
from bindings.reading import SHIPPED
from bindings.rules import Rule
from gestures.registry import GESTURES

FOLDER = Path(__file__).resolve().parent / "profiles"
SMALL = FOLDER.parents[1] / "controller" / "setup" / "pictures"
SMALL_WIDTH = 680
COLUMNS = 4
CARD = (2.35, 2.95)
"""Inches."""
INK, FAINT, ACCENT, PAPER, LINE = "#1f2933", "#5f6b7a", "#0b6bcb", "#f3f5f8", "#d9dfe7"
ARROWS = {
    "swipe_left": ((0.80, 0.0), (0.06, 0.0)),
    "swipe_right": ((0.20, 0.0), (0.94, 0.0)),
    "swipe_up": ((0.0, 0.10), (0.0, 0.92)),
    "swipe_down": ((0.0, 0.92), (0.0, 0.10)),
}
"""From where to where, in shares of the picture; 0 stands for beside the hand."""


@dataclass(frozen=True)
class Card:
    """One binding: what to show, in order, how, and what it does."""

    gestures: tuple[str, ...]
    how: str
    does: str


def cards_of(profile: Profile) -> list[Card]:
    """Return a card for each binding that begins something."""
    shown = [rule for rule in profile.rules if rule.gesture in GESTURES and rule.phase != "end"]
    found = [_clutch_card(profile.clutch)] if profile.clutch else []
    found += map(_card, shown)
    return list(dict.fromkeys(found))


def _card(rule: Rule) -> Card:
    gestures = (*rule.before, rule.gesture)
    return Card(gestures, ", ".join(_details(rule)), rule.name)


def _clutch_card(clutch: Clutch) -> Card:
    return Card((clutch.arm.gesture,), f"held {format_duration(clutch.arm.hold)}", "wake")


def _details(rule: Rule) -> Iterator[str]:
    if rule.hand != "any":
        yield f"{rule.hand} hand"
    if rule.after is not None:
        yield f"held {format_duration(rule.after)}"
    if rule.phase == "move":
        yield "while held"
    if rule.repeat is not None:
        yield "again while held"


def draw_sheet(title: str, cards: Sequence[Card], path: Path) -> None:
    """Write a picture with a card for each binding."""
    columns = min(COLUMNS, len(cards))
    rows = -(-len(cards) // columns)
    figure = plt.figure(figsize=(columns * CARD[0], rows * CARD[1] + 0.6), facecolor=PAPER)
    height = rows * CARD[1] + 0.6
    figure.text(
        0.14 / columns / CARD[0] * 1.6,
        1 - 0.36 / height,
        title,
        fontsize=17,
        fontweight="bold",
        color=INK,
        va="center",
    )
    for number, card in enumerate(cards):
        row, column = divmod(number, columns)
        left, bottom = column / columns, 1 - (0.6 + (row + 1) * CARD[1]) / height
        axes = figure.add_axes((left, bottom, 1 / columns, CARD[1] / height))
        _draw_card(axes, card)
    figure.savefig(path, dpi=110, facecolor=PAPER)
    plt.close(figure)


def _draw_card(axes: Axes, card: Card) -> None:
    axes.set_xlim(0, CARD[0])
    axes.set_ylim(0, CARD[1])
    axes.axis("off")
    axes.add_patch(
        FancyBboxPatch(
            (0.09, 0.09),
            CARD[0] - 0.18,
            CARD[1] - 0.18,
            boxstyle="round,pad=0,rounding_size=0.12",
            facecolor="white",
            edgecolor=LINE,
            linewidth=1.2,
        )
    )
    _draw_hands(axes, card.gestures)
    middle = CARD[0] / 2
    name = " → ".join(card.gestures)
    axes.text(
        middle,
        0.80,
        card.does,
        ha="center",
        fontsize=11.5 if len(card.does) < 20 else 10,
        fontweight="bold",
        color=INK,
    )
    size = 10 if len(name) < 22 else 8.5
    axes.text(middle, 0.53, name, ha="center", fontsize=size, family="monospace", color=ACCENT)
    axes.text(middle, 0.29, card.how, ha="center", fontsize=9, color=FAINT)


def _draw_hands(axes: Axes, gestures: Sequence[str]) -> None:
    top, size = CARD[1] - 0.18, 1.72 if len(gestures) == 1 else 1.05
    for number, gesture in enumerate(gestures):
        middle = CARD[0] * (number + 1) / (len(gestures) + 1)
        bottom = top - (1.72 + size) / 2
        extent = (middle - size / 2, middle + size / 2, bottom, bottom + size)
        axes.imshow(hand_picture(gesture).clip(0, 1), extent=extent, zorder=3, aspect="auto")
        axes.set_xlim(0, CARD[0])
        axes.set_ylim(0, CARD[1])
        if gesture in ARROWS:
            _draw_arrow(axes, gesture, extent)


def _draw_arrow(axes: Axes, gesture: str, extent: tuple[float, float, float, float]) -> None:
    left, right, bottom, top = extent
    (x0, y0), (x1, y1) = ARROWS[gesture]
    if x0 or x1:
        ends = [(left + x * (right - left), bottom + 0.16) for x in (x0, x1)]
    else:
        ends = [(right - 0.02, bottom + y * (top - bottom)) for y in (y0, y1)]
    axes.add_patch(
        FancyArrowPatch(
            *ends, arrowstyle="-|>,head_length=9,head_width=6", linewidth=5, color=ACCENT, zorder=5
        )
    )


def write_small(path: Path) -> None:
    """Write a copy of a picture for the window of the guided start."""
    picture = Image.open(path).convert("RGB")
    height = round(picture.height * SMALL_WIDTH / picture.width)
    small = picture.resize((SMALL_WIDTH, height), Image.Resampling.LANCZOS)
    small.quantize(128).save(SMALL / path.name, optimize=True)


def main(names: Sequence[str]) -> None:
    FOLDER.mkdir(exist_ok=True)
    for name in names or sorted(path.stem for path in SHIPPED.glob("*.yaml")):
        profile = load_profile(name)
        cards = cards_of(profile)
        if cards:
            draw_sheet(name.capitalize(), cards, FOLDER / f"{name}.png")
            write_small(FOLDER / f"{name}.png")


if __name__ == "__main__":
    main(sys.argv[1:])
