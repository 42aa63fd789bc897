"""Depth for hands that have none, from the most similar hands that do."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gestures.landmarks import N_LANDMARKS

CHUNK = 200
Hands = NDArray[np.float32]


def lifted(hands: Hands, known: Hands) -> Hands:
    """Return hands (n, 2, 21, 3): x and y (n, 2, 21, 2) as they are, z of the most similar hand.

    Similar after the best turn and scale, mirrored or not; known: (m, 21, 3). NaN hands stay NaN.
    """
    flat = hands.reshape(-1, N_LANDMARKS, 2)
    seen = np.flatnonzero(np.isfinite(flat).all(axis=(1, 2)))
    plane, library = _plane(flat[seen]), _plane(known)
    norm = np.linalg.norm(library, axis=1, keepdims=True)
    unit, deep = library / norm, (known[..., 2] - known[..., 2].mean(axis=1, keepdims=True)) / norm
    z = np.full((*flat.shape[:2], 1), np.nan, np.float32)
    for start in range(0, len(seen), CHUNK):
        part = plane[start : start + CHUNK]
        fits = np.stack([np.abs(part @ unit.conj().T), np.abs(part @ unit.T)]).max(axis=0)
        best = fits.argmax(axis=1)
        size = fits[np.arange(len(part)), best]
        z[seen[start : start + CHUNK], :, 0] = deep[best] * size[:, None]
    return np.concatenate([flat, z], axis=2).reshape(*hands.shape[:3], 3)


def _plane(points: NDArray[np.floating]) -> NDArray[np.complex64]:
    plane = points[..., 0] + 1j * points[..., 1]
    centred: NDArray[np.complex64] = (plane - plane.mean(axis=1, keepdims=True)).astype(
        np.complex64
    )
    return centred
