"""A pinch of the thumb and one finger: open, closed, and what it meant."""

from __future__ import annotations

from collections import deque
from typing import Literal

from gestures.motion.look import Look
from gestures.motion.parameters import PinchParameters
from gestures.motion.path import Path

Outcome = Literal["none", "tap", "drop"]

Sample = tuple[float, float, Look]
"""Time, gap between the tips, and the look that they are from."""


class Pinch:
    """One finger's pinch of one hand. Closed and open lie apart, so noise does not flicker.

    A pinch means something when the hand was up and still before it closed, its fingers not
    folded; else it is ``spent`` from the start and does nothing until it opens. That of a hand
    that points with its index finger, the others folded, is spent too, but may be a tap.
    """

    def __init__(self, parameters: PinchParameters, finger: Literal["index", "middle"]) -> None:
        self._p = parameters
        self._finger = finger
        self._recent: deque[Sample] = deque()
        self.closed_at: float | None = None
        self._place = (0.0, 0.0)
        self.spent = False
        self.shaped = False
        self.pointing = False
        self.dragging = False
        self._went = 0.0

    @property
    def closed(self) -> bool:
        return self.closed_at is not None

    @property
    def means_something(self) -> bool:
        """Whether it is closed, meant, and not used up."""
        return self.closed_at is not None and not self.spent

    def update(self, look: Look, path: Path) -> Outcome:
        """Take the next look; return what a pinch that opens now was."""
        p, recent = self._p, self._recent
        gap, _ = self._gaps(look)
        recent.append((look.t, gap, look))
        while look.t - recent[0][0] > p.closing:
            recent.popleft()
        if self.closed_at is None:
            if gap < p.close:
                self._close(look, path)
            elif self._touched_between():
                self._close(recent[-2][2], path)
        elif gap <= p.open:
            self._went = max(self._went, path.away(self._place))
        return self._open() if self.closed_at is not None and gap > p.open else "none"

    def holds_on(self, t: float) -> bool:
        """Tell whether it is more than a click by now: it has gone somewhere, or stays closed."""
        if not self.means_something or self.closed_at is None:
            return False
        return self._went > self._p.carry or t - self.closed_at > self._p.tap

    def _touched_between(self) -> bool:
        """Tell whether the tips met between two frames, as quick ones do for a slow camera.

        Between two samples the gap is taken to fall and rise as fast as it is seen to beside
        them. It says nothing new where frames are close together.
        """
        if len(self._recent) < 3:
            return False
        (t0, before, _), (t1, least, _), (t2, after, _) = list(self._recent)[-3:]
        if not t0 < t1 < t2 or least >= self._p.open or least > min(before, after):
            return False
        speed = max((before - least) / (t1 - t0), (after - least) / (t2 - t1))
        met = min(before - speed * (t1 - t0), after - speed * (t2 - t1)) + least
        return 0.5 * met < self._p.close

    def _close(self, look: Look, path: Path) -> None:
        p = self._p
        self.closed_at, self._place, self._went = look.t, (look.x, look.y), 0.0
        was_apart = max(gap for t, gap, _ in self._recent if t <= look.t) >= p.apart
        towards = abs(look.angle) <= p.upright and path.facing(p.settle) >= p.facing
        still = look.t - path.born >= p.settle and path.travel(p.settle) <= p.still
        if self._finger == "index":
            unfolded = look.others >= p.unfolded
        else:
            unfolded = 0.5 * (look.ring + look.pinky) >= p.unfolded_middle
        gap, beside = self._gaps(look)
        clean = was_apart and towards and beside - gap >= p.clear
        self.shaped = clean and unfolded
        self.spent = not (self.shaped and still)
        self.pointing = clean and still and self._pointed()

    def _gaps(self, look: Look) -> tuple[float, float]:
        """Return how far the thumb is from the finger's tip, and from the other one's."""
        gaps = look.index_gap, look.middle_gap
        return gaps if self._finger == "index" else (gaps[1], gaps[0])

    def _pointed(self) -> bool:
        """Tell whether the hand has been pointing: the index finger alone is straight."""
        looks = [look for _, _, look in self._recent]
        folded = max(look.others for look in looks) <= self._p.folded
        return self._finger == "index" and folded and looks[0].index >= self._p.straight

    def _open(self) -> Outcome:
        (t0, before, _), (t, gap, _) = self._recent[-2], self._recent[-1]
        was, meant, closed_at = self.dragging, not self.spent or self.pointing, self.closed_at or t
        self.closed_at, self.spent, self.dragging = None, False, False
        if was:
            return "drop"
        p = self._p
        share = min(max((p.open - before) / (gap - before), 0.0), 1.0) if gap > before else 1.0
        opened = t0 + share * (t - t0)
        quick = p.flicker <= t - closed_at and opened - closed_at <= p.tap
        return "tap" if quick and self._went <= p.slack and meant else "none"
