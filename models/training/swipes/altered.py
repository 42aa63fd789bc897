"""Sketches as they would be of another hand, or seen from elsewhere."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from gestures.landmarks import MIDDLE_MCP, PALM, WRIST
from models.training.swipes.sketches import ASPECT, STEP, Sketch


def frozen(sketch: Sketch) -> Sketch:
    """Return the same way of a hand that never turns nor changes its shape."""
    hands = {}
    for side, points in sketch.hands.items():
        middle = points[len(points) // 2]
        for event in sketch.events:
            middle = points[round((event.start + event.end) / 2 / STEP)]
        ways = points[:, PALM].mean(axis=1, keepdims=True)
        hands[side] = (middle - middle[list(PALM)].mean(axis=0) + ways).astype(np.float32)
    return Sketch(sketch.kind, hands, sketch.events)


def placed(sketch: Sketch, rng: Generator) -> Sketch:
    """Return the same as another camera would show it: elsewhere, and larger or smaller."""
    shift = np.array([*rng.uniform(-0.18, 0.18, 2), 0.0])
    size = np.exp(rng.uniform(-0.4, 0.4))
    hands = {
        side: ((points - 0.5) * size + 0.5 + shift).astype(np.float32)
        for side, points in sketch.hands.items()
    }
    return Sketch(sketch.kind, hands, sketch.events)


def slimmed(sketch: Sketch, breadth: float) -> Sketch:
    """Return the same with palms seen from their edge: of that part of their breadth."""
    square = np.array([ASPECT, 1.0, ASPECT])
    hands = {}
    for side, points in sketch.hands.items():
        centred = points * square
        middle = centred[:, PALM].mean(axis=1, keepdims=True)
        centred = centred - middle
        axis = centred[:, MIDDLE_MCP, :2] - centred[:, WRIST, :2]
        across = np.stack([-axis[:, 1], axis[:, 0]], axis=1)
        across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-6)
        out = (centred[..., :2] * across[:, None]).sum(axis=2)
        centred[..., :2] -= (1 - breadth) * out[..., None] * across[:, None]
        hands[side] = ((centred + middle) / square).astype(np.float32)
    return Sketch(sketch.kind, hands, sketch.events)
