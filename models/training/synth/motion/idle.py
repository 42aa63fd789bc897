"""Movement that means nothing: what a hand does all day in front of a camera."""

from __future__ import annotations

import numpy as np

from models.training.synth.motion.script import ArmScript
from models.training.synth.orientation import Aim

_FACE = np.array([-0.09, 0.20, 0.10])
_CUP = np.array([0.04, -0.22, 0.30])


def scratch_head(script: ArmScript) -> None:
    """Raise a loose fist to the temple, rub a little, lower it."""
    aim = Aim(75, 40, 120, 20)
    script.move(0.8, _FACE + script.jitter(0.015), aim, "loose_fist", arc=np.array([0, 0, 0.08]))
    for _ in range(int(script.rng.integers(3, 6))):
        script.move(0.16, _FACE + script.jitter(0.012), aim)
    script.rest(0.8)


def reach(script: ArmScript) -> None:
    """Reach for something low in front, take a look at it, let the arm sink."""
    script.move(0.9, _CUP + script.jitter(0.03), Aim(10, 20, 70, 0), "claw")
    script.hold(0.3)
    lifted = np.array([0.02, 0.08, 0.16])
    script.move(0.9, lifted + script.jitter(0.02), Aim(35, 50, 80, 0), "claw")
    script.hold(0.4)
    script.rest(0.7)


def talk_with_hands(script: ArmScript) -> None:
    """Small conversational movements in front of the chest, the hand half open."""
    place = script.zone.centre + np.array([0.0, -0.06, -0.05])
    for _ in range(int(script.rng.integers(4, 7))):
        aim = Aim(40, 10, 60, 0).plus(*script.rng.normal(0, 14, 4).tolist())
        shape = str(script.rng.choice(["relaxed", "claw", "loose_fist"]))
        target = place + script.rng.normal(0, [0.045, 0.035, 0.03])
        script.move(script.rng.uniform(0.3, 0.6), target, aim, shape)
        script.hold(script.rng.uniform(0.05, 0.3))
    script.rest(0.7)


def adjust_glasses(script: ArmScript) -> None:
    """Touch the face with half-closed fingers and come back."""
    bridge = np.array([-0.02, 0.12, 0.14])
    script.move(0.7, bridge + script.jitter(0.01), Aim(70, 60, 130, 20), "loose_fist")
    script.hold(0.4)
    script.rest(0.7)


def wave(script: ArmScript) -> None:
    """Wave hello: the open hand tilts to and fro, the arm hardly moves."""
    place = script.zone.centre + script.jitter(0.01)
    facing = Aim(82, 0, 5, 0)
    script.move(0.7, place, facing, "open", arc=np.array([0, 0, 0.03]))
    for k in range(int(script.rng.integers(4, 7))):
        sign = 1 if k % 2 else -1
        script.move(0.22, place + np.array([0.03 * sign, 0, 0]), facing.plus(tilt=20 * sign))
    script.rest(0.7)


IDLE = {
    "scratch_head": scratch_head,
    "reach": reach,
    "talk": talk_with_hands,
    "glasses": adjust_glasses,
    "wave": wave,
}
