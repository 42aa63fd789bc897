"""The gestures that take two hands, in the ways people make them."""

from __future__ import annotations

from models.training.synth import poses_v2 as v2
from models.training.synth.orientation import Aim
from models.training.synth.pair import PALM, Half, Pair, Spot, nail, pad, symmetric
from models.training.synth.poses import GESTURES
from models.training.synth.shape import Shape
from models.training.synth.skeleton import FOREARM

_L = GESTURES["thumb_index"]
_FIST = GESTURES["fist"]
_PALMS = ((PALM, PALM), *((pad(k, 0.009), pad(k, 0.009)) for k in (1, 2, 3)))
_HEART = ((nail(1), nail(1)), (pad(0), pad(0)))
_FRAME = ((pad(1, 0.0), pad(0, 0.0)), (pad(0, 0.0), pad(1, 0.0)))
_SKIN = 0.006
"""Metres by which praying palms are kept from sinking into each other."""
_BEFORE_CHEST = (-0.10, 0.0, 0.30)
_PRAYING = (-0.03, -0.09, 0.26)
_ON_FOREARM = Spot(FOREARM, (0.0, 0.0, 0.07))
_FINGERTIPS = Spot(pad(2).joint, (0.0, 0.0, -0.004))


def _heart(name: str, shape: Shape, tilt: float, roll: float = 84.0) -> Pair:
    return symmetric(name, shape, Aim(86, 0, roll, tilt), _BEFORE_CHEST, _HEART)


def _crossed(name: str, shape: Shape, roll: float, tilt: float = 42.0) -> Pair:
    """Forearms crossed before the chest, the right one in front."""
    aim = Aim(84, 0, roll, tilt)
    return Pair(
        name,
        Half(shape, aim, (0.09, 0.0, 0.30)),
        Half(shape, aim, (0.09, 0.0, 0.24)),
        ((_ON_FOREARM, _ON_FOREARM),),
        (0.0, 0.0, -0.062),
    )


def _timeout(name: str, upright: Aim, lying: Aim) -> Pair:
    return Pair(
        name,
        Half(v2.FLAT, upright, (-0.02, -0.10, 0.27)),
        Half(v2.FLAT, lying, (-0.10, 0.12, 0.27)),
        ((_FINGERTIPS, PALM),),
    )


def _frame(name: str, upper: Shape, lower: Shape, upper_aim: Aim, lower_aim: Aim) -> Pair:
    """A frame of two Ls: each index finger ends at the other hand's thumb."""
    right = Half(upper, upper_aim, (-0.10, 0.06, 0.30))
    return Pair(name, right, Half(lower, lower_aim, (-0.10, -0.04, 0.30)), _FRAME)


def _ls(name: str, roll: float, tilt: float, x: float) -> Pair:
    return symmetric(name, _L, Aim(82, 0, roll, tilt), (x, 0.0, 0.28))


_OUT, _IN = Aim(84, 0, 0, 88), Aim(84, 0, 180, 88)

TWO_HANDED: dict[str, tuple[Pair, ...]] = {
    "hand_heart": (
        _heart("wings", v2.HEART_WINGS, 12),
        _heart("wings, leaning", v2.HEART_WINGS, 18),
    ),
    "hand_heart2": (
        _heart("round", v2.HEART, 22),
        _heart("flat", v2.HEART_FLAT, 24),
        _heart("round, palms out", v2.HEART, 20, 68),
    ),
    "holy": (
        symmetric("upright", v2.PRAYING, Aim(84, 0, 90, 0), _PRAYING, _PALMS, _SKIN),
        symmetric("leaning", v2.PRAYING, Aim(58, 0, 90, 0), _PRAYING, _PALMS, _SKIN),
        symmetric("thumbs out", v2.PRAYING_THUMB_OUT, Aim(76, 0, 90, 0), _PRAYING, _PALMS, _SKIN),
    ),
    "take_picture": (
        _frame("one palm out", _L, _L, _OUT, _IN),
        _frame("wide thumbs", v2.L_WIDE, v2.L_WIDE, _OUT, _IN),
        _frame("open", v2.L_NARROW, _L, Aim(84, 0, 20, 80), Aim(84, 0, 165, 80)),
    ),
    "thumb_index2": (
        _ls("apart", 6, 0, -0.15),
        _ls("near", 6, 4, -0.10),
        _ls("backs", 172, 0, -0.14),
        _ls("leaning out", 6, -18, -0.15),
        _ls("leaning in", 6, 22, -0.15),
    ),
    "timeout": (
        _timeout("edge on", Aim(84, 0, 90, 0), Aim(2, 88, 0, 0)),
        _timeout("upright palm out", Aim(84, 0, 30, 0), Aim(2, 88, 0, 0)),
        _timeout("upright back out", Aim(84, 0, 150, 0), Aim(2, 88, 0, 0)),
        _timeout("lying towards the camera", Aim(80, 0, 90, 0), Aim(4, 60, 0, 0)),
    ),
    "xsign": (
        _crossed("fists, backs", _FIST, 180),
        _crossed("fists, palms", _FIST, 15),
        _crossed("flat, edges", v2.FLAT, 90),
        _crossed("flat, palms", v2.FLAT, 10),
        _crossed("flat, backs", v2.FLAT, 170),
    ),
}
