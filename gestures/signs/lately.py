"""The last seconds of what the tracker saw, laid out for looking at stretches of them."""

from __future__ import annotations

from collections import deque

import numpy as np

from gestures.landmarks import HandFrame
from gestures.signs.layout import SignFrames, from_hand_frames


class Lately:
    """Keeps ``seconds`` of frames; each is laid out once."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._looks: deque[SignFrames] = deque()

    def add(self, frame: HandFrame) -> None:
        """Take the next frame; times grow."""
        self._looks.append(from_hand_frames([frame]))
        while float(self._looks[0].t[0]) < frame.t - self._seconds:
            self._looks.popleft()

    @property
    def start(self) -> float:
        """When the first frame that is kept was seen (s)."""
        return float(self._looks[0].t[0])

    def frames(self, start: float, end: float) -> SignFrames:
        """Return what was seen with start <= t <= end, at least one frame of it."""
        looks = [look for look in self._looks if start <= look.t[0] <= end] or [self._looks[-1]]
        return SignFrames(
            np.concatenate([look.t for look in looks]),
            np.concatenate([look.body for look in looks]),
            np.concatenate([look.left for look in looks]),
            np.concatenate([look.right for look in looks]),
        )

    def seen(self, start: float, end: float) -> tuple[bool, bool]:
        """Return whether the left and the right hand were seen with start <= t <= end."""
        looks = [look for look in self._looks if start <= look.t[0] <= end]
        return (
            any(not np.isnan(look.left[0, 0, 0]) for look in looks),
            any(not np.isnan(look.right[0, 0, 0]) for look in looks),
        )

    def clear(self) -> None:
        """Forget everything."""
        self._looks.clear()
