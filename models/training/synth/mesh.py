"""The hand's mesh as it comes from the vendored GLB file, welded, in the wrist frame."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pygltflib import GLTF2

from models.training.synth.skeleton import INDEX, N_JOINTS, WRIST

HAND_GLB = Path(__file__).parent / "assets" / "generic_hand_right.glb"

_COMPONENT = {5121: np.uint8, 5123: np.uint16, 5125: np.uint32, 5126: np.float32}
_WIDTH = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}

Vertices = NDArray[np.floating[Any]]
Faces = NDArray[np.int64]


@dataclass(frozen=True)
class SkinnedMesh:
    """A triangle mesh bound to joints, in the wrist frame of the rest pose.

    vertices: (n, 3) metres. faces: (m, 3) indices, counter-clockwise from outside.
    weights: (n, N_JOINTS), rows sum to 1. joints: (N_JOINTS, 4, 4) rest transforms.
    """

    vertices: Vertices
    faces: Faces
    weights: Vertices
    joints: Vertices


def load_hand(path: Path = HAND_GLB) -> SkinnedMesh:
    """Read the right hand; joints without a node in the file keep the wrist's transform."""
    gltf = GLTF2().load(str(path))
    primitive = gltf.meshes[0].primitives[0]
    positions = _accessor(gltf, primitive.attributes.POSITION).astype(float)
    faces = _accessor(gltf, primitive.indices).reshape(-1, 3).astype(np.int64)
    slots = _accessor(gltf, primitive.attributes.JOINTS_0)
    slot_weights = _accessor(gltf, primitive.attributes.WEIGHTS_0).astype(float)
    skin = gltf.skins[0]
    ids = np.array([INDEX[gltf.nodes[node].name] for node in skin.joints])
    # glTF stores matrices column by column.
    inverse_binds = _accessor(gltf, skin.inverseBindMatrices).reshape(-1, 4, 4).swapaxes(1, 2)

    # The file repeats vertices along texture seams; skinning and normals want them once.
    _, first, inverse = np.unique(
        np.round(positions, 6), axis=0, return_index=True, return_inverse=True
    )
    weights = np.zeros((len(first), N_JOINTS))
    for k in range(4):
        np.add.at(weights, (np.arange(len(first)), ids[slots[first, k]]), slot_weights[first, k])
    joints = _rest_transforms(ids, np.linalg.inv(inverse_binds.astype(float)))
    to_wrist = np.linalg.inv(joints[WRIST])
    return SkinnedMesh(
        vertices=transform(to_wrist, positions[first]),
        faces=inverse.reshape(-1)[faces],
        weights=weights / weights.sum(axis=1, keepdims=True),
        joints=to_wrist @ joints,
    )


def _rest_transforms(ids: NDArray[np.int64], binds: Vertices) -> Vertices:
    joints = np.empty((N_JOINTS, 4, 4))
    joints[:] = binds[list(ids).index(WRIST)]
    joints[ids] = binds
    return joints


def transform(matrix: Vertices, points: Vertices) -> Vertices:
    """Apply a 4x4 transform to points (n, 3)."""
    return points @ matrix[:3, :3].T + matrix[:3, 3]


def _accessor(gltf: GLTF2, index: int) -> NDArray[np.generic]:
    accessor = gltf.accessors[index]
    view = gltf.bufferViews[accessor.bufferView]
    offset = (view.byteOffset or 0) + (accessor.byteOffset or 0)
    width = _WIDTH[accessor.type]
    dtype = np.dtype(_COMPONENT[accessor.componentType])
    if view.byteStride not in (None, 0, width * dtype.itemsize):
        raise ValueError("interleaved glTF buffers are not supported")
    data = np.frombuffer(gltf.binary_blob(), dtype, accessor.count * width, offset)
    return data.reshape(accessor.count, width)
