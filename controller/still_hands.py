"""Finding hands in still pictures: the whole picture, and parts of it for small hands.

The palm detector looks at 192 x 192 pixels, so hands of people who stand far away are
lost in a whole picture. A still picture leaves time to look at overlapping parts too;
and a hand seen in several of them is known better than one seen once.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from controller.tracker.base import ImageLandmarker
from controller.tracker.windows import Size, is_same, parts
from gestures.detections import RawHand

LONE_SCORE = 0.8
"""Least score of a hand seen in one part only; parts show more things that look like hands."""

Sightings = list[RawHand]
"""One hand as seen in several parts, in the units of the whole picture; that of the whole first."""


def find_hands(landmarker: ImageLandmarker, picture: NDArray[np.uint8]) -> list[Sightings]:
    """Return every hand of a picture (height, width, 3), RGB in mirror view."""
    size = Size.of(picture)
    hands: list[Sightings] = [[hand] for hand in landmarker.detect_image(picture)]
    whole = len(hands)
    for part in parts(size):
        for hand in landmarker.detect_image(part.crop(picture)):
            _join(hands, part.in_whole(hand, size), size)
    return hands[:whole] + [
        hand for hand in hands[whole:] if len(hand) > 1 or hand[0].score >= LONE_SCORE
    ]


def _join(hands: list[Sightings], seen: RawHand, size: Size) -> None:
    """Add a sighting to the hand it is of, or as a hand of its own."""
    for hand in hands:
        if is_same(hand[0], seen, size):
            hand.append(seen)
            return
    hands.append([seen])
