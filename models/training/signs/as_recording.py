"""A stretch of signing as frames of a tracker: to be replayed through the whole program."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from gestures.landmarks import Body, Hand, Handedness, HandFrame
from gestures.signs.layout import SignFrames

WIDTH, HEIGHT = 640, 480
PALM = 0.085
"""Metres across a hand at the knuckles, for the size of its world landmarks."""
LOST = 0.5
"""Seconds after which a hand that comes back counts as another one."""


def hand_frames(frames: SignFrames) -> Iterator[HandFrame]:
    """Yield what a tracker would have said; hands keep an identity while they are in view."""
    scale = np.array([HEIGHT / WIDTH, 1, HEIGHT / WIDTH], np.float32)
    tracks = {"left": _Track(), "right": _Track()}
    made = 0
    for row, t in enumerate(frames.t.tolist()):
        hands = []
        sides: tuple[tuple[Handedness, NDArray[np.float32]], ...]
        sides = (("left", frames.left[row]), ("right", frames.right[row]))
        for side, points in sides:
            if np.isnan(points).any():
                continue
            track = tracks[side]
            if t - track.seen > LOST:
                made += 1
                track.number, track.born = made, t
            track.seen = t
            age = t - track.born
            hands.append(Hand(track.number, side, 0.95, 0.95, points * scale, _world(points), age))
        yield HandFrame(t, WIDTH, HEIGHT, tuple(hands), _body(frames.body[row], scale))


class _Track:
    number = 0
    born = 0.0
    seen = -np.inf


def _world(points: NDArray[np.float32]) -> NDArray[np.float32]:
    across = max(float(np.linalg.norm(points[5] - points[17])), 1e-4)
    return ((points - points.mean(0)) * np.float32(PALM / across)).astype(np.float32)


def _body(values: NDArray[np.float32], scale: NDArray[np.float32]) -> Body | None:
    if np.isnan(values).any():
        return None
    return Body(values[:, :3] * scale, values[:, 3].copy())
