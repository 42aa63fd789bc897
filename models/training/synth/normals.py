"""Vertex normals of a triangle mesh."""

from __future__ import annotations

import numpy as np

from models.training.synth.mesh import Faces, Vertices


def vertex_normals(vertices: Vertices, faces: Faces) -> Vertices:
    """Return area-weighted unit normals (n, 3)."""
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    per_face = np.cross(b - a, c - a)
    normals = np.empty_like(vertices)
    corners = faces.T.reshape(-1)
    for axis in range(3):
        weights = np.tile(per_face[:, axis], 3)
        normals[:, axis] = np.bincount(corners, weights, len(vertices))
    return normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
