"""Both hands pinch: pulling apart and pushing together is zoom, turning the line is rotate."""

from __future__ import annotations

import math

from gestures.motion.look import Look
from gestures.motion.parameters import MotionParameters
from gestures.motion.stances import ROTATE, ZOOM, Steps, named
from gestures.motion.stepper import Stepper


class BothHands:
    """A picture held by two pinches, from when the second one closes.

    size: the hand-width in picture heights, taken once: it is no measure of how far apart
    the hands are, and wobbles more than they do.
    """

    def __init__(self, parameters: MotionParameters, left: Look, right: Look) -> None:
        self._size = 0.5 * (left.size + right.size)
        self._spread, self._turn = Stepper(parameters.spread), Stepper(parameters.wheel)
        distance, angle = self._line(left, right)
        t = max(left.t, right.t)
        self._spread.start(t, distance)
        self._turn.start(t, angle)

    def update(self, left: Look, right: Look) -> Steps:
        """Take the next look at both hands (of one frame) and return the steps they make."""
        distance, angle = self._line(left, right)
        zoom, turn = self._spread.update(left.t, distance), self._turn.update(left.t, angle)
        if zoom and not (turn and self._turn.progress > self._spread.progress):
            self._turn.rest()
            return named(ZOOM, zoom)
        if turn:
            self._spread.rest()
        elif self._spread.under_way:
            self._turn.rest()
        elif self._turn.under_way:
            self._spread.rest()
        return named(ROTATE, turn)

    def _line(self, left: Look, right: Look) -> tuple[float, float]:
        """Return the distance of the palms, which closing fingers do not move, and their angle."""
        across, down = right.x - left.x, right.y - left.y
        return math.hypot(across, down) / self._size, math.atan2(down, across)
