"""Writes an arm's movement down step by step, and with it the truth."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.random import Generator

from models.training.synth.motion.track import NO_TURN, Key, Track
from models.training.synth.motion.zone import LAP, LAP_AIM, Zone
from models.training.synth.orientation import Aim
from models.training.synth.rotations import Vector
from models.training.synth.skeleton import Pose
from models.training.synth.truth import Side, TrueEvent

PoseBook = Callable[[str], Pose]
"""Gives this person's joint angles for the name of a shape."""


class ArmScript:
    """One arm from now on; each step moves ``t`` (seconds) forward."""

    def __init__(self, rng: Generator, side: Side, zone: Zone, poses: PoseBook) -> None:
        self.rng = rng
        self.side = side
        self.zone = zone
        self.poses = poses
        self.t = 0.0
        self.wrist = LAP.copy()
        self.aim = LAP_AIM
        self.shape = "relaxed"
        self.events: list[TrueEvent] = []
        self._keys = [Key(0.0, self.wrist, self.aim, poses(self.shape))]

    def jump(self, wrist: Vector, aim: Aim) -> None:
        """Begin elsewhere; only before the first step."""
        self.wrist, self.aim = wrist, aim
        self._keys = [Key(0.0, wrist, aim, self.poses(self.shape))]

    def hold(self, seconds: float) -> None:
        self.move(seconds)

    def move(
        self,
        seconds: float,
        wrist: Vector | None = None,
        aim: Aim | None = None,
        shape: str | None = None,
        arc: Vector | None = None,
        swing: Aim | None = None,
    ) -> tuple[float, float]:
        """Go somewhere, turn, change shape, or all at once; return when it began and ended."""
        start = self.t
        self.t += seconds
        self.wrist = self.wrist if wrist is None else wrist
        self.aim = self.aim if aim is None else aim
        self.shape = self.shape if shape is None else shape
        self._keys.append(
            Key(
                self.t,
                self.wrist,
                self.aim,
                self.poses(self.shape),
                np.zeros(3) if arc is None else arc,
                NO_TURN if swing is None else swing,
            )
        )
        return start, self.t

    def event(self, name: str, start: float, end: float) -> None:
        """Note what the viewer was meant to see."""
        self.events.append(TrueEvent(name, start, end, self.side))

    def rest(self, seconds: float) -> None:
        """Lower the hand to the lap."""
        self.move(seconds, LAP + self.jitter(0.02), LAP_AIM, "relaxed", arc=np.array([0, 0, 0.06]))

    def jitter(self, metres: float) -> Vector:
        return self.rng.normal(0, metres, 3)

    def track(self) -> Track:
        return Track(self._keys, self.rng.uniform(0, 2 * np.pi, 12))
