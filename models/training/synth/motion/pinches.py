"""Clicking and dragging with a pinch: thumb and index finger, thumb and middle finger."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from models.training.synth.motion.script import ArmScript
from models.training.synth.orientation import Aim

PRESS = 0.35
"""Seconds of a closed pinch after which it holds on to something."""

_REACH = 0.9
"""Part of the zone that a drag may use."""


def click(script: ArmScript) -> None:
    """One or two clicks, far enough apart to be two."""
    grip = _raise(script, "pinch")
    for _ in range(int(script.rng.integers(1, 3))):
        _tap(script, "click", *grip)
        script.hold(script.rng.uniform(0.9, 1.2))
    script.rest(0.7)


def double_click(script: ArmScript) -> None:
    """Two pinches in quick succession: the first is a click of its own."""
    grip = _raise(script, "pinch")
    _tap(script, "click", *grip, quick=True)
    script.hold(script.rng.uniform(0.03, 0.12))
    _tap(script, "double_click", *grip, quick=True)
    script.hold(script.rng.uniform(0.4, 0.8))
    script.rest(0.7)


def right_click(script: ArmScript) -> None:
    """The thumb meets the middle finger while the index finger stays out."""
    grip = _raise(script, "middle")
    _tap(script, "right_click", *grip)
    script.hold(script.rng.uniform(0.4, 0.8))
    script.rest(0.7)


def drag(script: ArmScript) -> None:
    """Pinch, carry, let go."""
    rng = script.rng
    ready, closed = _raise(script, "pinch")
    script.move(rng.uniform(0.1, 0.18), shape=closed)
    waited = rng.uniform(0.05, 0.3) if rng.random() < 0.7 else rng.uniform(0.5, 0.8)
    since = script.t
    script.hold(waited)
    _carry(script)
    script.hold(rng.uniform(0.1, 0.3))
    _, end = script.move(rng.uniform(0.1, 0.18), shape=ready)
    script.event("drag", since + min(waited, PRESS), end)
    script.hold(rng.uniform(0.4, 0.7))
    script.rest(0.7)


def _raise(script: ArmScript, what: str) -> tuple[str, str]:
    """Bring the hand up, about to pinch; return the shapes of the open and the closed hand."""
    rng = script.rng
    style = "straight" if rng.random() < 0.5 else "easy"
    ready, closed = f"{what}_ready_{style}", f"{what}_{style}"
    aim = Aim(80, 4, 14, 0).plus(*rng.normal(0, [6, 8, 14, 6]).tolist())
    script.move(
        0.7 * rng.uniform(0.9, 1.2),
        script.zone.centre + script.jitter(0.02),
        aim,
        ready,
        arc=np.array([0, 0, 0.03]),
    )
    script.hold(rng.uniform(0.35, 0.7))
    return ready, closed


def _tap(script: ArmScript, name: str, ready: str, closed: str, *, quick: bool = False) -> None:
    slow = 0.7 if quick else 1.0
    start, _ = script.move(slow * script.rng.uniform(0.09, 0.17), shape=closed)
    script.hold(slow * script.rng.uniform(0.02, 0.12))
    _, end = script.move(slow * script.rng.uniform(0.09, 0.17), shape=ready)
    script.event(name, start, end)


def _carry(script: ArmScript) -> None:
    rng, zone = script.rng, script.zone
    angle = rng.uniform(0, 2 * np.pi)
    length = rng.uniform(0.07, 0.2)
    way = length * np.array([np.cos(angle), np.sin(angle), 0.0])
    room = _REACH * np.array([zone.half_width, zone.half_height, 1.0])
    offset = np.clip(script.wrist + way - zone.centre, -room, room)
    offset[1] = max(offset[1], zone.lowest - zone.centre[1])
    script.move(rng.uniform(0.5, 1.1), zone.centre + offset)


PINCHES: dict[str, Callable[[ArmScript], None]] = {
    "click": click,
    "double_click": double_click,
    "right_click": right_click,
    "drag": drag,
}
