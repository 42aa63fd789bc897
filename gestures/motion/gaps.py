"""The gap between two fingertips in the last moments: when it passed a limit, and what it hid."""

from __future__ import annotations

from collections import deque

from gestures.motion.look import Look


class Gaps:
    """Gaps of one pinch (hand-widths) over the last ``memory`` seconds, newest last.

    closes: when (s) the gap last fell below ``apart``.
    """

    def __init__(self, memory: float, apart: float) -> None:
        self._memory, self._apart = memory, apart
        self._samples: deque[tuple[float, Look]] = deque()
        self.closes = float("-inf")

    def add(self, gap: float, look: Look) -> None:
        """Take the gap in the next look."""
        falls = bool(self._samples) and self._samples[-1][0] >= self._apart > gap
        self._samples.append((gap, look))
        if falls:
            self.closes = self.passed(self._apart)
        while look.t - self._samples[0][1].t > self._memory:
            self._samples.popleft()

    @property
    def looks(self) -> list[Look]:
        return [look for _, look in self._samples]

    def widest(self, until: float) -> float:
        """Return the widest gap up to a time."""
        return max(gap for gap, look in self._samples if look.t <= until)

    def passed(self, limit: float) -> float:
        """Return when (s) the gap passed a limit, within the last frame."""
        now, look = self._samples[-1]
        if len(self._samples) < 2 or self._samples[-2][0] == now:
            return look.t
        before, earlier = self._samples[-2]
        share = (limit - before) / (now - before)
        return earlier.t + min(max(share, 0.0), 1.0) * (look.t - earlier.t)

    def touched_between(self, touching: float, near: float) -> Look | None:
        """Return the last look but one if the tips met beside it, as quick ones do unseen.

        Between two frames of a slow camera the gap is taken to fall and rise as fast as it is
        seen to beside them. It says nothing new where frames are close together.
        touching: the gap of tips that meet. near: and below which the middle look must be.
        """
        if len(self._samples) < 3:
            return None
        (before, first), (least, middle), (after, last) = list(self._samples)[-3:]
        falls, rises = middle.t - first.t, last.t - middle.t
        if not (falls > 0 and rises > 0) or least >= near or least > min(before, after):
            return None
        speed = max((before - least) / falls, (after - least) / rises)
        met = 0.5 * (least + min(before - speed * falls, after - speed * rises))
        return middle if met < touching else None
