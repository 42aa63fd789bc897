"""Colours, light and dark."""

from __future__ import annotations

from typing import NamedTuple

from controller.captions.colours import Rgb


class Palette(NamedTuple):
    """ink and soft are read on panel; track is the ground of a bar; stage lies under a picture."""

    ground: Rgb
    panel: Rgb
    line: Rgb
    track: Rgb
    ink: Rgb
    soft: Rgb
    left: Rgb
    right: Rgb
    both: Rgb
    action: Rgb
    candidate: Rgb
    active: Rgb
    cooldown: Rgb
    error: Rgb
    stage: Rgb = (13, 18, 24)
    stage_ink: Rgb = (236, 242, 247)
    stage_soft: Rgb = (150, 166, 180)

    def of_hand(self, hand: str) -> Rgb:
        return {"left": self.left, "right": self.right}.get(hand, self.both)

    def of_state(self, state: str) -> Rgb:
        known = {"candidate": self.candidate, "active": self.active, "cooldown": self.cooldown}
        return known.get(state, self.soft)

    def of_mood(self, mood: str) -> Rgb:
        match mood:
            case "error":
                return self.error
            case "paused" | "locked" | "stalled" | "silent":
                return self.candidate
            case "active":
                return self.active
            case "armed" | "watching":
                return self.action
            case _:
                return self.soft


LIGHT = Palette(
    ground=(239, 242, 245),
    panel=(255, 255, 255),
    line=(224, 230, 236),
    track=(232, 237, 241),
    ink=(21, 30, 39),
    soft=(84, 98, 111),
    left=(126, 74, 206),
    right=(0, 122, 128),
    both=(176, 52, 110),
    action=(0, 98, 168),
    candidate=(176, 108, 0),
    active=(0, 128, 86),
    cooldown=(68, 104, 190),
    error=(198, 62, 20),
)
DARK = Palette(
    ground=(15, 20, 26),
    panel=(24, 31, 39),
    line=(40, 50, 60),
    track=(40, 50, 60),
    ink=(234, 240, 245),
    soft=(150, 166, 180),
    left=(186, 150, 250),
    right=(70, 208, 204),
    both=(246, 146, 192),
    action=(104, 182, 240),
    candidate=(242, 182, 66),
    active=(64, 214, 154),
    cooldown=(126, 168, 255),
    error=(255, 130, 92),
)
