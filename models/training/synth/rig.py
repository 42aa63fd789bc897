"""The rigged right hand and arm: forward kinematics and linear blend skinning."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from models.training.synth import rotations
from models.training.synth.arm import with_arm
from models.training.synth.mesh import Vertices, load_hand
from models.training.synth.normals import vertex_normals
from models.training.synth.rotations import Matrix
from models.training.synth.skeleton import (
    FOREARM,
    LONG_FINGERS_AT,
    N_JOINTS,
    PARENTS,
    THUMB_DISTAL,
    UPPER_ARM,
    WRIST,
    Pose,
)

Transforms = Vertices
"""(N_JOINTS, 4, 4) joint frames in the wrist frame."""


@dataclass(frozen=True)
class Build:
    """How this person's hand differs from the mesh.

    thickness, length: (N_JOINTS,) factors across and along each bone. size: overall factor.
    """

    thickness: Vertices = field(default_factory=lambda: np.ones(N_JOINTS))
    length: Vertices = field(default_factory=lambda: np.ones(N_JOINTS))
    size: float = 1.0

    def factors(self, joint: int) -> Vertices:
        """Return the factors (3,) for x, y, z of a joint's own frame."""
        across = self.thickness[joint]
        return np.array([across, across, self.length[joint]])


AVERAGE = Build()


def joint_rotation(angles: Vertices) -> Matrix:
    """Return the local rotation for (flexion, abduction, twist) in degrees."""
    flexion, abduction, twist = angles
    return rotations.about_y(abduction) @ rotations.about_x(-flexion) @ rotations.about_z(twist)


class Rig:
    """Rest mesh, bindings and the two operations on them; shared read-only."""

    def __init__(self) -> None:
        mesh = with_arm(load_hand())
        self.mesh = mesh
        self.rest_normals = vertex_normals(mesh.vertices, mesh.faces)
        self._homogeneous = np.hstack([mesh.vertices, np.ones((len(mesh.vertices), 1))])
        self._inverse_rest = np.linalg.inv(mesh.joints)
        self._local = np.array(
            [
                mesh.joints[i] if parent < 0 else self._inverse_rest[parent] @ mesh.joints[i]
                for i, parent in enumerate(PARENTS)
            ]
        )

    def local(self, joint: int, build: Build = AVERAGE) -> Matrix:
        """Return the joint's rest transform (4, 4) in its parent's frame."""
        matrix = self._local[joint].copy()
        matrix[:3, 3] *= build.factors(PARENTS[joint])
        return matrix

    def joints(
        self,
        pose: Pose,
        build: Build = AVERAGE,
        forearm: Matrix | None = None,
        upper_arm: Matrix | None = None,
    ) -> Transforms:
        """Forward kinematics in the wrist frame, before ``build.size``.

        forearm, upper_arm: rotations (3, 3) whose z axis runs along the bone, away from the
        hand; the arm stays straight without them.
        """
        frames = np.empty((N_JOINTS, 4, 4))
        frames[WRIST] = np.eye(4)
        for joint in range(1, FOREARM):
            frame = frames[PARENTS[joint]] @ self.local(joint, build)
            frame[:3, :3] = frame[:3, :3] @ joint_rotation(pose[joint])
            frames[joint] = frame
        frames[FOREARM] = _framed(np.eye(3) if forearm is None else forearm, np.zeros(3))
        elbow = frames[FOREARM] @ self.local(UPPER_ARM, build)
        frames[UPPER_ARM] = _framed(elbow[:3, :3] if upper_arm is None else upper_arm, elbow[:3, 3])
        return frames

    def skin(self, frames: Transforms, build: Build = AVERAGE) -> Vertices:
        """Return the vertices (n, 3) in the wrist frame, before ``build.size``."""
        moves = np.empty((N_JOINTS, 4, 4))
        for joint in range(N_JOINTS):
            scale = np.diag([*build.factors(joint), 1.0])
            moves[joint] = frames[joint] @ scale @ self._inverse_rest[joint]
        blended = (self.mesh.weights @ moves.reshape(N_JOINTS, 16)).reshape(-1, 4, 4)
        vertices: Vertices = np.einsum("nij,nj->ni", blended[:, :3], self._homogeneous)
        return vertices

    @cached_property
    def fingertip_coordinates(self) -> Vertices:
        """(n, 4): position in the nearest finger's last joint (x, y dorsal, z) and its kind.

        The kind is 0 for the palm and arm, 1 for a long finger, 2 for the thumb: nails need it.
        """
        weights = self.mesh.weights
        chains = [weights[:, 1:5].sum(axis=1)]
        chains += [weights[:, base + 1 : base + 5].sum(axis=1) for base in LONG_FINGERS_AT]
        share = np.stack(chains, axis=1)
        finger = share.argmax(axis=1)
        last = np.array([THUMB_DISTAL, *(base + 3 for base in LONG_FINGERS_AT)])[finger]
        local = np.einsum("nij,nj->ni", self._inverse_rest[last], self._homogeneous)[:, :3]
        kind = np.where(share.max(axis=1) > 0.3, np.where(finger == 0, 2.0, 1.0), 0.0)
        local[kind == 0] = (0.0, -1.0, 1.0)
        return np.hstack([local, kind[:, None]])


def _framed(rotation: Matrix, origin: Vertices) -> Matrix:
    frame = np.eye(4)
    frame[:3, :3] = rotation
    frame[:3, 3] = origin
    return frame
