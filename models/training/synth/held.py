"""The ways in which people hold one-handed gestures: shape, direction, and how far both vary."""

from __future__ import annotations

from dataclasses import dataclass

from models.training.synth import poses_v2 as v2
from models.training.synth.motion.poses import aim_for
from models.training.synth.orientation import Aim
from models.training.synth.poses import GESTURES
from models.training.synth.shape import (
    THUMB_TUCKED,
    OnFinger,
    Shape,
)

Spread = tuple[float, float, float, float]
"""Degrees (sigma) of elevation, azimuth, roll and tilt."""

USUAL: Spread = (14.0, 26.0, 18.0, 14.0)
_AT_CAMERA: Spread = (12.0, 16.0, 26.0, 10.0)
_FACING = Aim(80, 5, 8, 0)
_BACK = Aim(80, 0, 172, 0)


@dataclass(frozen=True)
class Held:
    """One way to make a gesture. weight: how often, against the others of its gesture."""

    name: str
    shape: Shape
    aim: Aim
    weight: float = 1.0
    spread: Spread = USUAL


def _of(gesture: str) -> Shape:
    return GESTURES[gesture]


def _usual(gesture: str, weight: float = 2.0) -> Held:
    return Held("usual", _of(gesture), aim_for(gesture), weight)


def _thumb(gesture: str, name: str, thumb: Shape, weight: float = 1.0) -> Held:
    """The usual way with another hand's thumb."""
    shape = Shape(thumb.thumb, _of(gesture).fingers, thumb.contact)
    return Held(name, shape, aim_for(gesture), weight)


def _thumb_on(finger: int, share: float) -> Shape:
    return Shape(THUMB_TUCKED, _of("fist").fingers, OnFinger(finger, share))


def _fanned(gesture: str, *further: float) -> tuple[Held, Held]:
    """The usual way, and more often one whose fingers are spread further (degrees, index first).

    By how much was taken from the angles between the fingers of real hands (HaGRID v1).
    """
    shape = _of(gesture)
    index, middle, ring, pinky = (
        (knuckle, second, last, abduction + more)
        for (knuckle, second, last, abduction), more in zip(shape.fingers, further, strict=True)
    )
    wide = Shape(shape.thumb, (index, middle, ring, pinky), shape.contact)
    return Held("wide", wide, aim_for(gesture), 3.0), _usual(gesture, 1.0)


_ALONG_INDEX = _thumb_on(1, -0.15)
_RELAXED_PALM = Shape((0, 10, 0, 0, 2), ((3, 9, 5, 4), (3, 9, 5, 1), (3, 9, 5, -3), (3, 9, 5, -8)))

HELD: dict[str, tuple[Held, ...]] = {gesture: (_usual(gesture),) for gesture in GESTURES} | {
    "call": (
        Held("across, back", _of("call"), Aim(80, 0, 168, 56), 4.0),
        _usual("call", 0.5),
        Held("back", _of("call"), Aim(72, 0, 165, -30), 0.3),
    ),
    "fist": (
        _usual("fist"),
        _thumb("fist", "thumb on middle", _thumb_on(2, 0.4), 1.5),
        _thumb("fist", "thumb on ring", _thumb_on(3, 0.4), 0.7),
        _thumb("fist", "thumb along index", _ALONG_INDEX, 3.0),
    ),
    "four": _fanned("four", 4, 1, -2, -6),
    "grabbing": (
        Held("claw", _of("grabbing"), Aim(72, 0, 5, 0), 2.0),
        Held("loose", v2.GRAB_LOOSE, Aim(66, 5, 8, 0)),
        Held("tight", v2.GRAB_TIGHT, Aim(76, 5, 8, 0)),
    ),
    "grip": (
        Held("usual", _of("grip"), Aim(72, 5, 50, 5), 1.5),
        Held("facing", _of("grip"), Aim(95, 0, 12, 0), 1.5),
        Held("ring, facing", v2.ROUND_GRIP, Aim(95, 0, 25, 0)),
        Held("beak, from the side", v2.BEAK, Aim(72, 10, 84, 25)),
        Held("ring, from the side", v2.ROUND_GRIP, Aim(80, 5, 95, 25)),
        Held("at the camera", v2.BEAK, Aim(48, 5, 20, 0), 0.7),
    ),
    "like": (_usual("like"), Held("facing", _of("like"), Aim(25, 70, 80, 0))),
    "little_finger": (
        _usual("little_finger"),
        Held("back", _of("little_finger"), _BACK),
        _thumb("little_finger", "thumb on index", _thumb_on(1, 0.45)),
    ),
    "middle_finger": (
        Held("back", _of("middle_finger"), _BACK, 2.5),
        Held("back, thumb out", v2.MIDDLE_THUMB_OUT, _BACK),
        Held("back, loose", v2.MIDDLE_LOOSE, _BACK),
        Held("palm", _of("middle_finger"), _FACING),
    ),
    "one": (
        _usual("one"),
        _thumb("one", "thumb on ring", _thumb_on(3, 0.4)),
        _thumb("one", "thumb high", _thumb_on(2, 0.0), 1.5),
        Held("back", _of("one"), _BACK, 0.2),
    ),
    "palm": (*_fanned("palm", 3, 1, -2, -5), Held("relaxed", _RELAXED_PALM, _FACING)),
    "peace": _fanned("peace", 5, -5, 0, 0),
    "peace_inverted": _fanned("peace_inverted", 5, -5, 0, 0),
    "point": (
        Held("palm down", _of("point"), Aim(2, 4, 10, 0), 1.5, _AT_CAMERA),
        Held("thumb beside", v2.POINT_THUMB_BESIDE, Aim(2, 4, 45, 0), 1.0, _AT_CAMERA),
        Held("thumb up", v2.POINT_THUMB_UP, Aim(2, 4, 80, 0), 1.0, _AT_CAMERA),
    ),
    "rock": (
        _usual("rock"),
        _thumb("rock", "thumb high", _thumb_on(2, 0.0)),
        Held("back", _of("rock"), _BACK, 0.2),
    ),
    "three": _fanned("three", 3, 0, -4, 0),
    "three2": _fanned("three2", 4, -5, 0, 0),
    "three3": (
        _usual("three3"),
        Held("index folded", v2.THREE3_FOLDED, _FACING),
    ),
    "three_gun": (
        Held("up", _of("three_gun"), Aim(78, 15, 55, 0), 1.0),
        Held("up, back", _of("three_gun"), Aim(78, 0, 150, 10), 1.0),
        Held("up, palm", _of("three_gun"), _FACING, 0.6),
        Held("across", _of("three_gun"), Aim(80, 0, 172, 70), 1.5),
        Held("at the camera", _of("three_gun"), Aim(15, 20, 85, 0), 0.7, _AT_CAMERA),
    ),
    "thumb_index": (
        Held("palm", _of("thumb_index"), _FACING, 2.0),
        Held("palm, wide", v2.L_WIDE, _FACING),
        Held("back", _of("thumb_index"), _BACK),
        Held("narrow", v2.L_NARROW, Aim(80, 5, 40, 0), 0.8),
        Held("across", _of("thumb_index"), Aim(80, 0, 172, 65), 0.8),
    ),
}
