"""How alike the hands of two takes move, by place and shape alone: no network is asked."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gestures.landmarks import N_LANDMARKS
from gestures.signs.features import N_HAND

Array = NDArray[np.float32]

SHAPE = 0.5
"""Weight of the hand's shape (hand sizes) beside its place (shoulder-widths)."""
ONLY_ONE = 0.6
"""What a look counts in which only one of two takes shows a hand."""

_HANDS = (slice(0, N_HAND), slice(N_HAND, 2 * N_HAND))
_PLACE, _POINTS = slice(1, 3), slice(4, N_HAND)


def distances(rows: Array, others: Array) -> Array:
    """Return (n,): how far others (n, STEPS, WIDTH) are from rows (STEPS, WIDTH).

    In shoulder-widths: how far apart the paths of the hands lie as a whole, and how they differ
    besides, the mean over the looks; both hands added up, x and y only.
    """
    total = np.zeros(len(others), np.float32)
    for hand in _HANDS:
        total += _apart(rows[:, hand], others[..., hand])
    return total


def _apart(one: Array, others: Array) -> Array:
    there, theirs = one[:, 0] > 0, others[..., 0] > 0
    both, only = there & theirs, there != theirs
    gap = np.where(both[..., None], one - others, 0)
    share = both.mean(axis=-1)
    place = gap[..., _PLACE]
    whole = place.mean(axis=-2) / np.maximum(share, 1e-6)[:, None]
    besides = np.linalg.norm(place - whole[:, None], axis=-1) * both
    points = gap[..., _POINTS].reshape(*gap.shape[:-1], N_LANDMARKS - 1, 3)[..., :2]
    shape = np.linalg.norm(points, axis=-1).mean(axis=-1)
    each = besides + SHAPE * shape + ONLY_ONE * only
    mean: Array = each.mean(axis=-1) + np.abs(whole).sum(axis=-1) * share
    return mean
