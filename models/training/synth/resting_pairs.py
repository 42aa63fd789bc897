"""Two hands that mean nothing together: at work, folded, clapping, rubbing, arms crossed."""

from __future__ import annotations

from numpy.random import Generator

from models.training.synth import poses_v2 as v2
from models.training.synth.orientation import Aim
from models.training.synth.pair import BACK, PALM, Half, Pair, Spot, pad, symmetric
from models.training.synth.poses import RELAXED
from models.training.synth.resting import random_rest
from models.training.synth.shape import Shape
from models.training.synth.skeleton import FOREARM, metacarpal

_OPEN, _SLACK, _LOOSE = RELAXED["open"], RELAXED["relaxed"], RELAXED["loose_fist"]
_HOOKED = Shape(
    (10, 0, 0, 8, 10), ((46, 58, 30, 3), (48, 60, 30, 1), (50, 60, 30, -2), (52, 60, 30, -5))
)
_LOW = (-0.04, -0.22, 0.28)
_CHEST = (-0.06, -0.06, 0.28)
_KNUCKLES = Spot(metacarpal(2) + 2, (0.0, -0.008, 0.0))
_UPPER = Spot(FOREARM, (0.0, 0.03, 0.16))


def _clap(opening: float) -> Pair:
    return symmetric("clapping", _OPEN, Aim(62, 0, 88, 6), _CHEST, ((PALM, PALM),), opening)


def _folded(name: str, elevation: float) -> Pair:
    return symmetric(
        name, _HOOKED, Aim(elevation, 35, 85, 0), _LOW, ((_KNUCKLES, _KNUCKLES), (PALM, PALM))
    )


def _stacked(rng: Generator) -> Pair:
    aim = Aim(4 + rng.normal(0, 8), 55, 8, 0)
    return Pair(
        "one on the other", Half(_SLACK, aim, _LOW), Half(_OPEN, aim, _LOW), ((BACK, PALM),)
    )


def _wringing(rng: Generator) -> Pair:
    return Pair(
        "wringing",
        Half(_LOOSE, Aim(35, 40, 120, 0), _LOW),
        Half(_HOOKED, Aim(30, 60, 30, 0), _LOW),
        ((BACK, PALM), (Spot(metacarpal(3) + 1, (0.0, 0.012, 0.0)), pad(2))),
    )


def _rubbing(rng: Generator) -> Pair:
    return Pair(
        "rubbing",
        Half(v2.FLAT, Aim(40, 30, 90, 20), _CHEST),
        Half(_OPEN, Aim(25, 45, 88, -10), _CHEST),
        ((PALM, PALM),),
        (0.0, float(rng.normal(0, 0.03)), float(rng.normal(0, 0.02))),
    )


def _arms_crossed(rng: Generator) -> Pair:
    """Each hand on the other arm, below the chest."""
    return Pair(
        "arms crossed",
        Half(_OPEN, Aim(14, 82, 20, 0), (0.06, -0.20, 0.18)),
        Half(_OPEN, Aim(10, 82, 150, 0), (0.06, -0.20, 0.15)),
        ((PALM, _UPPER),),
    )


def _typing(rng: Generator) -> Pair:
    aim = Aim(8 + rng.normal(0, 6), 12 + rng.normal(0, 8), rng.normal(0, 8), 0)
    return symmetric("typing", _HOOKED if rng.random() < 0.3 else _SLACK, aim, (-0.11, -0.25, 0.32))


def _each_its_own(rng: Generator) -> Pair:
    """Two hands that have nothing to do with each other, each at rest or at work."""
    (one, at), (other, there) = random_rest(rng), random_rest(rng)
    return Pair(
        f"{one.name} + {other.name}",
        Half(one.shape, one.aim, at),
        Half(other.shape, other.aim, there),
    )


def random_resting_pair(rng: Generator) -> Pair:
    """Return two meaningless hands."""
    kinds = (
        lambda: _clap(float(rng.uniform(0.03, 0.22))),
        lambda: _folded("folded, upright", 60),
        lambda: _folded("folded", 15),
        lambda: _stacked(rng),
        lambda: _wringing(rng),
        lambda: _rubbing(rng),
        lambda: _arms_crossed(rng),
        lambda: _typing(rng),
        lambda: _each_its_own(rng),
    )
    return kinds[int(rng.integers(len(kinds)))]()
