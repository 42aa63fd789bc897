"""Showing static gestures: how each is held towards the camera, and how one turns into another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.training.synth.motion.script import ArmScript
from models.training.synth.orientation import Aim

_FACING = Aim(80, 5, 8, 0)
_BACK_SHOWN = Aim(80, 0, 172, 0)
SHOWN: dict[str, Aim] = {
    "like": Aim(30, 35, 92, 0),
    "dislike": Aim(5, 55, -80, 0),
    "call": Aim(72, 5, 25, -38),
    "mute": Aim(78, 20, 60, 10),
    "grip": Aim(75, 8, 60, 10),
    "middle_finger": _BACK_SHOWN,
    "peace_inverted": _BACK_SHOWN,
    "point": Aim(2, 4, 20, 0),
    "stop_inverted": _BACK_SHOWN,
    "three_gun": Aim(78, 15, 80, 0),
    "two_up_inverted": _BACK_SHOWN,
}
"""How the others differ from simply facing the camera."""


def aim_for(gesture: str) -> Aim:
    """Return how the gesture is usually held."""
    return SHOWN.get(gesture, _FACING)


def show(script: ArmScript, gesture: str, seconds: float) -> None:
    """Raise the hand into the gesture, hold it, lower the hand."""
    show_all(script, [gesture], seconds)


def show_all(
    script: ArmScript, gestures: Sequence[str], seconds: float, change: float = 0.3
) -> None:
    """Show gestures one after the other, each for seconds, changing in change seconds."""
    centre = script.zone.centre + script.jitter(0.01)
    for number, gesture in enumerate(gestures):
        rng = script.rng
        aim = aim_for(gesture).plus(
            rng.normal(0, 4), rng.normal(0, 6), rng.normal(0, 5), rng.normal(0, 4)
        )
        place = centre + script.jitter(0.006)
        if number == 0:
            script.move(
                0.7 * rng.uniform(0.9, 1.2), place, aim, gesture, arc=np.array([0, 0, 0.03])
            )
        else:
            script.move(change, place, aim, gesture)
        start = script.t
        script.hold(seconds)
        script.event(gesture, start, script.t)
    script.rest(0.7)
