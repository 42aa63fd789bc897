"""Single hands of labelled shapes, seen from many sides: material for the static network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.training.synth.body import ArmState, Person, PosedArm
from models.training.synth.camera import Camera
from models.training.synth.landmarks import landmarks
from models.training.synth.mesh import Vertices
from models.training.synth.motion.poses import aim_for
from models.training.synth.poses import GESTURES, RELAXED, SHAPES
from models.training.synth.rig import Rig
from models.training.synth.thumb import posed
from models.training.synth.truth import SIDES, Side
from models.training.synth.variation import random_build, random_offsets, random_shape

NO_GESTURE = "no_gesture"
LABELS = (*GESTURES, NO_GESTURE)
CAMERA = Camera()

_VIEW_SPREAD = (14.0, 26.0, 18.0, 14.0)
"""Degrees (sigma) of elevation, azimuth, roll and tilt about the usual way to hold a gesture."""
_NO_GESTURE_SPREAD = (40.0, 45.0, 70.0, 30.0)
_DEPTH = (0.30, 1.6)
"""Metres from the camera to the hand."""
_WRIST = np.array([-0.10, 0.0, 0.25])


@dataclass(frozen=True)
class Pose3D:
    """A posed hand before CAMERA, and what it is."""

    arm: PosedArm
    person: Person
    label: str
    side: Side


@dataclass(frozen=True)
class Hands:
    """Hands in mirror view; units and axes as in gestures.landmarks.Hand.

    xyz, world: (n, 21, 3). view: (n, 3, 3), the true rotation from the wrist frame to the
    camera frame of the unmirrored picture (for a left hand: of its mirror image).
    label, handedness, seed: (n,).
    """

    xyz: NDArray[np.float32]
    world: NDArray[np.float32]
    label: NDArray[np.str_]
    handedness: NDArray[np.str_]
    view: NDArray[np.float32]
    seed: NDArray[np.int64]

    def write(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(path, **vars(self))


def random_hand(rng: Generator, rig: Rig, label: str) -> Pose3D:
    """Return a hand of this label, by anybody, from any plausible side, whole in the picture."""
    person_build = random_build(rng)
    if label == NO_GESTURE:
        shape = random_shape(rng) if rng.random() < 0.6 else RELAXED[str(rng.choice([*RELAXED]))]
    else:
        shape = SHAPES[label]
    pose = posed(rig, shape, person_build, random_offsets(rng, shape))
    side = SIDES[int(rng.integers(2))]
    spread = _NO_GESTURE_SPREAD if label == NO_GESTURE else _VIEW_SPREAD
    while True:
        aim = aim_for(label).plus(*(rng.normal(0, spread)).tolist())
        state = ArmState(_WRIST + rng.normal(0, 0.04, 3), aim, pose)
        arm = Person(person_build, np.zeros(3)).posed(rig, state, side)
        origin = _place(rng, landmarks(arm))
        person = Person(person_build, origin)
        arm = person.posed(rig, state, side)
        if CAMERA.inside(CAMERA.project(landmarks(arm)), margin=4).all():
            return Pose3D(arm, person, label, side)


def _place(rng: Generator, points: Vertices) -> Vertices:
    """Return where the person must be for the hand to fall on a random place of the picture."""
    near, far = np.log(_DEPTH)
    depth = np.exp(rng.uniform(near, far))
    reach = 0.5 * depth / CAMERA.focal * np.array([1.0, CAMERA.height / CAMERA.width])
    x, y = rng.uniform(-0.7, 0.7, 2) * reach
    return np.array([x, y, -depth]) - points.mean(axis=0)


def image_landmarks(points: Vertices) -> Vertices:
    """Return camera-frame landmarks (21, 3) as MediaPipe's, in mirror view.

    x, y are fractions of the picture; z is depth behind the wrist in picture widths, at the
    scale of the wrist (weak perspective, as MediaPipe's own).
    """
    pixels = CAMERA.project(points)
    x = 1.0 - pixels[:, 0] / CAMERA.width
    z = (points[0, 2] - points[:, 2]) * CAMERA.focal / -points[0, 2]
    return np.stack([x, pixels[:, 1] / CAMERA.height, z], axis=1)


def world_landmarks(points: Vertices) -> Vertices:
    """Return camera-frame landmarks (21, 3) about their middle, in mirror view, y down."""
    return (points - points.mean(axis=0)) * [-1.0, -1.0, -1.0]


def true_rotation(arm: PosedArm) -> Vertices:
    """Return the hand's rotation (3, 3), of the mirror image for a left hand."""
    turned = arm.joints[0, :3, :3] / np.linalg.norm(arm.joints[0, :3, 0])
    return np.diag([-1.0, 1.0, 1.0]) @ turned if arm.mirrored else turned


def gather(rows: Sequence[tuple[Pose3D, Vertices, Vertices, int]]) -> Hands:
    """Return rows of (hand, image landmarks, world landmarks, seed) as arrays."""
    return Hands(
        np.array([row[1] for row in rows], np.float32).reshape(-1, 21, 3),
        np.array([row[2] for row in rows], np.float32).reshape(-1, 21, 3),
        np.array([row[0].label for row in rows], np.str_),
        np.array([row[0].side for row in rows], np.str_),
        np.array([true_rotation(row[0].arm) for row in rows], np.float32).reshape(-1, 3, 3),
        np.array([row[3] for row in rows], np.int64),
    )


def merge(parts: Sequence[Hands]) -> Hands:
    """Return the hands of all parts, by seed."""
    order = np.argsort(np.concatenate([part.seed for part in parts]), kind="stable")
    columns = {name: [getattr(part, name) for part in parts] for name in vars(parts[0])}
    return Hands(**{name: np.concatenate(values)[order] for name, values in columns.items()})


def from_geometry(rig: Rig, labels: Sequence[str], seeds: Sequence[int]) -> Hands:
    """Return hands as projected joints, without rendering: quick, and without errors."""
    rows = []
    for seed in seeds:
        hand = random_hand(np.random.default_rng(seed), rig, labels[seed % len(labels)])
        points = landmarks(hand.arm)
        rows.append((hand, image_landmarks(points), world_landmarks(points), seed))
    return gather(rows)
