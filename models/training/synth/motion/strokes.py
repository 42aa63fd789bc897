"""The shape of a swipe: where it begins and ends, how the hand is held, how it bends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.random import Generator

from models.training.synth.motion.zone import Zone
from models.training.synth.orientation import Aim
from models.training.synth.rotations import Vector
from models.training.synth.truth import Side

Style = Literal["upright", "diagonal", "sideways"]
STYLES: tuple[Style, ...] = ("upright", "diagonal", "sideways")
SWIPES = ("swipe_left", "swipe_right", "swipe_up", "swipe_down")


@dataclass(frozen=True)
class Stroke:
    """A right arm's stroke; arc and swing as in track.Key."""

    start: Vector
    start_aim: Aim
    end: Vector
    end_aim: Aim
    arc: Vector
    swing: Aim


@dataclass(frozen=True)
class _Grip:
    """How a style holds the hand across a horizontal stroke: middle, change to either end, lag."""

    middle: Aim
    change: Aim
    lag: Aim


_GRIPS: dict[Style, _Grip] = {
    "upright": _Grip(Aim(78, 0, 22, 0), Aim(0, 14, 0, 17), Aim(0, 4, 0, 9)),
    "diagonal": _Grip(Aim(50, 8, 48, 0), Aim(0, 24, 0, 8), Aim(0, 9, 0, 5)),
    "sideways": _Grip(Aim(24, 14, 80, 0), Aim(0, 34, 0, 2), Aim(0, 14, 0, 0)),
}


def inward(name: str, side: Side) -> bool:
    """Say whether a horizontal swipe by this hand goes across the body."""
    return (name == "swipe_left") == (side == "right")


def stroke(rng: Generator, name: str, side: Side, zone: Zone, style: Style) -> Stroke:
    """Return one making of a swipe; no two are alike."""
    if name in ("swipe_up", "swipe_down"):
        return _vertical(rng, zone, upwards=name == "swipe_up")
    return _horizontal(rng, zone, style, 1.0 if inward(name, side) else -1.0)


def _horizontal(rng: Generator, zone: Zone, style: Style, sign: float) -> Stroke:
    grip = _GRIPS[style]
    half = min(rng.uniform(0.13, 0.20), zone.half_width)
    middle = zone.centre + rng.normal(0, [0.012, 0.012, 0.01])
    slope = rng.normal(0, 0.02)
    ends = [middle + np.array([side * half, side * slope - 0.012, -0.02]) for side in (-sign, sign)]
    held = grip.middle.plus(rng.normal(0, 6), rng.normal(0, 5), rng.normal(0, 8), rng.normal(0, 4))
    change, lag = grip.change, grip.lag
    aims = [held.plus(0, end * change.azimuth, 0, end * change.tilt) for end in (-sign, sign)]
    loose = rng.uniform(0.5, 1.3)
    return Stroke(
        ends[0],
        aims[0],
        ends[1],
        aims[1],
        arc=np.array([0.0, rng.uniform(0.005, 0.035), 0.03]),
        swing=Aim(0, -sign * loose * lag.azimuth, 0, -sign * loose * lag.tilt),
    )


def _vertical(rng: Generator, zone: Zone, upwards: bool) -> Stroke:
    """The low end lies above where hands rest: nobody swipes from the lap or below the picture."""
    half = min(rng.uniform(0.10, 0.15), zone.half_height)
    middle = zone.centre + rng.normal(0, [0.015, 0.01, 0.01])
    middle[1] = np.clip(middle[1], zone.lowest + half, max(zone.highest, zone.lowest + half))
    lean = rng.normal(0, 0.012)
    low = middle + np.array([-lean, -half, 0.02])
    high = middle + np.array([lean, 0.8 * half, -0.02])
    roll = rng.uniform(0, 25)
    low_aim = Aim(rng.uniform(20, 40), 5, roll, 0)
    high_aim = Aim(rng.uniform(78, 90), 5, roll, rng.normal(0, 4))
    arc = np.array([0.0, 0.0, rng.uniform(0.0, 0.04)])
    rising = Stroke(low, low_aim, high, high_aim, arc, Aim(-10, 0, 0, 0))
    if upwards:
        return rising
    return replace(
        rising, start=high, start_aim=high_aim, end=low, end_aim=low_aim, swing=Aim(12, 0, 0, 0)
    )
