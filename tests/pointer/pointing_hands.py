"""A hand whose palm and pinch go where a test says, before a camera of any frame rate."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from gestures.landmarks import Hand, HandFrame

OPEN, TOUCHING = 1.2, 0.25
SIZE = 0.1
"""A hand-width as a share of the picture's height."""

Path = Callable[[float], float]


def hand_at(x: float, y: float, aperture: float = OPEN, *, size: float = SIZE) -> Hand:
    """Return a hand with its palm x and y hand-widths from the middle of a square picture."""
    points = np.zeros((21, 3), np.float32)
    points[5, 0], points[17, 0] = -0.5, 0.5
    points[4] = (-1.5, -1.0, 0)
    points[8] = (-1.5 + aperture, -1.0, 0)
    image = np.float32([0.5, 0.5, 0]) + np.float32(size) * (points + np.float32([x, y, 0]))
    return Hand(1, "right", 1, 1, image, image, 0.0)


def frames(
    seconds: float,
    x: Path,
    aperture: Path = lambda t: OPEN,
    *,
    y: Path = lambda t: 0.0,
    fps: float = 30,
    start: float = 0.0,
) -> Iterator[HandFrame]:
    """Yield frames of a hand that moves as x, y (hand-widths) and aperture say, by time (s)."""
    for number in range(round(seconds * fps) + 1):
        t = number / fps
        yield HandFrame(start + t, 480, 480, (hand_at(x(t), y(t), aperture(t)),))


def reach(distance: float, duration: float, start: float = 0.0) -> Path:
    """Return a movement of minimum jerk (Flash and Hogan 1985)."""

    def at(t: float) -> float:
        u = min(max((t - start) / duration, 0.0), 1.0)
        return distance * u**3 * (10 - 15 * u + 6 * u * u)

    return at
