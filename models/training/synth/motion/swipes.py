"""Swiping as people do it: raise the hand, stroke, and bring it back somehow."""

from __future__ import annotations

from typing import Literal

import numpy as np

from models.training.synth.motion.script import ArmScript
from models.training.synth.motion.strokes import Stroke, Style, stroke
from models.training.synth.motion.zone import BESIDE, BESIDE_AIM, LAP

Return = Literal["lower", "slow", "quick"]
RETURNS: tuple[Return, ...] = ("lower", "slow", "quick")
Entry = Literal["below", "side"]

_DIP = np.array([0.0, -0.05, -0.03])


def enter(script: ArmScript, entry: Entry, wait: float) -> None:
    """Begin out of sight and stay there for a while."""
    if entry == "side":
        script.jump(BESIDE, BESIDE_AIM)
    script.hold(wait)


def swipe(
    script: ArmScript,
    name: str,
    seconds: float,
    style: Style = "upright",
    back: Return = "lower",
    pause: float = 0.3,
) -> None:
    """Go to where the stroke begins, stroke, pause, return. Only the stroke is an event."""
    path = stroke(script.rng, name, script.side, script.zone, style)
    _approach(script, path)
    start, end = script.move(
        seconds, path.end, path.end_aim, "open", arc=path.arc, swing=path.swing
    )
    script.event(name, start, end)
    script.hold(pause)
    _RETURNS[back](script, path, seconds)


_SIDEWAYS = 0.12
"""Metres that a raised hand goes sideways to its place; over more it is lowered first."""


def _approach(script: ArmScript, path: Stroke) -> None:
    """Bring the hand to where the stroke begins, unhurried: it must not look like a stroke."""
    raised = script.wrist[1] > LAP[1] + 0.1
    if raised and abs(path.start[0] - script.wrist[0]) > _SIDEWAYS:
        script.rest(script.rng.uniform(0.5, 0.8))
        script.hold(script.rng.uniform(0.2, 0.5))
    way = float(np.linalg.norm(path.start - script.wrist))
    arc = np.array([0.0, 0.0, 0.02]) if way > 0.25 else _DIP * min(way / 0.15, 1.0)
    script.move(
        max(0.35, 1.6 * way) * script.rng.uniform(0.9, 1.25),
        path.start,
        path.start_aim,
        "open",
        arc=arc,
    )
    script.hold(script.rng.uniform(0.15, 0.45))


def _lower(script: ArmScript, path: Stroke, seconds: float) -> None:
    script.rest(script.rng.uniform(0.5, 0.8))
    script.hold(script.rng.uniform(0.3, 0.8))


def _slowly(script: ArmScript, path: Stroke, seconds: float) -> None:
    _go_back(script, path, max(0.9, 2.5 * seconds) * script.rng.uniform(0.9, 1.2))


def _quickly(script: ArmScript, path: Stroke, seconds: float) -> None:
    _go_back(script, path, max(0.4, 1.2 * seconds) * script.rng.uniform(0.9, 1.2))


def _go_back(script: ArmScript, path: Stroke, seconds: float) -> None:
    loose = path.start_aim.plus(elevation=-12)
    script.move(seconds, path.start + script.jitter(0.01), loose, "relaxed", arc=_DIP)
    script.hold(script.rng.uniform(0.2, 0.4))


_RETURNS = {"lower": _lower, "slow": _slowly, "quick": _quickly}
