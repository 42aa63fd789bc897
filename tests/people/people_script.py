"""Scenes of people: each hand has a place, a size and a side, and may come and go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from gestures.landmarks import Hand, Handedness, HandFrame


@dataclass(frozen=True)
class Actor:
    """One hand: its track, its side, where (picture heights), how large, from when to when (s)."""

    track: int
    side: Handedness
    x: float
    y: float = 0.5
    size: float = 0.1
    start: float = 0.0
    end: float = 1e9

    def hand(self, t: float, noise: np.ndarray) -> Hand:
        points = np.zeros((21, 3), np.float32)
        points[5, 0], points[17, 0] = -0.5, 0.5
        size = self.size * (1 + noise[2])
        image = points * np.float32(size) + np.float32([self.x + noise[0], self.y + noise[1], 0])
        return Hand(self.track, self.side, 0.9, 0.9, image, image, t - self.start)


def scene(
    actors: Sequence[Actor], seconds: float, *, fps: float = 30, noise: float = 0.0, seed: int = 0
) -> Iterator[HandFrame]:
    """Yield the frames; ``noise``: how much places (in heights) and sizes (relative) vary."""
    rng = np.random.default_rng(seed)
    for number in range(round(seconds * fps)):
        t = number / fps
        seen = [actor for actor in actors if actor.start <= t < actor.end]
        hands = tuple(one.hand(t, rng.normal(0, noise, 3) * [0.1, 0.1, 1]) for one in seen)
        yield HandFrame(t, 480, 480, hands)


def tracks(frames: Iterable[HandFrame]) -> list[tuple[int, ...]]:
    """Return who is in each frame, without repetitions."""
    found: list[tuple[int, ...]] = []
    for frame in frames:
        here = tuple(sorted(hand.track_id for hand in frame.hands))
        if found[-1:] != [here]:
            found.append(here)
    return found
