"""Clips by the dozen: one gesture, one pose or one idle movement, everything else random."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from models.training.synth.camera import Camera
from models.training.synth.motion.both_hands import two_handed
from models.training.synth.motion.idle import IDLE
from models.training.synth.motion.pinches import PINCHES
from models.training.synth.motion.poses import show
from models.training.synth.motion.script import ArmScript
from models.training.synth.motion.steps import STEPS
from models.training.synth.motion.strokes import STYLES, SWIPES, Style
from models.training.synth.motion.swipes import RETURNS, Return, enter, swipe
from models.training.synth.poses import GESTURES
from models.training.synth.rig import Rig
from models.training.synth.scene import Performance, Stage, performance
from models.training.synth.sensor import Sensor, random_sensor
from models.training.synth.truth import SIDES, Side

Recipe = Callable[[Generator, Rig, Camera], tuple[Stage, Performance]]

_BOTH = "_both_hands"
BOTH_HANDS = tuple(name + _BOTH for name in STEPS if not name.startswith("scroll"))
KINDS = (*SWIPES, *GESTURES, *PINCHES, *STEPS, *BOTH_HANDS, *IDLE)
_ROOM_FOR_TWO = np.array([-0.08, 0.0, 0.0])
"""Metres by which a hand keeps to its own side when both are up."""

DIM = Sensor(blur=0.8, noise=0.008, gain=0.38, shutter=0.95, saturation=0.7)


@dataclass(frozen=True)
class Wish:
    """What a clip shall show; None leaves it to chance. distance in metres, stroke in seconds.

    other: the kind that the other hand does at the same time; None leaves it out of sight.
    """

    kind: str
    hand: Side
    distance: float | None = None
    stroke: float | None = None
    style: Style | None = None
    back: Return | None = None
    dim: bool = False
    other: str | None = None

    def __post_init__(self) -> None:
        for kind in self.kinds:
            if kind not in KINDS:
                raise ValueError(f"unknown kind {kind!r}: choose one of {', '.join(KINDS)}")

    @property
    def kinds(self) -> tuple[str, ...]:
        return (self.kind,) if self.other is None else (self.kind, self.other)


def recipe(wish: Wish) -> Recipe:
    """Return a recipe for a clip of one event (none for idle kinds)."""

    def make(rng: Generator, rig: Rig, camera: Camera) -> tuple[Stage, Performance]:
        distance = rng.uniform(0.55, 1.8) if wish.distance is None else wish.distance
        sensor = DIM if wish.dim else random_sensor(rng)
        stage = Stage(rng, rig, camera, distance, sensor)
        hands = [wish.hand, *(side for side in SIDES if side != wish.hand)]
        if wish.kind in BOTH_HANDS:
            return stage, _both(stage, wish.kind)
        scripts = [stage.script(hand) for hand, _ in zip(hands, wish.kinds, strict=False)]
        for script, kind in zip(scripts, wish.kinds, strict=True):
            if wish.other is not None:
                script.zone = script.zone.moved(_ROOM_FOR_TWO)
            enter(script, "side" if rng.random() < 0.25 else "below", rng.uniform(0.1, 0.5))
            _act(script, kind, wish)
        labelled = all(kind in GESTURES for kind in wish.kinds)
        return stage, performance(
            f"{wish.hand} hand: {' and '.join(wish.kinds)}, {distance:.2f} m",
            *scripts,
            poses="labelled" if labelled else "unlabelled",
        )

    return make


def _both(stage: Stage, kind: str) -> Performance:
    right, left = stage.script("right"), stage.script("left")
    wait = stage.rng.uniform(0.1, 0.5)
    for script in (right, left):
        enter(script, "below", wait)
    two_handed(right, left, kind.removesuffix(_BOTH))
    return performance(f"both hands: {kind}", right, left)


def _act(script: ArmScript, kind: str, wish: Wish) -> None:
    rng = script.rng
    if kind in GESTURES:
        show(script, kind, rng.uniform(1.0, 2.5))
    elif kind in IDLE:
        IDLE[kind](script)
    elif kind in PINCHES:
        PINCHES[kind](script)
    elif kind in STEPS:
        STEPS[kind](script, kind)
    else:
        seconds = rng.uniform(0.2, 0.75) if wish.stroke is None else wish.stroke
        style = wish.style or STYLES[int(rng.integers(len(STYLES)))]
        back = wish.back or RETURNS[int(rng.integers(len(RETURNS)))]
        swipe(script, kind, seconds, style, back, pause=rng.uniform(0.1, 0.4))
        if back != "lower":
            script.rest(0.7)
