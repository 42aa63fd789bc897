"""One hand that zooms, turns or scrolls: movements that go on step by step."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from models.training.synth.motion.script import ArmScript
from models.training.synth.orientation import Aim
from models.training.synth.rotations import Vector


def zoom(script: ArmScript, name: str) -> None:
    """Thumb and index finger open or close, the other fingers folded."""
    rng = script.rng
    first, last = (
        ("dial_closed", "dial_open") if name == "zoom_in" else ("dial_open", "dial_closed")
    )
    _raise(script, first, Aim(76, 8, 20, 0), (5, 8, 10, 6))
    start, end = script.move(rng.uniform(0.35, 0.9), shape=last)
    _finish(script, name, start, end)


def rotate(script: ArmScript, name: str) -> None:
    """A hand with thumb and index finger out turns in the picture, as a hand on a dial."""
    rng = script.rng
    # Leaning across the body is counter-clockwise for the right hand, in the user's own view.
    sign = 1.0 if (name == "rotate_counter_clockwise") == (script.side == "right") else -1.0
    way = rng.uniform(30, 50)
    before = -sign * rng.uniform(0.2, 0.5) * way
    shape = "dial_open" if rng.random() < 0.5 else "dial_half"
    _raise(script, shape, Aim(76, 4, 12, before), (5, 6, 10, 3))
    start, end = script.move(rng.uniform(0.4, 0.9), aim=script.aim.plus(tilt=sign * way))
    _finish(script, name, start, end)


def scroll(script: ArmScript, name: str) -> None:
    """Two fingers up and together; the hand moves up or down."""
    rng, zone = script.rng, script.zone
    way = min(rng.uniform(0.08, 0.15), 1.6 * zone.half_height)
    sign = 1.0 if name == "scroll_up" else -1.0
    middle = zone.centre.copy()
    middle[1] = max(middle[1], zone.lowest + 0.5 * way)
    low_or_high = middle - np.array([0, 0.5 * sign * way, 0])
    _raise(script, "two_up", Aim(80, 4, 8, 0), (5, 6, 8, 5), low_or_high)
    up = script.wrist + np.array([rng.normal(0, 0.008), sign * way, 0])
    start, end = script.move(
        rng.uniform(0.4, 0.9), up, script.aim.plus(elevation=sign * rng.uniform(0, 8))
    )
    _finish(script, name, start, end)


def _raise(
    script: ArmScript,
    shape: str,
    aim: Aim,
    spread: tuple[float, float, float, float],
    place: Vector | None = None,
) -> None:
    rng = script.rng
    script.move(
        0.7 * rng.uniform(0.9, 1.2),
        (script.zone.centre if place is None else place) + script.jitter(0.012),
        aim.plus(*rng.normal(0, spread).tolist()),
        shape,
        arc=np.array([0, 0, 0.03]),
    )
    script.hold(rng.uniform(0.4, 0.7))


def _finish(script: ArmScript, name: str, start: float, end: float) -> None:
    script.event(name, start, end)
    script.hold(script.rng.uniform(0.25, 0.5))
    script.rest(0.7)


STEPS: dict[str, Callable[[ArmScript, str], None]] = {
    "zoom_in": zoom,
    "zoom_out": zoom,
    "rotate_clockwise": rotate,
    "rotate_counter_clockwise": rotate,
    "scroll_up": scroll,
    "scroll_down": scroll,
}
