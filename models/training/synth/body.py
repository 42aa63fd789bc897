"""The body behind the hand: shoulders, elbows and how far a wrist bends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.training.synth import rotations
from models.training.synth.arm import FOREARM_LENGTH, UPPER_ARM_LENGTH
from models.training.synth.mesh import Vertices
from models.training.synth.orientation import Aim
from models.training.synth.rig import Build, Rig, Transforms
from models.training.synth.rotations import Matrix, Vector, unit
from models.training.synth.skeleton import Pose

SHOULDER = np.array([-0.185, -0.03, 0.0])
"""The right shoulder in the person frame, metres."""

_ELBOW_HANGS = np.array([-0.4, -1.0, -0.15])
_WRIST_LIMIT = np.radians(68.0)


@dataclass(frozen=True)
class ArmState:
    """One right arm at one moment; wrist in metres of the person frame."""

    wrist: Vector
    aim: Aim
    pose: Pose


@dataclass(frozen=True)
class PosedArm:
    """Where everything is: vertices (n, 3) and joints (N_JOINTS, 4, 4) in the camera frame."""

    vertices: Vertices
    joints: Transforms
    mirrored: bool


@dataclass(frozen=True)
class Person:
    """origin: of the person frame in the camera frame, metres."""

    build: Build
    origin: Vector

    def posed(self, rig: Rig, state: ArmState, side: str) -> PosedArm:
        """Return the arm in the camera frame; side is the user's own hand."""
        elbow = elbow_of(SHOULDER, state.wrist)
        rotation = _within_reach(state.aim.rotation(), unit(state.wrist - elbow))
        forearm = _bone(rotation, elbow - state.wrist)
        upper_arm = _bone(rotation, SHOULDER - elbow)
        frames = rig.joints(state.pose, self.build, forearm, upper_arm)
        placed = np.eye(4)
        placed[:3, :3] = self.build.size * rotation
        placed[:3, 3] = state.wrist
        vertices = rig.skin(frames, self.build) @ placed[:3, :3].T + state.wrist
        joints = placed @ frames
        if side == "left":
            vertices[:, 0] *= -1
            joints[:, 0] *= -1
        joints[:, :3, 3] += self.origin
        return PosedArm(vertices + self.origin, joints, side == "left")


def elbow_of(shoulder: Vector, wrist: Vector) -> Vector:
    """Return the elbow by two-bone inverse kinematics, hanging down and outwards.

    Out of reach, the elbow lies on the line, as if the body leaned.
    """
    reach = FOREARM_LENGTH + UPPER_ARM_LENGTH
    line = wrist - shoulder
    distance = min(float(np.linalg.norm(line)), 0.999 * reach)
    direction = unit(line)
    along = (UPPER_ARM_LENGTH**2 - FOREARM_LENGTH**2 + distance**2) / (2 * distance)
    height = np.sqrt(max(UPPER_ARM_LENGTH**2 - along**2, 0.0))
    hang = _ELBOW_HANGS - (_ELBOW_HANGS @ direction) * direction
    elbow: Vector = shoulder + along * direction + height * unit(hang)
    return elbow


def _within_reach(rotation: Matrix, forearm: Vector) -> Matrix:
    """Return the hand's rotation, turned back where the wrist would bend too far."""
    fingers = -rotation[:, 2]
    bend = float(np.arccos(np.clip(fingers @ forearm, -1.0, 1.0)))
    if bend <= _WRIST_LIMIT:
        return rotation
    axis = unit(np.cross(fingers, forearm))
    turned: Matrix = rotations.about_axis(axis, bend - _WRIST_LIMIT) @ rotation
    return turned


def _bone(rotation: Matrix, direction: Vector) -> Matrix:
    """Return a bone's rotation in the wrist frame so that its z runs along direction."""
    return rotations.shortest_arc(np.array([0.0, 0.0, 1.0]), rotation.T @ direction)
