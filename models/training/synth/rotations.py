"""Rotation matrices (3, 3) acting on column vectors; angles in degrees."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.floating[Any]]
Matrix = NDArray[np.floating[Any]]


def _cos_sin(degrees: float) -> tuple[float, float]:
    angle = np.radians(degrees)
    return float(np.cos(angle)), float(np.sin(angle))


def about_x(degrees: float) -> Matrix:
    c, s = _cos_sin(degrees)
    return np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]])


def about_y(degrees: float) -> Matrix:
    c, s = _cos_sin(degrees)
    return np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]])


def about_z(degrees: float) -> Matrix:
    c, s = _cos_sin(degrees)
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def unit(vector: Vector) -> Vector:
    """Return the vector at length 1 (a zero vector stays zero)."""
    return vector / max(float(np.linalg.norm(vector)), 1e-12)


def about_axis(axis: Vector, radians: float) -> Matrix:
    """Return the rotation about a unit axis (Rodrigues)."""
    x, y, z = axis
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    return np.eye(3) + np.sin(radians) * cross + (1.0 - np.cos(radians)) * (cross @ cross)


def shortest_arc(source: Vector, target: Vector) -> Matrix:
    """Return the smallest rotation that turns the direction source into target."""
    source, target = unit(source), unit(target)
    axis = np.cross(source, target)
    sine, cosine = float(np.linalg.norm(axis)), float(source @ target)
    if sine < 1e-9:
        if cosine > 0:
            return np.eye(3)
        any_normal = np.cross(source, np.eye(3)[int(np.argmin(np.abs(source)))])
        return about_axis(unit(any_normal), np.pi)
    return about_axis(axis / sine, float(np.arctan2(sine, cosine)))
