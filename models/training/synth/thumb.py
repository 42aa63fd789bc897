"""Inverse kinematics of the thumb: bring its tip to where a hand shape wants contact."""

from __future__ import annotations

import numpy as np
from scipy.optimize import least_squares

from models.training.synth.rig import AVERAGE, Build, Rig, Transforms, joint_rotation
from models.training.synth.rotations import Matrix, Vector
from models.training.synth.shape import (
    AtPoint,
    Contact,
    InPalm,
    OnFinger,
    OnIndexTip,
    OnTips,
    Shape,
)
from models.training.synth.skeleton import (
    THUMB_DISTAL,
    THUMB_METACARPAL,
    THUMB_PROXIMAL,
    THUMB_TIP,
    WRIST,
    Pose,
    metacarpal,
)

_LOWEST = np.array([-30.0, -45.0, -45.0, -15.0, -15.0])
_HIGHEST = np.array([70.0, 45.0, 60.0, 70.0, 80.0])
_REACH_TOLERANCE = 0.004
"""Metres: a miss of this size costs as much as a joint 60 degrees from where it began."""
_COMFORT = 60.0
_PAD_DEPTH = 0.0135
_FACING = 0.8


def posed(rig: Rig, shape: Shape, build: Build = AVERAGE, offsets: Pose | None = None) -> Pose:
    """Return the shape's joint angles, shifted by offsets, with the thumb on its contact."""
    pose = shape.pose() if offsets is None else shape.pose() + offsets
    return pose if shape.contact is None else reach(rig, pose, shape.contact, build)


def reach(rig: Rig, pose: Pose, contact: Contact, build: Build = AVERAGE) -> Pose:
    """Return the pose with the thumb's five angles solved for the contact (least squares)."""
    frames = rig.joints(pose, build)
    target = _target(frames, contact)
    facing = -frames[metacarpal(1) + 4][:3, 1] if isinstance(contact, OnIndexTip) else None
    start = np.clip(_angles(pose), _LOWEST + 1, _HIGHEST - 1)

    def residuals(angles: Vector) -> Vector:
        tip = _thumb_tip(rig, _with_angles(pose, angles), build)
        parts = [(tip[:3, 3] - target) / _REACH_TOLERANCE, (angles - start) / _COMFORT]
        if facing is not None:
            parts.append((facing - tip[:3, 1]) * _FACING)
        return np.concatenate(parts)

    solved = least_squares(residuals, start, bounds=(_LOWEST, _HIGHEST), max_nfev=40)
    return _with_angles(pose, solved.x)


def _target(frames: Transforms, contact: Contact) -> Vector:
    def at(joint: int) -> Vector:
        return frames[joint][:3, 3]

    if isinstance(contact, OnIndexTip):
        return _pad(frames, 1)
    if isinstance(contact, OnTips):
        return np.mean([_pad(frames, finger) for finger in contact.fingers], axis=0)
    if isinstance(contact, AtPoint):
        return np.array([contact.x, contact.y, contact.z])
    if isinstance(contact, InPalm):
        knuckles = 0.5 * at(metacarpal(2) + 1) + 0.5 * at(metacarpal(3) + 1)
        return 0.72 * knuckles + 0.28 * at(WRIST) + np.array([0.0, -0.024, 0.0])
    return _on_finger(frames, contact)


def _pad(frames: Transforms, finger: int) -> Vector:
    tip = metacarpal(finger) + 4
    along = 0.65 * frames[tip][:3, 3] + 0.35 * frames[tip - 1][:3, 3]
    return along - _PAD_DEPTH * frames[tip][:3, 1]


def _on_finger(frames: Transforms, contact: OnFinger) -> Vector:
    base = metacarpal(contact.finger) + 2
    along = frames[base + 1][:3, 3] - frames[base][:3, 3]
    return frames[base][:3, 3] + contact.share * along + contact.above * frames[base][:3, 1]


def _thumb_tip(rig: Rig, pose: Pose, build: Build) -> Matrix:
    frame = np.eye(4)
    for joint in (THUMB_METACARPAL, THUMB_PROXIMAL, THUMB_DISTAL, THUMB_TIP):
        frame = frame @ rig.local(joint, build)
        frame[:3, :3] = frame[:3, :3] @ joint_rotation(pose[joint])
    return frame


def _angles(pose: Pose) -> Vector:
    return np.array([*pose[THUMB_METACARPAL], pose[THUMB_PROXIMAL, 0], pose[THUMB_DISTAL, 0]])


def _with_angles(pose: Pose, angles: Vector) -> Pose:
    out = pose.copy()
    out[THUMB_METACARPAL] = angles[:3]
    out[THUMB_PROXIMAL, 0] = angles[3]
    out[THUMB_DISTAL, 0] = angles[4]
    return out
