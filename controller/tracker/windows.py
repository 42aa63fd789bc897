"""Parts of a picture that are looked at on their own, and where their hands are in the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gestures.detections import RawHand
from gestures.geometry import hand_width, palm_centre
from gestures.landmarks import Points

OVERLAP = 0.4
"""Least overlap of neighbouring parts, as a share of their side."""

SAME = 1.0
"""Palm centres nearer than this many hand-widths are of one hand."""

Picture = NDArray[np.uint8]


class Size(NamedTuple):
    """Width and height of a picture in pixels."""

    width: int
    height: int

    @staticmethod
    def of(picture: Picture) -> Size:
        return Size(picture.shape[1], picture.shape[0])

    @property
    def long_side(self) -> int:
        return max(self)


class Window(NamedTuple):
    """A rectangle within a picture, in pixels."""

    x: int
    y: int
    width: int
    height: int

    def crop(self, picture: Picture) -> Picture:
        part = picture[self.y : self.y + self.height, self.x : self.x + self.width]
        return np.ascontiguousarray(part)

    def in_whole(self, hand: RawHand, size: Size) -> RawHand:
        """Express a hand found in this window in fractions of the picture of that size."""
        across, down = self.width / size.width, self.height / size.height
        scale = np.array([across, down, across], dtype=np.float32)
        offset = np.array([self.x / size.width, self.y / size.height, 0.0], dtype=np.float32)
        return replace(hand, image=hand.image * scale + offset)


def square_about(x: float, y: float, side: float, size: Size) -> Window:
    """Return the square about a point, in pixels; pushed, and if need be cut, into the picture."""
    width, height = (max(1, min(round(side), length)) for length in size)
    left, top = round(x - width / 2), round(y - height / 2)
    return Window(
        max(0, min(left, size.width - width)), max(0, min(top, size.height - height)), width, height
    )


def parts(size: Size, divisor: int = 2) -> Iterator[Window]:
    """Yield overlapping squares that cover the picture, its long side / divisor long."""
    side = max(1, size.long_side // divisor)
    for y in _starts(size.height, side):
        for x in _starts(size.width, side):
            yield Window(x, y, min(side, size.width), min(side, size.height))


def _starts(length: int, side: int) -> list[int]:
    if length <= side:
        return [0]
    steps = int(np.ceil((length - side) / (side * (1 - OVERLAP))))
    return [round(i * (length - side) / steps) for i in range(steps + 1)]


def in_pixels(hand: RawHand, size: Size) -> Points:
    """Return x and y of the landmarks (21, 2) in pixels."""
    return hand.image[:, :2] * np.array(size, dtype=np.float32)


def width_of(hand: RawHand, size: Size) -> float:
    """Return the hand-width in pixels."""
    return hand_width(in_pixels(hand, size))


def is_same(a: RawHand, b: RawHand, size: Size) -> bool:
    """Tell whether two sightings are of one hand."""
    first, second = in_pixels(a, size), in_pixels(b, size)
    apart = float(np.linalg.norm(palm_centre(first) - palm_centre(second)))
    return apart <= SAME * max(hand_width(first), hand_width(second))
