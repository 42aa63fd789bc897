"""A person's hands and body in a terminal: dots of braille, two by four in a character."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from gestures.landmarks import HandFrame

_Chain = tuple[int, ...]
FINGERS: tuple[_Chain, ...] = (
    (0, 1, 2, 3, 4),
    (5, 6, 7, 8),
    (9, 10, 11, 12),
    (13, 14, 15, 16),
    (17, 18, 19, 20),
)
PALM: _Chain = (0, 5, 9, 13, 17, 0)
ARMS: tuple[_Chain, ...] = ((11, 12), (11, 13, 15), (12, 14, 16), (9, 10), (7, 8))
"""Shoulders, arms, mouth and ears among the landmarks of the body."""

_BLANK = 0x2800
_DOTS = np.array([[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]], np.int64)
_SEEN = 0.5


def sketch(frame: HandFrame, columns: int = 56) -> list[str]:
    """Return the lines of a drawing ``columns`` wide, as high as the picture's shape asks for."""
    rows = max(round(columns * frame.height / frame.width / 2), 1)
    dots = np.zeros((4 * rows, 2 * columns), bool)
    for hand in frame.hands:
        for chain in (PALM, *FINGERS):
            _draw(dots, hand.image[list(chain), :2])
    if frame.body is not None:
        for chain in ARMS:
            if (frame.body.visibility[list(chain)] > _SEEN).all():
                _draw(dots, frame.body.points[list(chain), :2])
    cells = dots.reshape(rows, 4, columns, 2).transpose(0, 2, 1, 3)
    codes = _BLANK + (cells * _DOTS).sum(axis=(2, 3))
    return ["".join(map(chr, line)) for line in codes]


def _draw(dots: NDArray[np.bool_], points: NDArray[np.float32]) -> None:
    """Draw straight lines between points (n, 2), fractions of the picture."""
    height, width = dots.shape
    for start, end in itertools.pairwise(points):
        steps = max(int(np.abs((end - start) * (width, height)).max()), 1) + 1
        line = np.linspace(start, end, steps) * (width, height)
        x, y = np.clip(line, -1, (width, height)).astype(int).T
        inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
        dots[y[inside], x[inside]] = True
