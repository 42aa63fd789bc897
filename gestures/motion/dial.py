"""One hand on a dial, which zooms and turns."""

from __future__ import annotations

import math

from gestures.motion.look import ON_DIAL, Look
from gestures.motion.parameters import MotionParameters
from gestures.motion.path import Path
from gestures.motion.stances import ROTATE, ZOOM, Stance, Steps, named
from gestures.motion.stepper import Stepper

_UPRIGHT = math.radians(50)
"""Radians that a hand may lean when it takes a shape."""

_OPENING = 0.95
"""Least extension of the index finger of a hand that takes to the dial: it is not folded."""

_CLOSED = 0.25, 0.2, 0.8
"""Or: largest gap, least ``Look.thumb_away`` and extension of the index finger of a dial that is
closed. The thumb of a fist lies across the fingers: of 70 photographed fists one looks so."""

_OPEN = 0.7, 0.35
"""Least extension of it later on: that of a finger whose tip is at the thumb's, and how it grows
with the gap. A thumb that leaves a fist opens nothing."""

_DRIFT_OVER = 0.15
"""Seconds."""

_THUMB_STAYS = -0.15
"""Least ``Look.thumb_away`` while the hand stays on the dial."""

_EARLIER = 0.2
"""Seconds."""

_OTHERS_STAY = 0.2
"""How far the extension of a folded finger may get from that at rest until the first step: a hand
that opens or closes as a whole is on no dial."""


class DialStance(Stance):
    """Thumb and index finger out, the others folded: as a hand on a dial.

    Opening and closing the two is zoom, turning the hand in the picture is rotate. One thing
    at a time: the one that began goes on until it rests.
    """

    def _begin(self) -> None:
        self._gap, self._turn = Stepper(self._p.gap), Stepper(self._p.turn)
        self._rests: list[Look | None] = [None, None]

    def __init__(self, parameters: MotionParameters) -> None:
        super().__init__(parameters)
        self._begin()

    @property
    def under_way(self) -> bool:
        return self._gap.under_way or self._turn.under_way

    def _fits(self, look: Look) -> bool:
        if self._taken:
            return (
                max(look.middle, look.ring, look.pinky) <= self._p.folded_leave
                and look.index >= _OPEN[0] + _OPEN[1] * min(look.index_gap, 1.2)
                and look.thumb_away >= _THUMB_STAYS
            )
        return (
            look.others <= self._p.folded
            and max(look.middle, look.ring, look.pinky) <= self._p.folded_leave
            and (look.index >= _OPENING or _is_closed(look))
            and look.thumb_away >= ON_DIAL
            and abs(look.angle) <= _UPRIGHT
            and look.facing >= self._p.pinch.facing
        )

    def _measure(self, look: Look, path: Path) -> Steps:
        p, still, recent = self._p, path.resting, path.travel(_DRIFT_OVER)
        for_zoom, for_turn = (max(recent, _moved(look, path, rest)) for rest in self._rests)
        zoom = self._gap.update(
            look.t, look.index_gap, still=still, trusted=for_zoom <= p.zoom_drift
        )
        turn = self._turn.update(look.t, look.angle, still=still, trusted=for_turn <= p.turn_drift)
        self._note(look)
        if zoom and not (turn and self._turn.progress > self._gap.progress):
            self._turn.rest()
            return named(ZOOM, zoom)
        if turn:
            self._gap.rest()
        elif self._gap.under_way:
            self._turn.rest()
        elif self._turn.under_way:
            self._gap.rest()
        return named(ROTATE, turn)

    def _note(self, look: Look) -> None:
        """Keep in mind the hand as each quantity was last at rest, or under way.

        Only thumb, index finger and the wrist should move, but who turns far may take the palm
        along.
        """
        for k, quantity in enumerate((self._gap, self._turn)):
            if quantity.rests or quantity.under_way:
                self._rests[k] = look


def _is_closed(look: Look) -> bool:
    gap, away, index = _CLOSED
    return look.index_gap <= gap and look.thumb_away >= away and look.index >= index


def _moved(look: Look, path: Path, rest: Look | None) -> float:
    """Return how far (hand-widths) the palm went since its rest; infinite if fingers opened.

    What changes slowly rests a little longer than the hand: fingers are compared with before.
    """
    if rest is None:
        return math.inf
    before, now = ((a.middle, a.ring, a.pinky) for a in (path.at(rest.t - _EARLIER), look))
    if max(abs(a - b) for a, b in zip(before, now, strict=True)) > _OTHERS_STAY:
        return math.inf
    return path.away((rest.x, rest.y))
