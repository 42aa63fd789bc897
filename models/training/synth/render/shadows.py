"""The lamp's view of the hand, for its shadow map."""

from __future__ import annotations

import numpy as np

from models.training.synth.mesh import Vertices
from models.training.synth.rotations import Matrix, Vector, unit

_MARGIN = 0.004


def light_view(vertices: Vertices, towards_lamp: Vector) -> Matrix:
    """Return an orthographic view (4, 4) from a far lamp, filled by the vertices."""
    z = unit(towards_lamp)
    up = np.array([0.0, 1.0, 0.0]) if abs(z[1]) < 0.9 else np.array([1.0, 0.0, 0.0])
    x = unit(np.cross(up, z))
    turn = np.stack([x, np.cross(z, x), z])
    seen = vertices @ turn.T
    low, high = seen.min(axis=0) - _MARGIN, seen.max(axis=0) + _MARGIN
    scale = np.array([2.0, 2.0, -2.0]) / (high - low)
    out = np.eye(4)
    out[:3, :3] = scale[:, None] * turn
    out[:3, 3] = -scale * (high + low) / 2
    return out
