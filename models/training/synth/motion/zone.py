"""Where a person gestures: in front of the chest, as far as the camera sees."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from models.training.synth.camera import Camera
from models.training.synth.orientation import Aim
from models.training.synth.rotations import Vector

LAP = np.array([-0.17, -0.42, 0.16])
LAP_AIM = Aim(-5.0, 15.0, 20.0, 0.0)
BESIDE = np.array([-0.62, -0.22, 0.18])
BESIDE_AIM = Aim(30.0, -40.0, 30.0, -30.0)
"""Out of sight, unless the camera is far away: on the lap, and off to the side."""

_HAND_ABOVE_WRIST = 0.20
_HALF_HAND = 0.12
"""Metres from the wrist to the outermost finger of a hand that leans sideways."""
_RESTING = 0.44
"""Part of the lower half of the picture in which hands rest."""
_LEAST = (0.10, 0.07)
"""Nobody makes smaller strokes than this, even if the hand leaves the picture."""


@dataclass(frozen=True)
class Zone:
    """Metres, person frame.

    centre: of the wrist. half_width, half_height: strokes stay within.
    lowest, highest: of the wrist, for a hand that is well within the picture.
    """

    centre: Vector
    half_width: float
    half_height: float
    lowest: float
    highest: float

    def moved(self, by: Vector) -> Zone:
        """Return the zone elsewhere."""
        return replace(self, centre=self.centre + by)


def zone_for(camera: Camera, origin: Vector) -> Zone:
    """Return the comfortable zone of a right arm for a person at this place."""
    distance = -float(origin[2])
    forward = float(np.clip(0.32 * distance, 0.10, 0.32))
    half_width = 0.5 * (distance - forward) / camera.focal
    half_height = half_width * camera.height / camera.width
    eye_x, eye_y = -float(origin[0]), -float(origin[1])
    lowest, highest = eye_y - half_height + 0.04, eye_y + half_height - _HAND_ABOVE_WRIST
    y = float(np.clip(0.0, lowest, max(lowest, highest)))
    slack = max(half_width - 0.25, 0.0)
    x = float(np.clip(-0.08, eye_x - slack, eye_x + slack))
    return Zone(
        np.array([x, y, forward]),
        max(half_width - abs(x - eye_x) - _HALF_HAND, _LEAST[0]),
        max(half_height - 0.5 * _HALF_HAND, _LEAST[1]),
        lowest=eye_y - (1 - _RESTING) * half_height,
        highest=max(lowest, highest),
    )
