"""A right arm's movement as keyframes, joined by minimum-jerk segments."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from models.training.synth.body import ArmState
from models.training.synth.orientation import Aim
from models.training.synth.rotations import Vector
from models.training.synth.skeleton import LONG_FINGERS_AT, Pose

_TREMOR = 0.0012
"""Metres; a held hand is never still."""
_SWAY_DEGREES = 1.6
_FINGER_DRIFT_DEGREES = 1.5

NO_TURN = Aim(0.0, 0.0, 0.0, 0.0)


def minimum_jerk(share: float) -> float:
    """Return how far a point-to-point movement has come (Flash & Hogan 1985), 0 to 1."""
    x = min(max(share, 0.0), 1.0)
    return x**3 * (10 - 15 * x + 6 * x**2)


@dataclass(frozen=True)
class Key:
    """Where the arm is at t seconds, and how the way there bends away from the straight one.

    arc: metres added midway. swing: degrees added midway (a wrist lags behind its arm).
    """

    t: float
    wrist: Vector
    aim: Aim
    pose: Pose
    arc: Vector = field(default_factory=lambda: np.zeros(3))
    swing: Aim = NO_TURN


class Track:
    """An arm's movement; ``at`` works for any time, also before and after the keys."""

    def __init__(self, keys: Sequence[Key], phases: Vector) -> None:
        """phases: 12 random angles in radians, which make the tremor this person's own."""
        self._keys = list(keys)
        self._times = [key.t for key in keys]
        self._phases = phases

    def at(self, t: float) -> ArmState:
        after = bisect_right(self._times, t)
        if after == 0:
            key = self._keys[0]
            return self._alive(t, key.wrist, key.aim, key.pose)
        if after == len(self._keys):
            key = self._keys[-1]
            return self._alive(t, key.wrist, key.aim, key.pose)
        start, end = self._keys[after - 1], self._keys[after]
        share = minimum_jerk((t - start.t) / (end.t - start.t))
        middle = 4 * share * (1 - share)
        wrist = (1 - share) * start.wrist + share * end.wrist + middle * end.arc
        aim = start.aim.towards(end.aim, share)
        swing = end.swing
        aim = aim.plus(
            middle * swing.elevation,
            middle * swing.azimuth,
            middle * swing.roll,
            middle * swing.tilt,
        )
        return self._alive(t, wrist, aim, (1 - share) * start.pose + share * end.pose)

    def _alive(self, t: float, wrist: Vector, aim: Aim, pose: Pose) -> ArmState:
        p = self._phases
        slow = np.sin(2 * np.pi * np.array([0.7, 0.9, 0.6]) * t + p[:3])
        fast = np.sin(2 * np.pi * np.array([3.1, 2.7, 3.4]) * t + p[3:6])
        turn = _SWAY_DEGREES * np.sin(2 * np.pi * np.array([0.5, 0.8, 0.6]) * t + p[6:9])
        drift = _FINGER_DRIFT_DEGREES * np.sin(2 * np.pi * np.array([0.4, 0.55, 0.7]) * t + p[9:])
        pose = pose.copy()
        for base in LONG_FINGERS_AT:
            pose[base + 1 : base + 4, 0] += drift
        return ArmState(
            wrist + _TREMOR * (slow + 0.4 * fast), aim.plus(turn[0], turn[1], 0.0, turn[2]), pose
        )
