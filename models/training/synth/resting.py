"""One-handed hands that mean nothing: at rest, at work, at the face, and between gestures."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.random import Generator

from models.training.synth.held import HELD, Held, Spread
from models.training.synth.orientation import Aim
from models.training.synth.poses import GESTURES, RELAXED, V1
from models.training.synth.shape import Shape, mixed
from models.training.synth.variation import random_shape

Place = tuple[float, float, float]
"""Metres of the person frame, of the right wrist."""

_LOOSE: Spread = (16.0, 22.0, 24.0, 16.0)
_ANY: Spread = (40.0, 45.0, 70.0, 30.0)
_SIDE: Place = (-0.10, 0.0, 0.25)

_CUP = Shape(
    (6, 18, 4, 12, 14), ((30, 52, 30, 3), (32, 54, 32, 1), (36, 56, 34, -1), (42, 58, 36, -3))
)
_PHONE = Shape(
    (4, 8, 0, 8, 6), ((34, 40, 22, 2), (38, 46, 24, 1), (42, 50, 26, 0), (46, 54, 30, -2))
)
_MOUSE = Shape(
    (4, 8, 0, 6, 8), ((14, 22, 12, 4), (14, 24, 12, 0), (22, 34, 18, -3), (26, 36, 20, -8))
)
_KEYS = Shape(
    (6, 6, 0, 6, 10), ((24, 36, 18, 5), (22, 40, 20, 1), (24, 40, 20, -3), (28, 38, 18, -8))
)
_CHIN = Shape((0, 6, 0, 6, 8), ((40, 66, 34, 2), (50, 78, 40, 1), (56, 84, 44, 0), (58, 86, 46, 0)))

_FIXED: tuple[tuple[str, Shape, Aim, Place], ...] = (
    ("hanging", RELAXED["relaxed"], Aim(-70, 10, 60, 0), (-0.22, -0.42, 0.08)),
    ("lap", RELAXED["relaxed"], Aim(-10, 30, 20, 0), (-0.10, -0.40, 0.25)),
    ("table", RELAXED["open"], Aim(0, 25, 5, 0), (-0.10, -0.30, 0.30)),
    ("keyboard", _KEYS, Aim(8, 10, 0, 0), (-0.10, -0.25, 0.32)),
    ("mouse", _MOUSE, Aim(8, 0, 10, 0), (-0.24, -0.26, 0.32)),
    ("loose fist", RELAXED["loose_fist"], Aim(45, 15, 60, 0), _SIDE),
    ("chin", _CHIN, Aim(70, 50, 130, 20), (-0.06, 0.06, 0.16)),
    ("cheek", RELAXED["relaxed"], Aim(80, 30, 110, 20), (-0.10, 0.12, 0.12)),
    ("scratching", RELAXED["loose_fist"], Aim(75, 40, 120, 20), (-0.09, 0.20, 0.10)),
    ("covering the mouth", RELAXED["open"], Aim(50, 80, 140, 30), (-0.08, 0.10, 0.16)),
    ("cup", _CUP, Aim(30, 50, 85, 0), (-0.05, -0.05, 0.25)),
    ("phone", _PHONE, Aim(62, 20, 160, 0), (-0.06, -0.06, 0.25)),
    ("phone at the ear", _PHONE, Aim(80, 60, 80, 30), (-0.13, 0.16, 0.06)),
    ("talking", RELAXED["open"], Aim(40, 10, 60, 0), (-0.10, -0.06, 0.28)),
    ("talking, palm up", RELAXED["relaxed"], Aim(30, 15, 150, 0), (-0.10, -0.08, 0.28)),
)

_BETWEEN = (0.35, 0.65)
_OPENED = 150.0
"""Degrees over a finger's three joints that make the difference between open and closed."""
_EDGE = ("palm", "stop", "four", "three", "peace", "two_up")


def _fixed(rng: Generator) -> tuple[Held, Place]:
    name, shape, aim, place = _FIXED[int(rng.integers(len(_FIXED)))]
    if rng.random() < 0.3:
        shape = mixed(shape, RELAXED[str(rng.choice(["relaxed", "open", "loose_fist"]))], 0.5)
    return Held(name, shape, aim, 1.0, _LOOSE), place


def _anything(rng: Generator) -> tuple[Held, Place]:
    return Held("random fingers", random_shape(rng), Aim(60, 5, 20, 0), 1.0, _ANY), _SIDE


def _relaxed(rng: Generator) -> tuple[Held, Place]:
    name = str(rng.choice(["relaxed", "loose_fist"]))
    return Held(name, RELAXED[name], Aim(60, 5, 20, 0), 1.0, _ANY), _SIDE


def _between(rng: Generator) -> tuple[Held, Place]:
    """Two gestures' shapes mixed: the hand as it changes from one to another."""
    while True:
        one, other = (str(name) for name in rng.choice([*GESTURES], 2, replace=False))
        first, second = HELD[one][0], HELD[other][0]
        if _unlike(first.shape, second.shape):
            break
    share = float(rng.uniform(*_BETWEEN))
    shape = mixed(first.shape, second.shape, share)
    return Held(f"{one} to {other}", shape, first.aim.towards(second.aim, share)), _SIDE


def _unlike(one: Shape, other: Shape) -> bool:
    """Say whether a finger must open or close on the way from one shape to the other."""
    bends = [np.array([sum(finger[:3]) for finger in shape.fingers]) for shape in (one, other)]
    return bool(np.abs(bends[0] - bends[1]).max() > _OPENED)


def _edge_on(rng: Generator) -> tuple[Held, Place]:
    """An open or counting hand seen from its edge, where nobody could tell what it shows."""
    name = str(rng.choice(_EDGE))
    roll = float(rng.choice([88.0, -70.0]))
    return Held(f"{name}, edge on", V1[name], Aim(80, 0, roll, 0), 1.0, (10, 6, 7, 12)), _SIDE


_KINDS: tuple[tuple[float, Callable[[Generator], tuple[Held, Place]]], ...] = (
    (0.46, _fixed),
    (0.12, _anything),
    (0.10, _relaxed),
    (0.20, _between),
    (0.12, _edge_on),
)


def random_rest(rng: Generator) -> tuple[Held, Place]:
    """Return a meaningless hand and where its wrist is."""
    share = np.array([share for share, _ in _KINDS])
    return _KINDS[int(rng.choice(len(_KINDS), p=share / share.sum()))][1](rng)
