"""What a camera and a landmarker see of a sketch: frames come and go, hands are lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from scipy.interpolate import CubicSpline

from gestures.detections import RawHand
from gestures.geometry import hand_width
from gestures.landmarks import HandFrame
from gestures.tracking import HandTracker
from models.training.swipes.sketches import ASPECT, CAMERA, STEP, Sketch
from models.training.synth.truth import SIDES

_INSIDE = 0.6
"""Share of the landmarks in the picture that a hand needs to be found."""


@dataclass(frozen=True)
class Seeing:
    """How a camera and a landmarker see it.

    fps, phase (frames), jitter (of the times, in frames). dropped: share of the frames that
    never come. noise: hand-widths. blur: hand-widths of movement in an exposure at which
    half of the hands are lost.
    """

    fps: float
    phase: float
    jitter: float
    dropped: float
    noise: float
    blur: float

    @staticmethod
    def random(rng: Generator) -> Seeing:
        return Seeing(
            fps=float(rng.choice([8, 10, 12, 15, 20, 25, 30, 30, 60])),
            phase=rng.random(),
            jitter=float(rng.choice([0.0, 0.1, 0.3])),
            dropped=float(rng.choice([0.0, 0.0, 0.1, 0.3, 0.5])),
            noise=rng.uniform(0.01, 0.05),
            blur=rng.uniform(0.25, 1.2),
        )


def replay(
    sketch: Sketch, seeing: Seeing, rng: Generator, since: float = 0.0
) -> Iterator[HandFrame]:
    """Yield the tracked hands that are seen of a sketch from ``since`` (s) on."""
    tracker = HandTracker()
    some = next(iter(sketch.hands.values()))
    grid = np.arange(len(some)) * STEP
    splines = {side: CubicSpline(grid, hands) for side, hands in sketch.hands.items()}
    lost_until = dict.fromkeys(splines, 0.0)
    times = np.arange(seeing.phase / seeing.fps, grid[-1], 1 / seeing.fps)
    times = times + rng.uniform(-0.5, 0.5, len(times)) * seeing.jitter / seeing.fps
    for t in np.sort(times[(rng.random(len(times)) >= seeing.dropped) & (times > since)]).tolist():
        hands = []
        for side, spline in splines.items():
            points, speed = spline(t), spline(t, 1)[9]
            square = points * [ASPECT, 1, ASPECT]
            width = hand_width(square)
            blur = np.hypot(speed[0] * ASPECT, speed[1]) / width * min(0.5 / seeing.fps, 0.016)
            if rng.random() < 1 / (1 + np.exp(-(blur - seeing.blur) / (0.15 * seeing.blur))):
                lost_until[side] = t + rng.uniform(0.0, 0.06)
            inside = ((points[:, :2] > 0) & (points[:, :2] < 1)).all(axis=1).mean()
            if t < lost_until[side] or inside < _INSIDE:
                continue
            noise = rng.normal(0, seeing.noise * width * (1 + 2 * blur), (21, 3))
            seen = (points + noise / [ASPECT, 1, ASPECT]).astype(np.float32)
            wrong = rng.random() < (0.2 if blur > 0.5 * seeing.blur else 0.02)
            named = SIDES[1 - SIDES.index(side)] if wrong else side
            hands.append(RawHand(seen, np.zeros((21, 3), np.float32), named, 0.9, 0.9))
        yield tracker.update(t, CAMERA.width, CAMERA.height, hands)
