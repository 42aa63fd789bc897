"""Hands and points that show no gesture, by kind: what rejection is measured on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gestures.static_features import features
from models.training.static.data import NONE, Hands
from models.training.static.negatives import half_closed_hands, open_hand, scattered, swapped

N_FAKES = 5000


def outsiders(real: Hands, rendered: Hands | None, seed: int) -> dict[str, NDArray[np.float32]]:
    """Return features by kind.

    Uniform points, random walks and swapped points are kinds that training never saw; the
    resting hands are of people that it never saw; the others are new draws of kinds it saw.
    """
    rng = np.random.default_rng(seed)
    shown = real.pick(real.target != NONE)
    some = shown.features[rng.integers(0, len(shown), N_FAKES)]
    kinds = {"resting hands (real)": real.features[real.target == NONE]}
    if rendered is not None:
        kinds["resting, busy and in-between hands (rendered)"] = rendered.features[
            rendered.target == NONE
        ]
    kinds |= {
        "half-closed hands (geometry)": half_closed_hands(
            N_FAKES, open_hand(shown.features, shown.target), rng
        ),
        "normal noise": scattered(N_FAKES, rng),
        "uniform noise": _as_hand(rng.random((N_FAKES, 21, 2))),
        "random walks": _as_hand(rng.normal(0, 1, (N_FAKES, 21, 2)).cumsum(axis=1)),
        "hands with swapped points": swapped(some, rng),
    }
    return kinds


def _as_hand(points: NDArray[np.floating]) -> NDArray[np.float32]:
    return features(points, np.zeros(len(points), bool))
