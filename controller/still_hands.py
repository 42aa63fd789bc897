"""Finding hands in still pictures: the whole picture, and parts of it for small hands.

The palm detector looks at 192 x 192 pixels, so hands of people who stand far away are
lost in a whole picture. A still picture leaves time to look at overlapping parts too;
and a hand seen in several of them is known better than one seen once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from controller.tracker.base import ImageLandmarker
from gestures.detections import RawHand
from gestures.geometry import hand_width, palm_centre
from gestures.landmarks import Points

OVERLAP = 0.4
"""Least overlap of neighbouring parts, as a share of their side."""

LONE_SCORE = 0.8
"""Least score of a hand seen in one part only; parts show more things that look like hands."""

SAME = 1.0
"""Palm centres nearer than this many hand-widths are of one hand."""

Rectangle = tuple[int, int, int, int]
Sightings = list[RawHand]
"""One hand as seen in several parts, in the units of the whole picture; that of the whole first."""


def find_hands(landmarker: ImageLandmarker, picture: NDArray[np.uint8]) -> list[Sightings]:
    """Return every hand of a picture (height, width, 3), RGB in mirror view."""
    height, width = picture.shape[:2]
    hands: list[Sightings] = [[hand] for hand in landmarker.detect_image(picture)]
    whole = len(hands)
    for x, y, w, h in parts(width, height):
        part = np.ascontiguousarray(picture[y : y + h, x : x + w])
        for hand in landmarker.detect_image(part):
            _join(hands, _in_whole(hand, (x, y, w, h), width, height), width / height)
    return hands[:whole] + [
        hand for hand in hands[whole:] if len(hand) > 1 or hand[0].score >= LONE_SCORE
    ]


def parts(width: int, height: int) -> Iterator[Rectangle]:
    """Yield squares (x, y, w, h) half as long as the picture's long side, which cover it."""
    side = max(width, height) // 2
    for y in _starts(height, side):
        for x in _starts(width, side):
            yield x, y, min(side, width), min(side, height)


def _starts(length: int, side: int) -> list[int]:
    if length <= side:
        return [0]
    steps = int(np.ceil((length - side) / (side * (1 - OVERLAP))))
    return [round(i * (length - side) / steps) for i in range(steps + 1)]


def _in_whole(hand: RawHand, part: Rectangle, width: int, height: int) -> RawHand:
    """Express a hand found in a part in fractions of the whole picture."""
    x, y, w, h = part
    scale = np.array([w / width, h / height, w / width], dtype=np.float32)
    offset = np.array([x / width, y / height, 0.0], dtype=np.float32)
    return replace(hand, image=hand.image * scale + offset)


def _join(hands: list[Sightings], seen: RawHand, aspect: float) -> None:
    """Add a sighting to the hand it is of, or as a hand of its own."""
    for hand in hands:
        if _is_same(hand[0], seen, aspect):
            hand.append(seen)
            return
    hands.append([seen])


def _is_same(a: RawHand, b: RawHand, aspect: float) -> bool:
    first, second = _square(a, aspect), _square(b, aspect)
    apart = float(np.linalg.norm(palm_centre(first) - palm_centre(second)))
    return apart <= SAME * max(hand_width(first), hand_width(second))


def _square(hand: RawHand, aspect: float) -> Points:
    """Return x and y (21, 2) in picture heights."""
    return hand.image[:, :2] * np.array([aspect, 1.0], dtype=np.float32)
