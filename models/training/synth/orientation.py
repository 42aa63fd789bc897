"""How a hand is held: four angles that read like a description."""

from __future__ import annotations

from dataclasses import astuple, dataclass

import numpy as np

from models.training.synth import rotations
from models.training.synth.rotations import Matrix

UPRIGHT = np.array([[-1.0, 0.0, 0.0], [0.0, 0.0, -1.0], [0.0, -1.0, 0.0]])
"""Wrist frame to person frame: fingers up, palm to the camera, thumb towards the body."""


@dataclass(frozen=True)
class Aim:
    """Where a right hand points, in degrees.

    elevation: of the fingers, 90 up, 0 at the camera, -90 down.
    azimuth: turn of the whole about the vertical; positive points across the body.
    roll: turn about the fingers; 0 palm to the camera (down when pointing at it), 90 palm
        towards the body's middle, 180 back of the hand to the camera.
    tilt: lean in the picture; positive leans across the body.
    """

    elevation: float = 85.0
    azimuth: float = 0.0
    roll: float = 0.0
    tilt: float = 0.0

    def plus(
        self, elevation: float = 0.0, azimuth: float = 0.0, roll: float = 0.0, tilt: float = 0.0
    ) -> Aim:
        """Return the aim turned further."""
        return Aim(
            self.elevation + elevation, self.azimuth + azimuth, self.roll + roll, self.tilt + tilt
        )

    def towards(self, other: Aim, share: float) -> Aim:
        """Return the aim a share of the way to another."""
        mixed = (1 - share) * np.array(astuple(self)) + share * np.array(astuple(other))
        return Aim(*mixed.tolist())

    def rotation(self) -> Matrix:
        """Return the rotation (3, 3) from the wrist frame to the person frame."""
        return (
            rotations.about_z(-self.tilt)
            @ rotations.about_y(self.azimuth)
            @ rotations.about_x(90.0 - self.elevation)
            @ rotations.about_y(self.roll)
            @ UPRIGHT
        )
