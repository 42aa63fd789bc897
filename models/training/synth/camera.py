"""The lens: a pinhole camera in the picture's middle, and how sharp its pictures are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.training.synth.mesh import Vertices

NEAR, FAR = 0.04, 6.0
"""Metres."""


@dataclass(frozen=True)
class Camera:
    """width, height in pixels; focal length in picture widths (0.95: 55 degrees across)."""

    width: int = 640
    height: int = 480
    focal: float = 0.95

    @property
    def focal_pixels(self) -> float:
        return self.focal * self.width

    def project(self, points: Vertices) -> Vertices:
        """Return pixels (n, 2) of the unmirrored picture for camera-frame points (n, 3)."""
        depth = np.maximum(-points[:, 2], NEAR)
        x = self.width / 2 + self.focal_pixels * points[:, 0] / depth
        y = self.height / 2 - self.focal_pixels * points[:, 1] / depth
        return np.stack([x, y], axis=1)

    def matrix(self) -> NDArray[np.float64]:
        """Return OpenGL's projection (4, 4) for column vectors."""
        p = np.zeros((4, 4))
        p[0, 0] = 2 * self.focal
        p[1, 1] = 2 * self.focal_pixels / self.height
        p[2, 2] = -(FAR + NEAR) / (FAR - NEAR)
        p[2, 3] = -2 * FAR * NEAR / (FAR - NEAR)
        p[3, 2] = -1.0
        return p

    def inside(self, pixels: Vertices, margin: float = 0.0) -> NDArray[np.bool_]:
        """Say for points (..., 2) whether they lie in the picture."""
        limit = np.array([self.width, self.height]) - margin
        return ((pixels > margin) & (pixels < limit)).all(axis=-1)
