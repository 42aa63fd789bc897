"""When fingers begin to pinch, or to let go: from then on the hand's movement means nothing.

A pinch takes the hand along a little, and with it the pointer, just when it must be steady. That
fingers close is certain only once they have gone part of the way; by then they have been closing
for a while, so the answer is the time at which they began.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from itertools import islice

LOOK_BACK = 0.7
"""Seconds within which the fingers close."""
TURN = 0.07
"""Seconds without any further opening, looking back, that tell where the closing began."""
NOISE = 0.03
"""Hand-widths of aperture that tell nothing."""
SETTLING = 0.1
"""Seconds after the fingers are back until the movement counts again."""
LINGERING = 0.6
"""Seconds after which fingers that stay half-way were no pinch."""
MAX_SPEED = 3.0
"""Hand-widths/s of the palm beyond which nobody pinches: a blurred hand may look like it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the aperture; all in hand-widths.

    sign: -1 for closing, 1 for opening. start: the aperture that it begins beyond; other hands do
    not pinch at all. size: what counts as a change. beyond: the aperture that it has to pass.
    back: how near to its beginning the change is undone. complete: an aperture beyond which the
    fingers may stay for any time.
    """

    sign: int
    start: float
    size: float
    beyond: float
    back: float
    complete: float


CLOSING = Change(-1, start=0.85, size=0.35, beyond=0.75, back=0.3, complete=0.5)
"""Of ``one`` in photos 0.85 is the 5th percentile and 1.3 the median; a touch is at 0.25."""
OPENING = Change(1, start=0.45, size=0.15, beyond=0.4, back=0.06, complete=math.inf)
"""The beginning of letting go."""


class PinchFreeze:
    """Watches the aperture of one hand for one kind of change."""

    def __init__(self, change: Change = CLOSING) -> None:
        self._change = change
        self._past: deque[tuple[float, float]] = deque()
        self._since: float | None = None
        self._start = 0.0
        self._half_way_since = 0.0
        self._back_since: float | None = None

    @property
    def since(self) -> float | None:
        """When the change began (s); None while the movement counts."""
        return self._since

    def update(self, t: float, aperture: float, speed: float) -> None:
        """Take the aperture (hand-widths) and the palm's speed (hand-widths/s) at t (s)."""
        if not math.isfinite(aperture):
            return
        progress = self._change.sign * aperture
        if self._since is not None and self._is_over(t, progress):
            self._since = None
            self._past.clear()
        self._past.append((t, progress))
        while t - self._past[0][0] > LOOK_BACK:
            self._past.popleft()
        if self._since is None and speed <= MAX_SPEED:
            self._begin(t, progress)

    def _begin(self, t: float, progress: float) -> None:
        began, start = self._turning_point()
        change = self._change
        may_be = start <= change.sign * change.start and progress >= change.sign * change.beyond
        if may_be and progress - start >= change.size:
            self._since, self._start = began, start
            self._half_way_since, self._back_since = t, None

    def _turning_point(self) -> tuple[float, float]:
        """Return the time and progress at which the latest change began."""
        began, start = self._past[-1]
        for t, progress in islice(reversed(self._past), 1, None):
            if progress < start - NOISE:
                began, start = t, progress
            elif began - t > TURN:
                break
        return began, start

    def _is_over(self, t: float, progress: float) -> bool:
        change = self._change
        if progress >= change.sign * change.complete:
            self._half_way_since = t
        if progress - self._start > change.back:
            self._back_since = None
        elif self._back_since is None:
            self._back_since = t
        settled = self._back_since is not None and t - self._back_since >= SETTLING
        return settled or t - self._half_way_since >= LINGERING
