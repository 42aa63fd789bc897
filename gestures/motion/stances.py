"""Shapes in which one hand zooms, turns or scrolls, step by step."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod

from gestures.motion.look import Look
from gestures.motion.parameters import MotionParameters
from gestures.motion.path import Path
from gestures.motion.stepper import Stepper

ZOOM = ("zoom_in", "zoom_out")
ROTATE = ("rotate_clockwise", "rotate_counter_clockwise")
SCROLL = ("scroll_up", "scroll_down")

Steps = tuple[str, int] | None
"""The name of a movement and how many steps of it are done; None for none."""

_LAPSE = 0.12
"""Seconds for which a shape may look wrong while it lasts: a blurred frame ends nothing."""

_UPRIGHT = math.radians(50)
"""Radians that a hand may lean when it takes a shape."""

_POINTING = 0.95, 0.88
"""Least extension of an index finger that is not folded, to begin with and later on."""

_DRIFT_OVER = 0.15
"""Seconds."""

_THUMB_OUT = 0.05, 0.55
_THUMB_STAYS_OUT = 0.0, 0.4
"""Least distance (hand-widths) of the thumb from the folded middle finger, and how it grows with
that from the index finger's tip: the thumb of a pointing hand lies on the middle finger."""

_WIDE = 1.2
"""Hand-widths between thumb and index tip beyond which that does not grow."""


def named(names: tuple[str, str], steps: int) -> Steps:
    """Return steps upwards under the first name, downwards under the second."""
    return (names[0] if steps > 0 else names[1], abs(steps)) if steps else None


class Stance(ABC):
    """A shape that must be taken and kept; the movement within it is counted."""

    def __init__(self, parameters: MotionParameters) -> None:
        self._p = parameters
        self._seen = float("-inf")
        self._taken = False

    @property
    @abstractmethod
    def under_way(self) -> bool: ...

    def update(self, look: Look, path: Path) -> Steps:
        """Take the next look at the hand and return the steps that it makes."""
        if self._fits(look):
            if not self._taken:
                self._taken = True
                self._begin()
            self._seen = look.t
            return self._measure(look, path)
        if self._taken and look.t - self._seen > _LAPSE:
            self.leave()
        return None

    def leave(self) -> None:
        """Forget the movement."""
        self._taken = False
        self._begin()

    @abstractmethod
    def _fits(self, look: Look) -> bool: ...

    @abstractmethod
    def _begin(self) -> None: ...

    @abstractmethod
    def _measure(self, look: Look, path: Path) -> Steps: ...


class DialStance(Stance):
    """Thumb and index finger out, the others folded: as a hand on a dial.

    Opening and closing the two is zoom, turning the hand in the picture is rotate. One thing
    at a time: the one that began goes on until it rests.
    """

    def _begin(self) -> None:
        self._gap, self._turn = Stepper(self._p.gap), Stepper(self._p.turn)

    def __init__(self, parameters: MotionParameters) -> None:
        super().__init__(parameters)
        self._begin()

    @property
    def under_way(self) -> bool:
        return self._gap.under_way or self._turn.under_way

    def _fits(self, look: Look) -> bool:
        gap = min(look.index_gap, _WIDE)
        if self._taken:
            return (
                max(look.middle, look.ring, look.pinky) <= self._p.folded_leave
                and look.index >= _POINTING[1]
                and look.thumb_out >= _THUMB_STAYS_OUT[0] + _THUMB_STAYS_OUT[1] * gap
            )
        return (
            look.others <= self._p.folded
            and max(look.middle, look.ring, look.pinky) <= self._p.folded_leave
            and look.index >= _POINTING[0]
            and look.thumb_out >= _THUMB_OUT[0] + _THUMB_OUT[1] * gap
            and abs(look.angle) <= _UPRIGHT
            and look.facing >= self._p.pinch.facing
        )

    def _measure(self, look: Look, path: Path) -> Steps:
        drift = path.travel(_DRIFT_OVER)
        zoom = self._gap.update(look.t, look.index_gap, trusted=drift <= self._p.zoom_drift)
        turn = self._turn.update(look.t, look.angle, trusted=drift <= self._p.turn_drift)
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
        self._way = 0.0

    def _fits(self, look: Look) -> bool:
        p, taken = self._p, self._taken
        return (
            min(look.index, look.middle) >= p.straight
            and 0.5 * (look.ring + look.pinky) <= (p.folded_leave if taken else p.folded)
            and look.tips_apart <= (p.together_leave if taken else p.together)
            and abs(look.angle) <= p.pinch.upright
            and (taken or look.facing >= p.pinch.facing)
        )

    def _measure(self, look: Look, path: Path) -> Steps:
        # Summing what it goes from frame to frame keeps wobbles of the size from adding up.
        self._way -= 0.0 if self._y is None else (look.y - self._y) / look.size
        self._y = look.y
        return named(SCROLL, self._up.update(look.t, self._way))
