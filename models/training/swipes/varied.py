"""Recorded hands as they might have been recorded by somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator

from gestures.detections import RawHand
from gestures.geometry import hand_width
from gestures.landmarks import HandFrame
from gestures.tracking import HandTracker
from models.training.swipes.data import HANDS, Recording
from models.training.swipes.replay import HEIGHT

_MIRRORED = {"swipe_left": "swipe_right", "swipe_right": "swipe_left"}
_RATES = (10, 12, 15, 18, 20, 25, 30)
_LEAST = 1e-3
"""Seconds between two frames."""


@dataclass(frozen=True)
class Variation:
    """fps, aspect (of the picture), jitter (of the times, in frames), dropped (share of the
    frames), noise (hand-widths), mirrored, size, turn (radians), shift (picture heights)."""

    fps: float
    aspect: float
    jitter: float
    dropped: float
    noise: float
    mirrored: bool
    size: float
    turn: float
    shift: tuple[float, float]

    @staticmethod
    def random(rng: Generator) -> Variation:
        size = float(np.exp(rng.uniform(-0.5, 0.3)))
        room = 0.12 if size > 0.8 else 0.18
        return Variation(
            fps=float(rng.choice(_RATES)),
            aspect=16 / 9 if rng.random() < 0.25 else 4 / 3,
            jitter=float(rng.choice([0.0, 0.1, 0.3])),
            dropped=float(rng.choice([0.0, 0.0, 0.1, 0.25])),
            noise=float(rng.choice([0.0, 0.01, 0.02, 0.03])),
            mirrored=rng.random() < 0.5,
            size=size,
            turn=rng.normal(0, 0.12),
            shift=(rng.uniform(-room, room), rng.uniform(-room, room)),
        )


def varied(
    recording: Recording, variation: Variation, rng: Generator, rest: float = 0.0
) -> tuple[Recording, list[HandFrame]]:
    """Return a recording, its swipe mirrored if it is, and the tracked hands seen of it.

    rest: as in ``replay.frames``.
    """
    v, held = variation, round(rest * variation.fps)
    moments = recording.moments
    moments = (*(moments[:1] * held), *moments, *(moments[-1:] * held))
    swipe = recording.swipe
    if v.mirrored and swipe is not None:
        swipe = _MIRRORED.get(swipe, swipe)
    tracker = HandTracker()
    width = round(HEIGHT * v.aspect)
    stream = [
        tracker.update(t, width, HEIGHT, [_varied_hand(hand, v, rng) for hand in hands])
        for t, hands in _times(moments, v, rng)
    ]
    return replace(recording, swipe=swipe), stream


def _times(
    moments: Sequence[tuple[RawHand, ...]], v: Variation, rng: Generator
) -> Iterator[tuple[float, tuple[RawHand, ...]]]:
    last = -1.0
    for k, hands in enumerate(moments):
        t = max((k + rng.uniform(-0.5, 0.5) * v.jitter) / v.fps, last + _LEAST)
        if rng.random() >= v.dropped:
            yield t, hands
            last = t


def _varied_hand(hand: RawHand, v: Variation, rng: Generator) -> RawHand:
    points = hand.image.astype(np.float64)
    side = hand.handedness
    if v.mirrored:
        points[:, 0] = 1 - points[:, 0]
        side = HANDS[1 - HANDS.index(side)]
    square = (points - [0.5, 0.5, 0]) * [v.aspect, 1, v.aspect] * v.size
    turned = square.copy()
    turned[:, 0] = np.cos(v.turn) * square[:, 0] - np.sin(v.turn) * square[:, 1] + v.shift[0]
    turned[:, 1] = np.sin(v.turn) * square[:, 0] + np.cos(v.turn) * square[:, 1] + v.shift[1]
    turned += rng.normal(0, v.noise * hand_width(square), turned.shape)
    image = turned / [v.aspect, 1, v.aspect] + [0.5, 0.5, 0]
    return replace(hand, image=image.astype(np.float32), handedness=side)
