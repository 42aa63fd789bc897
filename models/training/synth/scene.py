"""Everything a clip is made of: person, light, place, camera, and what the arms do."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from models.training.synth.body import Person
from models.training.synth.camera import Camera
from models.training.synth.look import Look, random_look
from models.training.synth.motion.script import ArmScript
from models.training.synth.motion.shapes import MOVING
from models.training.synth.motion.track import Track
from models.training.synth.motion.zone import zone_for
from models.training.synth.poses import SHAPES
from models.training.synth.rig import Rig
from models.training.synth.scenery.backdrop import Backdrop
from models.training.synth.sensor import Sensor
from models.training.synth.skeleton import Pose
from models.training.synth.thumb import posed
from models.training.synth.truth import Poses, Side, TrueEvent
from models.training.synth.variation import random_build, random_offsets

_EYE_ABOVE_SHOULDERS = 0.12
"""Metres: a laptop's camera looks at the chin."""


@dataclass(frozen=True)
class Performance:
    """What happens: each arm's movement, how long, and what was meant."""

    tracks: dict[Side, Track]
    seconds: float
    events: tuple[TrueEvent, ...]
    description: str
    poses: Poses = "unlabelled"


class Stage:
    """A person before a camera, drawn from a random generator; arms get their scripts here."""

    def __init__(
        self,
        rng: Generator,
        rig: Rig,
        camera: Camera,
        distance: float,
        sensor: Sensor,
        look: Look | None = None,
    ) -> None:
        """distance: metres from the camera to the shoulders."""
        self.rng = rng
        self.camera = camera
        self.sensor = sensor
        self.look = random_look(rng) if look is None else look
        origin = np.array([rng.normal(0, 0.03), -_EYE_ABOVE_SHOULDERS, -distance])
        self.person = Person(random_build(rng), origin)
        self.backdrop = Backdrop(rng, camera, origin, self.look)
        self._rig = rig
        self._poses: dict[str, Pose] = {}

    def script(self, side: Side) -> ArmScript:
        """Return an empty script for one arm."""
        origin = self.person.origin.copy()
        if side == "left":
            # A left arm is modelled as a right one in the mirror.
            origin[0] = -origin[0]
        return ArmScript(self.rng, side, zone_for(self.camera, origin), self.pose)

    def pose(self, name: str) -> Pose:
        """Return this person's way of making a shape."""
        if name not in self._poses:
            shape = MOVING[name] if name in MOVING else SHAPES[name]
            offsets = random_offsets(self.rng, shape, 0.6)
            self._poses[name] = posed(self._rig, shape, self.person.build, offsets)
        return self._poses[name]


def performance(
    description: str, *scripts: ArmScript, poses: Poses = "unlabelled", tail: float = 0.4
) -> Performance:
    """Return what the scripts say, in order of time, with a quiet tail in seconds."""
    events = sorted((e for s in scripts for e in s.events), key=lambda e: e.start)
    return Performance(
        {script.side: script.track() for script in scripts},
        max(script.t for script in scripts) + tail,
        tuple(events),
        description,
        poses,
    )
