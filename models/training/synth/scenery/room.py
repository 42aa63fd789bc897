"""A plausible, out-of-focus room: wall, furniture-like boxes, uneven light."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator

from models.training.synth.sensor import Picture


def clouds(rng: Generator, width: int, height: int, octaves: int, falloff: float) -> Picture:
    """Return fractal noise (h, w) in [0, 1]; a small falloff gives much fine detail."""
    total = np.zeros((height, width), np.float32)
    for octave in range(1, octaves + 1):
        cells = 2**octave
        grid = rng.standard_normal((cells + 2, int((cells + 2) * width / height) + 1))
        total += cv2.resize(
            grid.astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC
        ) / np.float32(cells**falloff)
    total -= total.min()
    return total / max(float(total.max()), 1e-6)


def paint_room(rng: Generator, width: int, height: int) -> Picture:
    """Return a room (h, w, 3), BGR in [0, 1]."""
    picture = _wall(rng, width, height)
    for _ in range(int(rng.integers(2, 10))):
        picture = _box(rng, picture)
    picture *= (0.95 + 0.10 * clouds(rng, width, height, 7, 0.35))[..., None]
    blur = rng.uniform(0.002, 0.007) * width
    return np.clip(cv2.GaussianBlur(picture, (0, 0), blur), 0, 1)


def _muted(rng: Generator, low: float, high: float, colourful: float) -> Picture:
    colour = rng.uniform(low, high, 3)
    return (colourful * colour + (1 - colourful) * colour.mean()).astype(np.float32)


def _wall(rng: Generator, width: int, height: int) -> Picture:
    one, other = _muted(rng, 0.3, 0.9, 0.25), _muted(rng, 0.25, 0.9, 0.25)
    other = 0.3 * other + 0.7 * one
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    share = ((x / width - 0.5) * np.cos(angle) + (y / height - 0.5) * np.sin(angle) + 0.7) / 1.4
    share = share.astype(np.float32)[..., None]
    return (one * (1 - share) + other * share) * (
        0.88 + 0.24 * clouds(rng, width, height, 5, rng.uniform(0.8, 1.3))
    )[..., None]


def _box(rng: Generator, picture: Picture) -> Picture:
    """Lay a cupboard, frame or shelf over the wall: upright, its shelves as darker lines."""
    height, width = picture.shape[:2]
    left, top = rng.uniform(-0.2, 0.95) * width, rng.uniform(-0.1, 0.8) * height
    wide, tall = rng.uniform(0.05, 0.4) * width, rng.uniform(0.08, 0.6) * height
    colour = _muted(rng, 0.1, 0.9, 0.4)
    right, bottom = int(left + wide), int(top + tall)
    layer = picture.copy()
    cv2.rectangle(layer, (int(left), int(top)), (right, bottom), colour.tolist(), -1)
    if rng.random() < 0.5:
        shelves = int(rng.integers(2, 6))
        for k in range(shelves + 1):
            y = int(top + tall * k / shelves)
            shade = (0.6 * colour).tolist()
            cv2.line(layer, (int(left), y), (right, y), shade, int(rng.integers(1, 4)))
    opacity = np.float32(rng.uniform(0.6, 1.0))
    return picture * (1 - opacity) + layer * opacity
