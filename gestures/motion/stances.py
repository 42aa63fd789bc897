"""Shapes in which one hand zooms, turns or scrolls, step by step."""

from __future__ import annotations

from abc import ABC, abstractmethod

from gestures.motion.look import Look
from gestures.motion.parameters import MotionParameters
from gestures.motion.path import Path

ZOOM = ("zoom_in", "zoom_out")
ROTATE = ("rotate_clockwise", "rotate_counter_clockwise")
SCROLL = ("scroll_up", "scroll_down")

Steps = tuple[str, int] | None
"""The name of a movement and how many steps of it are done; None for none."""

_LAPSE = 0.12
"""Seconds for which a shape may look wrong while it lasts: a blurred frame ends nothing."""


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
