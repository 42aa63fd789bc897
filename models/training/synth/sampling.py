"""Random stills: somebody makes a gesture, or none, somewhere before the camera."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator

from models.training.synth import rotations
from models.training.synth.body import ArmState, Person, PosedArm
from models.training.synth.camera import Camera
from models.training.synth.held import HELD, Held
from models.training.synth.landmarks import landmarks
from models.training.synth.mesh import Vertices
from models.training.synth.orientation import Aim
from models.training.synth.pair import Half, Pair, joined, turned
from models.training.synth.resting import random_rest
from models.training.synth.resting_pairs import random_resting_pair
from models.training.synth.rig import Build, Rig
from models.training.synth.rotations import Vector
from models.training.synth.skeleton import Pose
from models.training.synth.thumb import posed
from models.training.synth.truth import SIDES, Side
from models.training.synth.two_hands import TWO_HANDED
from models.training.synth.variation import random_offsets

NO_GESTURE, NO_GESTURE_PAIR = "no_gesture", "no_gesture_pair"
"""Both are labelled no_gesture; asked for apart, to have enough of either."""
KINDS = (*HELD, *TWO_HANDED, NO_GESTURE, NO_GESTURE_PAIR)
CAMERA = Camera()

_WRIST = (-0.10, 0.0, 0.25)
_DEPTH, _DEPTH_OF_PAIRS = (0.30, 1.7), (0.42, 1.7)
"""Metres from the camera to the hands."""
_PAIR_VIEW = (16.0, 9.0, 8.0)
"""Degrees (sigma) of yaw, pitch and roll by which two hands are turned as one."""
_TOGETHER, _APART = np.array([6.0, 5.0, 6.0, 4.0]), np.array([2.5, 2.5, 3.0, 2.5])
"""Degrees (sigma) of aim by which both hands of a pair differ from it, alike and each alone."""


@dataclass(frozen=True)
class Still:
    """What a picture shows. arms: in the frame of CAMERA; origin: where the person is in it."""

    label: str
    variant: str
    arms: dict[Side, PosedArm]
    origin: Vector
    build: Build

    def points(self) -> dict[Side, Vertices]:
        """Return MediaPipe's landmarks of each hand (21, 3) in the camera frame."""
        return {side: landmarks(arm) for side, arm in self.arms.items()}


def random_still(rng: Generator, rig: Rig, kind: str, build: Build) -> Still:
    """Return a still of one of KINDS with every landmark inside the picture."""
    label = NO_GESTURE if kind == NO_GESTURE_PAIR else kind
    while True:
        if kind in TWO_HANDED or kind == NO_GESTURE_PAIR:
            variant, arms = _two_hands(rng, rig, kind, build)
            depth = _DEPTH_OF_PAIRS
        else:
            variant, arms = _one_hand(rng, rig, kind, build)
            depth = _DEPTH
        origin = _place(rng, np.concatenate([landmarks(arm) for arm in arms.values()]), depth)
        still = Still(label, variant, _moved(arms, origin), origin, build)
        if all(CAMERA.inside(CAMERA.project(p), 4).all() for p in still.points().values()):
            return still


def _one_hand(
    rng: Generator, rig: Rig, kind: str, build: Build
) -> tuple[str, dict[Side, PosedArm]]:
    held, wrist = random_rest(rng) if kind == NO_GESTURE else (_way(rng, HELD[kind]), _WRIST)
    pose = posed(rig, held.shape, build, random_offsets(rng, held.shape))
    aim = held.aim.plus(*rng.normal(0, held.spread).tolist())
    state = ArmState(np.array(wrist) + rng.normal(0, 0.04, 3), aim, pose)
    side = SIDES[int(rng.integers(2))]
    return held.name, {side: Person(build, np.zeros(3)).posed(rig, state, side)}


def _way(rng: Generator, ways: tuple[Held, ...]) -> Held:
    weights = np.array([way.weight for way in ways])
    return ways[int(rng.choice(len(ways), p=weights / weights.sum()))]


def _two_hands(
    rng: Generator, rig: Rig, kind: str, build: Build
) -> tuple[str, dict[Side, PosedArm]]:
    if kind == NO_GESTURE_PAIR:
        pair = random_resting_pair(rng)
    else:
        pair = TWO_HANDED[kind][int(rng.integers(len(TWO_HANDED[kind])))]
    pair = _varied(rng, pair.swapped() if rng.random() < 0.5 else pair)
    loose = 0.5 if pair.contacts else 1.0
    poses = tuple(_pose(rng, rig, half, build, loose) for half in (pair.right, pair.left))
    nudge = rng.normal(0, 0.03, 3)
    arms = joined(rig, Person(build, np.zeros(3)), pair, (poses[0], poses[1]), nudge)
    yaw, pitch, roll = rng.normal(0, _PAIR_VIEW)
    rotation = rotations.about_y(yaw) @ rotations.about_x(pitch) @ rotations.about_z(roll)
    about = np.mean([arm.joints[0, :3, 3] for arm in arms.values()], axis=0)
    return pair.name, dict(zip(arms, turned([*arms.values()], rotation, about), strict=True))


def _pose(rng: Generator, rig: Rig, half: Half, build: Build, loose: float) -> Pose:
    return posed(rig, half.shape, build, random_offsets(rng, half.shape, loose))


def _varied(rng: Generator, pair: Pair) -> Pair:
    alike = rng.normal(0, _TOGETHER)

    def half(of: Half) -> Half:
        # Hands that need not touch are free to differ.
        alone = rng.normal(0, _APART * (1.0 if pair.contacts else 3.5))
        aim: Aim = of.aim.plus(*(alike + alone).tolist())
        shift = np.zeros(3) if pair.contacts else rng.normal(0, 0.03, 3)
        x, y, z = np.array(of.wrist) + shift
        return replace(of, aim=aim, wrist=(float(x), float(y), float(z)))

    x, y, z = np.array(pair.gap) + rng.normal(0, 0.003, 3)
    return replace(pair, right=half(pair.right), left=half(pair.left), gap=(x, y, z))


def _place(rng: Generator, points: Vertices, depths: tuple[float, float]) -> Vector:
    """Return where the person must be for the hands to fall on a random place of the picture."""
    near, far = np.log(depths)
    depth = np.exp(rng.uniform(near, far))
    reach = 0.5 * depth / CAMERA.focal * np.array([1.0, CAMERA.height / CAMERA.width])
    x, y = rng.uniform(-0.7, 0.7, 2) * reach
    origin: Vector = np.array([x, y, -depth]) - points.mean(axis=0)
    return origin


def _moved(arms: dict[Side, PosedArm], by: Vector) -> dict[Side, PosedArm]:
    out: dict[Side, PosedArm] = {}
    for side, arm in arms.items():
        joints = arm.joints.copy()
        joints[:, :3, 3] += by
        out[side] = PosedArm(arm.vertices + by, joints, arm.mirrored)
    return out
