"""The clips that come with the product, each with its own seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from numpy.random import Generator

from models.training.synth.camera import Camera
from models.training.synth.motion.idle import (
    reach,
    scratch_head,
    talk_with_hands,
    wave,
)
from models.training.synth.motion.poses import show, show_all
from models.training.synth.motion.script import ArmScript
from models.training.synth.motion.strokes import Style
from models.training.synth.motion.swipes import Entry, Return, enter, swipe
from models.training.synth.recipes import DIM, Recipe
from models.training.synth.rig import Rig
from models.training.synth.scene import Performance, Stage, performance
from models.training.synth.sensor import Sensor
from models.training.synth.truth import Side

Step = tuple[str, float, Style, Return]
"""Swipe, stroke in seconds, how the hand is held, how it comes back."""

_WEBCAM = Sensor(blur=0.6, noise=0.0035, shutter=0.5)


@dataclass(frozen=True)
class DemoClip:
    seed: int
    recipe: Recipe


def _swipes(
    description: str,
    side: Side,
    distance: float,
    steps: Sequence[Step],
    sensor: Sensor = _WEBCAM,
    entry: Entry = "below",
) -> Recipe:
    def make(rng: Generator, rig: Rig, camera: Camera) -> tuple[Stage, Performance]:
        stage = Stage(rng, rig, camera, distance, sensor)
        script = stage.script(side)
        enter(script, entry, 0.4)
        for name, seconds, style, back in steps:
            swipe(script, name, seconds, style, back)
        if steps[-1][-1] != "lower":
            script.rest(0.7)
        return stage, performance(description, script)

    return make


def _poses(description: str, gestures: Sequence[str], seconds: float, distance: float) -> Recipe:
    def make(rng: Generator, rig: Rig, camera: Camera) -> tuple[Stage, Performance]:
        stage = Stage(rng, rig, camera, distance, _WEBCAM)
        script = stage.script("right")
        enter(script, "below", 0.4)
        show_all(script, gestures, seconds)
        return stage, performance(description, script, poses="labelled")

    return make


def _like(rng: Generator, rig: Rig, camera: Camera) -> tuple[Stage, Performance]:
    stage = Stage(rng, rig, camera, 0.85, _WEBCAM)
    right = stage.script("right")
    enter(right, "below", 0.4)
    show(right, "like", 2.2)
    return stage, performance("right hand: thumb up, held", right, poses="labelled")


def _no_gesture(rng: Generator, rig: Rig, camera: Camera) -> tuple[Stage, Performance]:
    stage = Stage(rng, rig, camera, 0.95, _WEBCAM)
    script = stage.script("right")
    enter(script, "below", 0.3)
    _idle(script)
    return stage, performance("a moving right arm, no gesture", script)


def _idle(script: ArmScript) -> None:
    for movement in (reach, scratch_head, talk_with_hands, wave):
        movement(script)


DEMO_CLIPS: dict[str, DemoClip] = {
    "slides": DemoClip(
        7,
        _swipes(
            "right hand: two slides on, one back",
            "right",
            0.95,
            [
                ("swipe_left", 0.40, "upright", "lower"),
                ("swipe_left", 0.36, "diagonal", "slow"),
                ("swipe_right", 0.42, "upright", "lower"),
            ],
        ),
    ),
    "swipes_right_hand": DemoClip(
        11,
        _swipes(
            "right hand: left, left, up, down",
            "right",
            0.9,
            [
                ("swipe_left", 0.45, "upright", "slow"),
                ("swipe_left", 0.35, "diagonal", "lower"),
                ("swipe_up", 0.40, "upright", "lower"),
                ("swipe_down", 0.38, "upright", "lower"),
            ],
        ),
    ),
    "swipes_left_hand": DemoClip(
        23,
        _swipes(
            "left hand: right, right, left",
            "left",
            0.9,
            [
                ("swipe_right", 0.42, "upright", "quick"),
                ("swipe_right", 0.35, "diagonal", "lower"),
                ("swipe_left", 0.40, "upright", "lower"),
            ],
        ),
    ),
    "swipes_sideways": DemoClip(
        31,
        _swipes(
            "right hand, edge-on, swung across the body",
            "right",
            0.95,
            [
                ("swipe_left", 0.45, "sideways", "lower"),
                ("swipe_right", 0.50, "sideways", "lower"),
                ("swipe_left", 0.60, "sideways", "lower"),
            ],
            entry="side",
        ),
    ),
    "swipes_far": DemoClip(
        41,
        _swipes(
            "right hand, two metres away",
            "right",
            2.0,
            [
                ("swipe_left", 0.45, "upright", "lower"),
                ("swipe_right", 0.45, "upright", "slow"),
                ("swipe_up", 0.45, "upright", "lower"),
            ],
        ),
    ),
    "swipes_near": DemoClip(
        53,
        _swipes(
            "right hand close to the camera",
            "right",
            0.72,
            [
                ("swipe_left", 0.40, "upright", "lower"),
                ("swipe_right", 0.40, "upright", "slow"),
            ],
        ),
    ),
    "swipes_dim": DemoClip(
        61,
        _swipes(
            "right hand in dim light: long shutter, noise",
            "right",
            0.85,
            [
                ("swipe_left", 0.45, "upright", "lower"),
                ("swipe_right", 0.40, "upright", "slow"),
                ("swipe_left", 0.35, "diagonal", "lower"),
            ],
            DIM,
        ),
    ),
    "palm_to_fist": DemoClip(
        71, _poses("right hand: palm, fist, palm, fist", ["palm", "fist", "palm", "fist"], 0.9, 0.9)
    ),
    "like": DemoClip(83, _like),
    "arm_no_gesture": DemoClip(97, _no_gesture),
}
