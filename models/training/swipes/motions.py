"""Movements to learn from that the clips do not have: wider and shorter strokes, and everyday
movement that comes close to a swipe without being one."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from models.training.synth.motion.script import ArmScript
from models.training.synth.motion.strokes import SWIPES, inward
from models.training.synth.orientation import Aim
from models.training.synth.rotations import Vector

Motion = Callable[[ArmScript], None]

_SHAPES = ("open", "palm", "stop", "two_up", "three", "one", "fist", "relaxed")
_POINTING = ("one", "relaxed", "two_up", "claw", "loose_fist")


def _pick(script: ArmScript, names: tuple[str, ...]) -> str:
    return names[int(script.rng.integers(len(names)))]


def _aim(script: ArmScript, spread: float = 12.0) -> Aim:
    return Aim(70, 0, 20, 0).plus(*script.rng.normal(0, spread, 4).tolist())


def _raise(script: ArmScript, place: Vector, shape: str) -> None:
    script.move(script.rng.uniform(0.4, 0.9), place, _aim(script), shape)
    script.hold(script.rng.uniform(0.05, 0.6))


def _way(script: ArmScript, name: str, length: float) -> Vector:
    """Return a stroke's way in metres, never quite straight."""
    lean = script.rng.normal(0, 0.12) * length
    if name in ("swipe_left", "swipe_right"):
        return np.array([length if inward(name, script.side) else -length, lean, 0.0])
    return np.array([lean, length if name == "swipe_up" else -length, 0.0])


def _swipe(script: ArmScript, lengths: tuple[float, float], seconds: tuple[float, float]) -> None:
    rng = script.rng
    name = _pick(script, SWIPES)
    way = _way(script, name, rng.uniform(*lengths))
    shape = _pick(script, _SHAPES)
    start = script.zone.centre + script.jitter(0.03) - way / 2
    aim = _aim(script)
    _raise(script, start, shape)
    arc = np.array([0.0, rng.normal(0, 0.02), rng.uniform(0, 0.05)])
    swing = aim.plus(0, 0, 0, 0).towards(aim.plus(*rng.normal(0, 18, 4).tolist()), 1.0)
    begun, ended = script.move(rng.uniform(*seconds), start + way, swing, shape, arc=arc)
    script.event(name, begun, ended)
    _afterwards(script, way)


def _afterwards(script: ArmScript, way: Vector) -> None:
    rng = script.rng
    if rng.random() < 0.3:
        script.hold(rng.uniform(0.1, 0.5))
    if rng.random() < 0.5:
        script.move(rng.uniform(0.4, 1.2), script.wrist - way * rng.uniform(0.5, 1.1))
        script.hold(rng.uniform(0.1, 0.5))
    script.rest(rng.uniform(0.4, 0.9))


def wide_swipe(script: ArmScript) -> None:
    """Swipe with the whole arm."""
    _swipe(script, (0.32, 0.62), (0.25, 0.9))


def plain_swipe(script: ArmScript) -> None:
    """Swipe as most people do, with any hand shape."""
    _swipe(script, (0.2, 0.36), (0.2, 0.9))


def short_swipe(script: ArmScript) -> None:
    """Flick the hand."""
    _swipe(script, (0.12, 0.2), (0.14, 0.3))


def entering_swipe(script: ArmScript) -> None:
    """Come in from the side and go straight on, past the middle and out on the other side."""
    rng = script.rng
    name = _pick(script, ("swipe_left", "swipe_right"))
    way = _way(script, name, rng.uniform(0.6, 0.9))
    shape = _pick(script, _SHAPES)
    script.jump(script.zone.centre + script.jitter(0.03) - 0.55 * way, _aim(script))
    script.shape = shape
    script.hold(rng.uniform(0.1, 0.4))
    begun, ended = script.move(rng.uniform(0.45, 0.9), script.wrist + way, _aim(script), shape)
    script.event(name, begun, ended)
    script.rest(rng.uniform(0.4, 0.8))


def arc_swipe(script: ArmScript) -> None:
    """Swing the forearm across in an arc, up from below and down again without a pause."""
    rng = script.rng
    name = _pick(script, ("swipe_left", "swipe_right"))
    way = _way(script, name, rng.uniform(0.25, 0.6))
    rise = rng.uniform(0.3, 0.7) * abs(way[0])
    low = script.zone.centre + script.jitter(0.03) - [0, rng.uniform(0.2, 0.8) * rise, 0]
    tilt = 40.0 if inward(name, script.side) else -40.0
    aim = _aim(script)
    if rng.random() < 0.5:
        script.jump(low - 0.5 * way - np.array([0, rng.uniform(0, 0.15), 0]), aim)
        script.hold(rng.uniform(0.05, 0.4))
    shape = _pick(script, _SHAPES)
    script.move(rng.uniform(0.3, 0.7), low - 0.5 * way, aim.plus(tilt=-tilt), shape)
    script.hold(rng.uniform(0.01, 0.15))
    begun, ended = script.move(
        rng.uniform(0.3, 0.9),
        low + 0.5 * way,
        aim.plus(tilt=tilt).plus(*rng.normal(0, 15, 4).tolist()),
        arc=np.array([0.0, rise, rng.uniform(0, 0.08)]),
    )
    script.event(name, begun, ended)
    script.rest(rng.uniform(0.3, 0.8))


def arm_wave(script: ArmScript) -> None:
    """Wave with the arm: strokes to and fro, without a rest between them."""
    rng = script.rng
    half = np.array([rng.uniform(0.04, 0.16), rng.normal(0, 0.01), 0.0]) * rng.choice([-1, 1])
    centre = script.zone.centre + script.jitter(0.03)
    seconds = rng.uniform(0.18, 0.45)
    first = 0.6 if rng.random() < 0.5 else 0.0
    _raise(script, centre - first * half, _pick(script, ("open", "palm", "relaxed")))
    for _ in range(int(rng.integers(3, 9))):
        script.move(seconds * rng.uniform(0.85, 1.15), centre + half * rng.uniform(0.7, 1.1))
        half = -half
    script.rest(rng.uniform(0.5, 0.9))


def point_about(script: ArmScript) -> None:
    """Move a pointing or loose hand from place to place, as with a pointer."""
    rng = script.rng
    _raise(script, script.zone.centre + script.jitter(0.05), _pick(script, _POINTING))
    for _ in range(int(rng.integers(4, 9))):
        way = rng.normal(0, [0.07, 0.05, 0.02])
        seconds = max(rng.uniform(0.2, 0.7), float(np.linalg.norm(way)) / rng.uniform(0.2, 0.5))
        place = script.zone.centre + np.clip(script.wrist + way - script.zone.centre, -0.15, 0.15)
        script.move(seconds, place, _aim(script))
        script.hold(rng.uniform(0.0, 0.6))
    script.rest(rng.uniform(0.5, 0.9))


def gesticulate(script: ArmScript) -> None:
    """Talk with large movements, also with an open hand; no straight, lone stroke from rest."""
    rng = script.rng
    place = script.zone.centre + np.array([0.0, -0.04, 0.0])
    _raise(script, place, "relaxed")
    for _ in range(int(rng.integers(5, 11))):
        target = place + rng.normal(0, [0.08, 0.07, 0.04])
        arc = rng.normal(0, 0.035, 3)
        shape = _pick(script, ("relaxed", "claw", "loose_fist", "open", "one"))
        script.move(rng.uniform(0.22, 0.6), target, _aim(script, 25), shape, arc=arc)
        if rng.random() < 0.3:
            script.hold(rng.uniform(0.05, 0.3))
    script.rest(rng.uniform(0.5, 0.9))


def raise_and_drop(script: ArmScript) -> None:
    """Raise the hand to the head, the side or the front, quickly or slowly, and drop it."""
    rng = script.rng
    for _ in range(2):
        target = script.zone.centre + rng.normal(0, [0.14, 0.12, 0.05])
        shape = _pick(script, (*_SHAPES, *_POINTING))
        script.move(rng.uniform(0.3, 0.9), target, _aim(script, 25), shape)
        script.hold(rng.uniform(0.05, 1.0))
        script.rest(rng.uniform(0.3, 0.9))
        script.hold(rng.uniform(0.1, 0.4))


def come_and_go(script: ArmScript) -> None:
    """Come in from the side, stay, and leave again."""
    rng = script.rng
    script.jump(script.zone.centre + np.array([-0.7, rng.normal(-0.05, 0.08), 0.0]), _aim(script))
    script.hold(rng.uniform(0.1, 0.4))
    shape = _pick(script, (*_SHAPES, *_POINTING))
    script.move(rng.uniform(0.35, 1.0), script.zone.centre + script.jitter(0.06), None, shape)
    script.hold(rng.uniform(0.3, 1.2))
    way = np.array([-0.7, rng.normal(-0.1, 0.1), 0.0])
    script.move(rng.uniform(0.5, 1.0), script.wrist + way, _aim(script, 25), "relaxed")


SWIPING: dict[str, Motion] = {
    "wide_swipe": wide_swipe,
    "plain_swipe": plain_swipe,
    "short_swipe": short_swipe,
    "entering_swipe": entering_swipe,
    "arc_swipe": arc_swipe,
}
EVERYDAY: dict[str, Motion] = {
    "arm_wave": arm_wave,
    "point_about": point_about,
    "gesticulate": gesticulate,
    "raise_and_drop": raise_and_drop,
    "come_and_go": come_and_go,
}
