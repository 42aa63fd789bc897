"""What the movement of the hands says about letters: they are held still, but J is drawn."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import numpy as np

from gestures.landmarks import PINKY_TIP, HandFrame
from gestures.palm_speed import PalmSpeed
from gestures.static_quality import Judged

SLOW, FAST = 1.2, 2.5
"""Palm speeds (hand-widths/s) up to which a letter counts whole, and from which it is none."""

DRAWN = 0.9
"""Seconds within which the little finger draws its hook."""

LENGTH, DEPTH = 1.4, 0.7
"""Hand-widths that its tip travels at least, and that it comes down."""


class Stillness:
    """How still the hands are, in [0, 1]: a letter does not count while they travel."""

    def __init__(self, forget: float = 0.5) -> None:
        self._forget = forget
        self._palms: dict[int, tuple[float, PalmSpeed]] = {}

    def update(self, frame: HandFrame, hands: Sequence[Judged]) -> float:
        """Return the stillness of the faster of the hands; all hands of a frame in one call."""
        self._palms = {
            track: kept for track, kept in self._palms.items() if frame.t - kept[0] <= self._forget
        }
        speed = max(self._speed(frame, hand) for hand in hands)
        return float(np.clip((FAST - speed) / (FAST - SLOW), 0, 1))

    def clear(self) -> None:
        """Forget all hands."""
        self._palms.clear()

    def _speed(self, frame: HandFrame, hand: Judged) -> float:
        track = hand.hand.track_id
        palm = self._palms[track][1] if track in self._palms else PalmSpeed()
        self._palms[track] = (frame.t, palm)
        return palm.update(frame.t, hand.hand, frame.width, frame.height)


class LittleFingerPath:
    """Whether the tip of a little finger, the hand shaped as for I or J, has drawn a hook.

    What was drawn stands until the hand shows something else or comes up again.
    """

    def __init__(self) -> None:
        self._places: deque[tuple[float, float, float]] = deque()
        self._lowest: float | None = None

    def update(self, t: float, hand: Judged, shaped: bool) -> bool:
        """Tell whether a hook stands at t (s). shaped: whether the hand shows I or J."""
        if not shaped:
            self.clear()
            return False
        while self._places and t - self._places[0][0] > DRAWN:
            self._places.popleft()
        x, y = (float(v) / hand.width for v in hand.points[PINKY_TIP, :2])
        self._places.append((t, x, y))
        if self._lowest is not None:
            self._lowest = max(self._lowest, y)
            if self._lowest - y >= DEPTH:
                self.clear()
        elif self._is_hook():
            self._lowest = y
        return self._lowest is not None

    def clear(self) -> None:
        """Forget the path."""
        self._places.clear()
        self._lowest = None

    def _is_hook(self) -> bool:
        path = np.array(self._places)[:, 1:]
        length = np.linalg.norm(np.diff(path, axis=0), axis=1).sum()
        return bool(length >= LENGTH and path[-1, 1] - path[0, 1] >= DEPTH)
