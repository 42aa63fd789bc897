"""Two fingers that scroll."""

from __future__ import annotations

from gestures.motion.look import Look
from gestures.motion.parameters import MotionParameters
from gestures.motion.path import Path
from gestures.motion.stances import SCROLL, Stance, Steps, named
from gestures.motion.stepper import Stepper


class ScrollStance(Stance):
    """Index and middle finger up and together, the others folded: as two on a touchpad."""

    def __init__(self, parameters: MotionParameters) -> None:
        super().__init__(parameters)
        self._begin()

    @property
    def under_way(self) -> bool:
        return self._up.under_way

    def _begin(self) -> None:
        self._up = Stepper(self._p.scroll)
        self._y: float | None = None
        self._x = self._way = self._rest = 0.0

    def _fits(self, look: Look) -> bool:
        p, taken = self._p, self._taken
        return (
            min(look.index, look.middle) >= p.straight
            and 0.5 * (look.ring + look.pinky) <= (p.curled_leave if taken else p.curled)
            and look.tips_apart <= (p.together_leave if taken else p.together)
            and abs(look.angle) <= p.pinch.upright
            and (taken or look.facing >= p.pinch.facing)
        )

    def _measure(self, look: Look, path: Path) -> Steps:
        # Summing what it goes from frame to frame keeps wobbles of the size from adding up.
        self._way -= 0.0 if self._y is None else (look.y - self._y) / look.size
        self._y = look.y
        if self._up.rests:
            self._x, self._rest = look.x, self._way
        across, along = abs(look.x - self._x) / look.size, abs(self._way - self._rest)
        straight = self._up.under_way or across <= self._p.aside * along
        steps = self._up.update(look.t, self._way, still=path.resting, trusted=straight)
        return named(SCROLL, steps)
