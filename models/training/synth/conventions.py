"""A posed hand in the terms of MediaPipe's mirror view, and the direction it is held in."""

from __future__ import annotations

import numpy as np

from models.training.synth.body import PosedArm
from models.training.synth.camera import Camera
from models.training.synth.mesh import Vertices
from models.training.synth.orientation import UPRIGHT


def image_landmarks(points: Vertices, camera: Camera) -> Vertices:
    """Return camera-frame landmarks (21, 3) as MediaPipe's, in mirror view.

    x, y are fractions of the picture; z is depth behind the wrist in picture widths, at the
    scale of the wrist (weak perspective, as MediaPipe's own).
    """
    pixels = camera.project(points)
    x = 1.0 - pixels[:, 0] / camera.width
    z = (points[0, 2] - points[:, 2]) * camera.focal / -points[0, 2]
    return np.stack([x, pixels[:, 1] / camera.height, z], axis=1)


def world_landmarks(points: Vertices) -> Vertices:
    """Return camera-frame landmarks (21, 3) about their middle, in mirror view, y down."""
    return (points - points.mean(axis=0)) * [-1.0, -1.0, -1.0]


def true_rotation(arm: PosedArm) -> Vertices:
    """Return the hand's rotation (3, 3), of the mirror image for a left hand."""
    turned: Vertices = arm.joints[0, :3, :3] / np.linalg.norm(arm.joints[0, :3, 0])
    return np.diag([-1.0, 1.0, 1.0]) @ turned if arm.mirrored else turned


def yaw_pitch_roll(view: Vertices) -> tuple[float, float, float]:
    """Return degrees about the vertical, the horizontal and the line of sight, in this order."""
    turn = view @ UPRIGHT.T
    yaw = np.arctan2(turn[0, 2], turn[2, 2])
    pitch = np.arcsin(np.clip(-turn[1, 2], -1, 1))
    roll = np.arctan2(turn[1, 0], turn[1, 1])
    return float(np.degrees(yaw)), float(np.degrees(pitch)), float(np.degrees(roll))
