"""Both hands pinch and pull apart, push together or turn, as if they held a picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from models.training.synth.motion.script import ArmScript
from models.training.synth.orientation import Aim
from models.training.synth.rotations import Vector

_APART = (0.10, 0.20)
"""Metres by which hands that are close together, or wide apart, keep to their own side."""


_FORWARD = np.array([0.0, 0.0, 0.03])


@dataclass(frozen=True)
class _Ways:
    """Where a right hand begins and ends, in metres from its zone's centre; left: the mirror."""

    start: Vector
    right_end: Vector
    left_end: Vector


def two_handed(right: ArmScript, left: ArmScript, name: str) -> None:
    """Write both scripts; the event is told of the right hand."""
    rng = right.rng
    ways = _ways(rng, name, right.zone.half_width)
    style = "straight" if rng.random() < 0.5 else "easy"
    lift, wait, close, hold, way, after = rng.uniform(
        [0.6, 0.3, 0.12, 0.25, 0.45, 0.15], [0.8, 0.6, 0.2, 0.5, 0.9, 0.35]
    )
    for script, end in ((right, ways.right_end), (left, ways.left_end)):
        base = script.zone.centre + script.jitter(0.008)
        aim = Aim(78, 4, 18, 0).plus(*rng.normal(0, [5, 6, 9, 5]).tolist())
        script.move(lift, base + ways.start, aim, f"pinch_ready_{style}", arc=_FORWARD)
        script.hold(wait)
        script.move(close, shape=f"pinch_{style}")
        script.hold(hold)
        moved = script.move(way, base + end)
        script.hold(after)
        script.move(close, shape=f"pinch_ready_{style}")
        script.hold(0.4)
        script.rest(0.7)
        if script is right:
            script.event(name, *moved)


def _ways(rng: Generator, name: str, half_width: float) -> _Ways:
    near, far = (np.array([-x, 0.0, 0.0]) for x in _APART)
    far *= min(half_width / 0.2, 1.0) * rng.uniform(0.9, 1.3)
    if name.startswith("zoom"):
        start, end = (near, far) if name == "zoom_in" else (far, near)
        return _Ways(start, end, end)
    middle = 0.5 * (near + far)
    # The user's right hand goes down when the picture turns clockwise.
    sign = -1.0 if name == "rotate_clockwise" else 1.0
    lift = np.array([0.02, sign * rng.uniform(0.05, 0.08), 0.0])
    return _Ways(middle, middle + lift, middle + lift * [1, -1, 1])
