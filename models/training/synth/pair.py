"""Two hands that touch: how each is held, and which spots of both come together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from models.training.synth.body import ArmState, Person, PosedArm
from models.training.synth.orientation import Aim
from models.training.synth.rig import Rig
from models.training.synth.rotations import Vector
from models.training.synth.shape import Shape
from models.training.synth.skeleton import THUMB_TIP, Pose, metacarpal
from models.training.synth.truth import Side

_ROUNDS = 6
"""The wrist's limit turns a hand when it is moved, so contact takes a few rounds."""


@dataclass(frozen=True)
class Spot:
    """A place on a hand: metres in a joint's frame (y dorsal, z back along the bone)."""

    joint: int
    offset: tuple[float, float, float]

    def on(self, arm: PosedArm) -> Vector:
        """Return where it is (3,), in the frame of the arm's joints."""
        frame = arm.joints[self.joint]
        axes = frame[:3, :3] / np.linalg.norm(frame[:3, :3], axis=0)
        at: Vector = frame[:3, 3] + axes @ np.array(self.offset)
        return at


def pad(finger: int, depth: float = 0.008) -> Spot:
    """Return the fleshy side of a fingertip: 0 thumb to 4 pinky."""
    return Spot(THUMB_TIP if finger == 0 else metacarpal(finger) + 4, (0.0, -depth, 0.004))


def nail(finger: int) -> Spot:
    """Return the back of a fingertip."""
    return Spot(metacarpal(finger) + 4, (0.0, 0.007, 0.008))


PALM = Spot(metacarpal(2) + 1, (0.0, -0.017, 0.015))
BACK = Spot(metacarpal(2) + 1, (0.0, 0.014, 0.02))


@dataclass(frozen=True)
class Half:
    """One of both hands. wrist: metres in the person frame, as if it were the right arm."""

    shape: Shape
    aim: Aim
    wrist: tuple[float, float, float]


@dataclass(frozen=True)
class Pair:
    """Both hands; each contact is a spot of the right hand and the spot of the left it meets."""

    name: str
    right: Half
    left: Half
    contacts: tuple[tuple[Spot, Spot], ...] = ()
    gap: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Metres in the person frame from the right hand's spots to the left's."""

    def swapped(self) -> Pair:
        """Return the mirror image."""
        contacts = tuple((left, right) for right, left in self.contacts)
        x, y, z = self.gap
        return replace(self, right=self.left, left=self.right, contacts=contacts, gap=(x, -y, -z))


def symmetric(
    name: str,
    shape: Shape,
    aim: Aim,
    wrist: tuple[float, float, float],
    contacts: tuple[tuple[Spot, Spot], ...] = (),
    apart: float = 0.0,
) -> Pair:
    """Return a pair whose hands are each other's mirror image; apart: metres between the spots."""
    half = Half(shape, aim, wrist)
    return Pair(name, half, half, contacts, (apart, 0.0, 0.0))


def joined(
    rig: Rig, person: Person, pair: Pair, poses: tuple[Pose, Pose], nudge: Vector
) -> dict[Side, PosedArm]:
    """Return both arms, moved so that the contacts meet on average and by half the way each.

    poses: of the right and the left hand. nudge: (3,) metres by which both wrists are off.
    """
    right = np.array(pair.right.wrist) + nudge
    left = np.array(pair.left.wrist) + nudge * [-1, 1, 1]
    for _ in range(_ROUNDS):
        arms: dict[Side, PosedArm] = {
            "right": person.posed(rig, ArmState(right, pair.right.aim, poses[0]), "right"),
            "left": person.posed(rig, ArmState(left, pair.left.aim, poses[1]), "left"),
        }
        missing = _missing(arms, pair)
        if np.linalg.norm(missing) < 1e-4:
            break
        right = right + missing / 2
        left = left + missing / 2 * [1, -1, -1]
    return arms


def _missing(arms: dict[Side, PosedArm], pair: Pair) -> Vector:
    if not pair.contacts:
        return np.zeros(3)
    ways = [left.on(arms["left"]) - right.on(arms["right"]) for right, left in pair.contacts]
    return np.mean(ways, axis=0) - np.array(pair.gap)


def turned(arms: Sequence[PosedArm], rotation: Vector, about: Vector) -> list[PosedArm]:
    """Return the arms turned by a rotation (3, 3) about a point (3,)."""
    out = []
    for arm in arms:
        joints = arm.joints.copy()
        joints[:, :3, :3] = rotation @ joints[:, :3, :3]
        joints[:, :3, 3] = (joints[:, :3, 3] - about) @ rotation.T + about
        vertices = (arm.vertices - about) @ rotation.T + about
        out.append(PosedArm(vertices, joints, arm.mirrored))
    return out
