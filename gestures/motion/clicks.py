"""From taps to clicks, double clicks and right clicks."""

from __future__ import annotations

from gestures.motion.parameters import PinchParameters

CLICK, DOUBLE_CLICK, RIGHT_CLICK = "click", "double_click", "right_click"

_NEVER = float("-inf")


class Clicks:
    """Names the taps of one hand.

    A click is told of at once. A second one soon after is a ``double_click`` in its place: as
    with a mouse, the first click of a double click is a click of its own, and nothing waits.
    A third begins anew.
    """

    def __init__(self, parameters: PinchParameters) -> None:
        self._p = parameters
        self._last = _NEVER

    def tap(self, t: float) -> str:
        """Return what a tap of thumb and index finger that ends at t (s) is."""
        if t - self._last <= self._p.double:
            self._last = _NEVER
            return DOUBLE_CLICK
        self._last = t
        return CLICK

    def interrupt(self) -> None:
        """Something else happened: the next tap is a first one."""
        self._last = _NEVER
