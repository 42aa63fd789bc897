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

_OPEN = 0.7, 0.35
"""Least extension of it later on: that of a finger whose tip is at the thumb's, and how it grows
with the gap. A thumb that leaves a fist opens nothing."""

_DRIFT_OVER = 0.15
"""Seconds."""

_THUMB_STAYS = -0.15
"""Least ``Look.thumb_away`` while the hand stays on the dial."""


class DialStance(Stance):
    """Thumb and index finger out, the others folded: as a hand on a dial.

    Opening and closing the two is zoom, turning the hand in the picture is rotate. One thing
    at a time: the one that began goes on until it rests.
    """

    def _begin(self) -> None:
        self._gap, self._turn = Stepper(self._p.gap), Stepper(self._p.turn)
        self._places = [(0.0, 0.0), (0.0, 0.0)]

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
            and look.index >= _OPENING
            and look.thumb_away >= ON_DIAL
            and abs(look.angle) <= _UPRIGHT
            and look.facing >= self._p.pinch.facing
        )

    def _measure(self, look: Look, path: Path) -> Steps:
        p, still, recent = self._p, path.resting, path.travel(_DRIFT_OVER)
        for_zoom, for_turn = (max(recent, path.away(place)) for place in self._places)
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
        """Keep in mind where the palm was when each quantity was last at rest, or under way.

        Only fingers and the wrist should move, but who turns far may take the palm along.
        """
        here = look.x, look.y
        for k, quantity in enumerate((self._gap, self._turn)):
            if quantity.rests or quantity.under_way:
                self._places[k] = here
