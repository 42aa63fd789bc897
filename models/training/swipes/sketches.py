"""Movements as landmarks alone, without rendering: much to learn from for little time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.training.swipes.motions import EVERYDAY, SWIPING
from models.training.synth.body import Person
from models.training.synth.camera import Camera
from models.training.synth.conventions import image_landmarks
from models.training.synth.landmarks import landmarks
from models.training.synth.motion.idle import IDLE
from models.training.synth.motion.poses import show
from models.training.synth.motion.script import ArmScript
from models.training.synth.motion.strokes import STYLES, SWIPES
from models.training.synth.motion.swipes import RETURNS, enter, swipe
from models.training.synth.motion.zone import zone_for
from models.training.synth.poses import GESTURES, SHAPES
from models.training.synth.rig import Rig
from models.training.synth.skeleton import Pose
from models.training.synth.thumb import posed
from models.training.synth.truth import SIDES, Side, TrueEvent
from models.training.synth.variation import Build, random_build, random_offsets

STEP = 0.04
"""Seconds between the moments at which the hands are worked out."""

CAMERA = Camera()
ASPECT = CAMERA.width / CAMERA.height
_EYE_ABOVE_SHOULDERS = 0.12


@dataclass(frozen=True)
class Sketch:
    """hands: (n, 21, 3) image landmarks in mirror view every STEP seconds, by side."""

    kind: str
    hands: dict[Side, NDArray[np.float32]]
    events: tuple[TrueEvent, ...]


KINDS = (*SWIPES, *SWIPING, *IDLE, *EVERYDAY, "pose", "both")
SWIPE_KINDS = (*SWIPES, *SWIPING)


def sketch(rig: Rig, kind: str, seed: int) -> Sketch:
    """Return one making of a movement, by anybody; equal seeds give equal sketches."""
    rng = np.random.default_rng(seed)
    origin = np.array([rng.normal(0, 0.05), -_EYE_ABOVE_SHOULDERS, -rng.uniform(0.5, 2.2)])
    people = _People(rig, rng, origin)
    side = SIDES[int(rng.integers(2))]
    sides = SIDES if kind == "both" else (side,)
    scripts = [people.script(each) for each in sides]
    for script in scripts:
        _act(script, "gesticulate" if kind == "both" else kind)
    seconds = max(script.t for script in scripts) + 0.4
    hands = {s.side: people.landmarks(s, np.arange(0, seconds, STEP)) for s in scripts}
    events = tuple(event for script in scripts for event in script.events)
    return Sketch(kind, hands, events)


def _act(script: ArmScript, kind: str) -> None:
    rng = script.rng
    if kind not in ("entering_swipe", "arc_swipe"):
        enter(script, "side" if rng.random() < 0.25 else "below", rng.uniform(0.1, 0.4))
    if kind in SWIPES:
        style = STYLES[int(rng.integers(len(STYLES)))]
        back = RETURNS[int(rng.integers(len(RETURNS)))]
        swipe(script, kind, rng.uniform(0.2, 1.0), style, back, pause=rng.uniform(0.05, 0.5))
        if back != "lower":
            script.rest(0.7)
    elif kind == "pose":
        show(script, sorted(GESTURES)[int(rng.integers(len(GESTURES)))], rng.uniform(0.8, 2.0))
    else:
        {**SWIPING, **IDLE, **EVERYDAY}[kind](script)


class _People:
    """One person: hand shapes and places."""

    def __init__(self, rig: Rig, rng: Generator, origin: NDArray[np.float64]) -> None:
        self._rig = rig
        self._rng = rng
        self._build: Build = random_build(rng)
        self._person = Person(self._build, origin)
        self._poses: dict[str, Pose] = {}

    def script(self, side: Side) -> ArmScript:
        origin = self._person.origin * ([-1, 1, 1] if side == "left" else [1, 1, 1])
        return ArmScript(self._rng, side, zone_for(CAMERA, origin), self._pose)

    def landmarks(self, script: ArmScript, times: NDArray[np.float64]) -> NDArray[np.float32]:
        track = script.track()
        arms = (self._person.posed(self._rig, track.at(t), script.side) for t in times.tolist())
        return np.array([image_landmarks(landmarks(arm), CAMERA) for arm in arms], np.float32)

    def _pose(self, name: str) -> Pose:
        if name not in self._poses:
            offsets = random_offsets(self._rng, SHAPES[name], 0.6)
            self._poses[name] = posed(self._rig, SHAPES[name], self._build, offsets)
        return self._poses[name]
