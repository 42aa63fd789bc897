"""Forearm and upper arm, which the vendored hand lacks: rings extruded from its wrist.

A forearm matters: without one MediaPipe finds far fewer of the hands.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from models.training.synth.mesh import Faces, SkinnedMesh, Vertices
from models.training.synth.skeleton import FOREARM, N_JOINTS, UPPER_ARM, WRIST

FOREARM_LENGTH = 0.25
UPPER_ARM_LENGTH = 0.29
"""Metres, wrist to elbow and elbow to shoulder."""

_RINGS = np.concatenate([np.linspace(0.006, 0.21, 10), np.linspace(0.225, 0.285, 7), [0.34, 0.42]])
_RING_END = FOREARM_LENGTH + UPPER_ARM_LENGTH - 0.04
_WRIST_BLEND = (-0.012, 0.018)
_ELBOW_BLEND = (FOREARM_LENGTH - 0.045, FOREARM_LENGTH + 0.045)
_CAP_DEPTH, _CAP_FACING = 0.0082, 0.45


def with_arm(hand: SkinnedMesh) -> SkinnedMesh:
    """Return the hand with its arm; the elbow lies FOREARM_LENGTH along +z of the wrist."""
    faces = _without_cap(hand)
    loop = _open_rim(faces)
    rim = hand.vertices[loop]
    depths = [*_RINGS, _RING_END]
    rings = [_ring(rim, depth) for depth in depths]
    vertices = np.vstack([hand.vertices, *rings, [[0.0, 0.0, _RING_END + 0.03]]])
    weights = np.zeros((len(vertices), N_JOINTS))
    weights[: len(hand.vertices)] = hand.weights
    weights[len(hand.vertices) :, WRIST] = 1.0
    faces = np.vstack([faces, _tube_faces(loop, len(hand.vertices), len(rings))])
    joints = hand.joints.copy()
    joints[FOREARM] = np.eye(4)
    joints[UPPER_ARM] = np.eye(4)
    joints[UPPER_ARM, 2, 3] = FOREARM_LENGTH
    vertices, faces, weights = _compact(vertices, faces, weights)
    return SkinnedMesh(vertices, faces, _arm_weights(vertices, weights), joints)


def _without_cap(hand: SkinnedMesh) -> Faces:
    corners = hand.vertices[hand.faces]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    cap = (corners.mean(axis=1)[:, 2] > _CAP_DEPTH) & (normals[:, 2] > _CAP_FACING)
    return hand.faces[~cap]


def _open_rim(faces: Faces) -> Faces:
    """Return the one loop of vertices around the open wrist, against the faces' direction."""
    directed = Counter((f[a], f[b]) for f in faces.tolist() for a, b in ((0, 1), (1, 2), (2, 0)))
    following = {b: a for a, b in directed if (b, a) not in directed}
    loop = [next(iter(following))]
    while following[loop[-1]] != loop[0]:
        loop.append(following[loop[-1]])
    if len(loop) != len(following):
        raise ValueError("the hand's wrist is not one open loop")
    return np.array(loop)


def _ring(rim: Vertices, depth: float) -> Vertices:
    """Return the arm's outline at depth metres behind the wrist: rim first, ellipse later."""
    centre = rim.mean(axis=0)
    angle = np.arctan2(rim[:, 1] - centre[1], rim[:, 0] - centre[0])
    wide, thick = _radii(depth)
    ellipse_at = centre[:2] * np.exp(-depth / 0.1)
    ellipse = np.stack(
        [
            ellipse_at[0] + wide * np.cos(angle),
            ellipse_at[1] + thick * np.sin(angle),
            np.full(len(rim), centre[2] + depth),
        ],
        axis=1,
    )
    k = _smoothstep(np.array(depth / 0.12))
    return (1 - k) * (rim + np.array([0.0, 0.0, depth])) + k * ellipse


def _radii(depth: float) -> tuple[float, float]:
    """Return half width and half thickness in metres: thin wrist, full forearm, upper arm."""
    stations = (0.0, 0.06, 0.16, FOREARM_LENGTH, 0.40, _RING_END)
    wide = np.interp(depth, stations, (0.0275, 0.030, 0.042, 0.043, 0.047, 0.052))
    thick = np.interp(depth, stations, (0.0185, 0.022, 0.035, 0.040, 0.047, 0.052))
    return float(wide), float(thick)


def _tube_faces(loop: Faces, offset: int, n_rings: int) -> Faces:
    n = len(loop)
    faces = []
    previous = loop
    for ring in range(n_rings):
        current = offset + ring * n + np.arange(n)
        for i in range(n):
            j = (i + 1) % n
            faces += [
                (previous[i], previous[j], current[i]),
                (previous[j], current[j], current[i]),
            ]
        previous = current
    tip = offset + n_rings * n
    faces += [(previous[i], previous[(i + 1) % n], tip) for i in range(n)]
    return np.array(faces)


def _compact(
    vertices: Vertices, faces: Faces, weights: Vertices
) -> tuple[Vertices, Faces, Vertices]:
    used, renumbered = np.unique(faces, return_inverse=True)
    return vertices[used], renumbered.reshape(faces.shape), weights[used]


def _arm_weights(vertices: Vertices, weights: Vertices) -> Vertices:
    """Hand the wrist's share over to forearm and upper arm, softly across both joints."""
    z = vertices[:, 2]
    behind_wrist = _smoothstep((z - _WRIST_BLEND[0]) / (_WRIST_BLEND[1] - _WRIST_BLEND[0]))
    behind_elbow = _smoothstep((z - _ELBOW_BLEND[0]) / (_ELBOW_BLEND[1] - _ELBOW_BLEND[0]))
    share = weights[:, WRIST] * behind_wrist
    out = weights.copy()
    out[:, WRIST] -= share
    out[:, FOREARM] = share * (1 - behind_elbow)
    out[:, UPPER_ARM] = share * behind_elbow
    return out


def _smoothstep(x: Vertices) -> Vertices:
    x = np.clip(x, 0.0, 1.0)
    return x * x * (3 - 2 * x)
