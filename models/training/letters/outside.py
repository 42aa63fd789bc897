"""Points that one source lost because they lay outside the picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def restored(hands: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return hands (n, 2, 21, 2) with the points at (0, 0) filled in; NaN hands stay.

    Each is taken from the whole hand that fits the points that are left best, after the
    best shift, turn and scale, mirrored or not (least squares in the complex plane).
    """
    flat = hands.reshape(-1, *hands.shape[2:])
    plane = flat[..., 0].astype(np.float64) + 1j * flat[..., 1]
    lost = plane == 0
    whole = plane[np.isfinite(plane).all(axis=1) & ~lost.any(axis=1)]
    known = np.concatenate([whole, whole.conj()])
    for row in np.flatnonzero(lost.any(axis=1)):
        plane[row] = _filled(plane[row], lost[row], known)
    out = np.stack([plane.real, plane.imag], axis=-1)
    return out.reshape(hands.shape).astype(np.float32)


def _filled(
    hand: NDArray[np.complex128], lost: NDArray[np.bool_], known: NDArray[np.complex128]
) -> NDArray[np.complex128]:
    kept = hand[~lost]
    middle, middles = kept.mean(), known[:, ~lost].mean(axis=1, keepdims=True)
    about, abouts = kept - middle, known[:, ~lost] - middles
    turn = (abouts.conj() @ about) / (np.abs(abouts) ** 2).sum(axis=1)
    gap = np.abs(turn[:, None] * abouts - about).sum(axis=1)
    best = int(gap.argmin())
    found = hand.copy()
    found[lost] = turn[best] * (known[best, lost] - middles[best]) + middle
    return found
