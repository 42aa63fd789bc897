"""Rendered hands as MediaPipe saw them (``python -m models.training.synth hands``)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gestures.static_features import LABELS, features
from models.training.static.data import Hands, Split, join, targets
from models.training.synth.hands import Arrays, load

TEST_EVERY, VAL_EVERY = 5, 10
"""One rendered person of so many is kept for the test, and one for validation."""

GEOMETRY_SHARE = 1 / 3
"""Share of the drawn hands that are projected joints, without a landmarker's errors."""


def split_by_person(hands: Hands) -> Split:
    """Split rendered hands by the person they are rendered as; see ``synth.hands.person_of``."""
    person = np.array([int(user.rpartition(" ")[2]) for user in hands.user], np.int64)
    test, val = person % TEST_EVERY == 0, person % VAL_EVERY == 1
    return Split(hands.pick(is_trained_on(person)), hands.pick(val), hands.pick(test))


def is_trained_on(person: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which rendered people are neither for the test nor for validation."""
    return (person % TEST_EVERY != 0) & (person % VAL_EVERY != 1)


def with_geometry(rendered: Hands, geometry: Hands) -> Hands:
    """Return both, the rendered ones as often as makes the others GEOMETRY_SHARE."""
    wanted = (1 / GEOMETRY_SHARE - 1) * len(geometry) / max(len(rendered), 1)
    return join([*[rendered] * max(1, round(wanted)), geometry])


def read(folders: Sequence[Path]) -> Arrays:
    """Return the rows of all files in the folders."""
    parts = [load(folder) for folder in folders]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def load_single(folders: Sequence[Path]) -> Hands:
    """Return the pictures in which one hand is shown and found; ``user`` is the rendered person."""
    found = read(folders)
    single = (found["shown"].sum(1) == 1) & np.isin(found["label"], LABELS)
    row = np.flatnonzero(single)
    slot = found["shown"][row].argmax(1)
    seen = found["found"][row, slot]
    row, slot = row[seen], slot[seen]
    points = square(found["xyz"][row, slot], found["size"][row])
    left = found["seen_as"][row, slot] == "left"
    flat = features(points, left)
    people = found["person"][row]
    ids = np.array([f"rendered {one}" for one in people])
    images = np.array([f"rendered {one}" for one in found["seed"][row]])
    return Hands(flat, targets(found["label"][row]), ids, images, np.zeros(len(row), bool))


def square(xyz: NDArray[np.float32], size: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return x and y (..., 21, 2) of landmarks as fractions of pictures, in picture heights."""
    aspect = (size[:, 0] / size[:, 1]).astype(np.float32)
    out = xyz[..., :2].copy()
    out[..., 0] *= aspect.reshape(-1, *[1] * (out.ndim - 2))
    return out
