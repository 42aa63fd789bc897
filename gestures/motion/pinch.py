"""A pinch of the thumb and one finger: open, closed, and what it meant."""

from __future__ import annotations

from collections import deque
from typing import Literal

from gestures.motion.look import Look
from gestures.motion.parameters import PinchParameters
from gestures.motion.path import Path

Outcome = Literal["none", "tap", "drop"]
_FAR = -1e9


class Pinch:
    """One finger's pinch of one hand. Closed and open lie apart, so noise does not flicker.

    A pinch means something when the hand was up and still before it closed, its fingers not
    folded; else it is ``spent`` from the start and does nothing until it opens.
    """

    def __init__(self, parameters: PinchParameters, finger: Literal["index", "middle"]) -> None:
        self._p = parameters
        self._finger = finger
        self._gaps: deque[tuple[float, float]] = deque()
        self.closed_at: float | None = None
        self._place = (0.0, 0.0)
        self.spent = False
        self.dragging = False
        self._went = 0.0

    @property
    def means_something(self) -> bool:
        """Whether it is closed, meant, and not used up."""
        return self.closed_at is not None and not self.spent

    def update(self, look: Look, path: Path) -> Outcome:
        """Take the next look; return what a pinch that opens now was."""
        p = self._p
        gap = look.index_gap if self._finger == "index" else look.middle_gap
        outcome: Outcome = "none"
        if self.closed_at is None:
            if gap < p.close:
                self._close(look, path)
        elif gap > p.open:
            outcome = self._open(look.t)
        else:
            self._went = max(self._went, path.away(self._place))
        self._gaps.append((look.t, gap))
        while look.t - self._gaps[0][0] > p.closing:
            self._gaps.popleft()
        return outcome

    def holds_on(self, t: float) -> bool:
        """Tell whether it is more than a click by now: it has gone somewhere, or stays closed."""
        if not self.means_something or self.closed_at is None:
            return False
        return self._went > self._p.carry or t - self.closed_at > self._p.tap

    def _close(self, look: Look, path: Path) -> None:
        p = self._p
        self.closed_at, self._place, self._went = look.t, (look.x, look.y), 0.0
        was_apart = max((gap for _, gap in self._gaps), default=0.0) >= p.apart
        ready = (
            was_apart
            and look.t - path.born >= p.settle
            and path.travel(p.settle) <= p.still
            and abs(look.angle) <= p.upright
        )
        if self._finger == "index":
            self.spent = not (ready and look.others >= p.unfolded)
        else:
            beside = 0.5 * (look.ring + look.pinky)
            clear = look.index_gap >= p.clear
            self.spent = not (ready and clear and beside >= p.unfolded_middle)

    def _open(self, t: float) -> Outcome:
        was, spent, closed_at = self.dragging, self.spent, self.closed_at or t
        self.closed_at, self.spent, self.dragging = None, False, False
        if was:
            return "drop"
        p = self._p
        quick = p.flicker <= t - closed_at <= p.tap and self._went <= p.slack
        return "tap" if quick and not spent else "none"
