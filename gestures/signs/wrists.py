"""Whether signing hands move: how fast the wrists go, whatever the distance from the camera."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gestures.landmarks import INDEX_MCP, PINKY_MCP, WRIST
from gestures.signs.layout import SignFrames

SPAN = 0.2
"""Seconds over which the speed is measured."""
STILL, MOVING = 0.35, 0.9
"""Shoulder-widths/s below which hands are held still, and above which they have left a hold."""
HOLD = 0.1
"""Seconds of stillness that make a hold."""
HANDS_TO_SHOULDERS = 6.0
"""Shoulder-widths in hand-widths, where no body is seen."""

_LEFT_SHOULDER, _RIGHT_SHOULDER = 11, 12


class Holds:
    """Follows the speed of the wrists. Times are seconds."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget what was seen."""
        self.left: float | None = None
        self._still_since: float | None = None
        self._still_until: float | None = None
        self.still = False

    def update(self, frames: SignFrames) -> None:
        """Take the last SPAN seconds or more, up to now.

        ``still`` is whether the wrists are held still, ``left`` when they last left a hold.
        """
        t = float(frames.t[-1])
        speed = wrist_speed(frames.between(t - SPAN, t))
        self.still = speed <= STILL
        if self.still:
            if self._still_since is None:
                self._still_since = t
            self._still_until = t
        elif speed >= MOVING and self._still_since is not None and self._still_until is not None:
            if self._still_until - self._still_since >= HOLD:
                self.left = self._still_until
            self._still_since = None


def wrist_speed(frames: SignFrames) -> float:
    """Return the speed of the faster wrist in shoulder-widths/s; 0 where none is seen twice."""
    unit = _unit(frames)
    return max(_speed(frames.t, hand[:, WRIST, :2]) for hand in (frames.left, frames.right)) / unit


def _speed(t: NDArray[np.float64], places: NDArray[np.float32]) -> float:
    seen = np.flatnonzero(~np.isnan(places[:, 0]))
    if len(seen) < 2:
        return 0.0
    first, last = seen[0], seen[-1]
    return float(np.linalg.norm(places[last] - places[first]) / (t[last] - t[first]))


def _unit(frames: SignFrames) -> float:
    """Return a shoulder-width in picture heights."""
    across = frames.body[:, _LEFT_SHOULDER, :2] - frames.body[:, _RIGHT_SHOULDER, :2]
    widths = np.linalg.norm(across, axis=1)
    if np.isfinite(widths).any():
        return max(float(np.nanmedian(widths)), 1e-3)
    hands = np.concatenate([frames.left, frames.right])
    palms = np.linalg.norm(hands[:, INDEX_MCP, :2] - hands[:, PINKY_MCP, :2], axis=1)
    seen = palms[np.isfinite(palms)]
    return HANDS_TO_SHOULDERS * max(float(np.median(seen)), 1e-3) if len(seen) else 1.0
