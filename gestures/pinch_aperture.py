"""How far a fingertip is from the tip of the thumb: the measure of a pinch."""

from __future__ import annotations

import math

from gestures.geometry import PALM_LENGTH_IN_HAND_WIDTHS
from gestures.landmarks import INDEX_MCP, INDEX_TIP, MIDDLE_MCP, PINKY_MCP, THUMB_TIP, WRIST, Hand

Point = tuple[float, float, float]

DEPTH_WEIGHT = 0.5
"""What a landmark's depth counts for, against its place in the picture.

Depth is the noisiest coordinate, yet it alone tells a fingertip behind the thumb from one
that touches it. Measured on photos of real hands (MediaPipe, palms to the camera): the 95th
percentile of the distance in ``ok`` hands, whose thumb and index finger touch, and the least
5th percentile of open hands, in hand-widths: without depth 0.31 and 0.84, with half of it
0.33 and 0.84, with all of it 0.43 and 0.84. World landmarks give 0.86 and 0.75: they smooth
a touch away, so they are not used.
"""


def aperture(hand: Hand, width: int, height: int, finger: int = INDEX_TIP) -> float:
    """Return the distance from the tip of the thumb to a fingertip, in hand-widths.

    width, height: size of the picture in pixels. finger: a landmark, ``INDEX_TIP`` or another.
    About 0.2 when they touch (skin lies between the landmarks), 1.2 in an open hand; infinite
    for a hand without extent.
    """
    points: list[Point] = hand.image.tolist()
    return aperture_of(points, width / height, palm_size(points, width / height), finger)


def palm_size(points: list[Point], aspect: float) -> float:
    """Return the hand-width, in picture heights, of 21 image landmarks.

    As ``gestures.geometry.hand_width``, in plain floats: it is needed for every frame.
    aspect: width of the picture in its heights.
    """
    across = _in_picture(points[INDEX_MCP], points[PINKY_MCP], aspect)
    along = _in_picture(points[WRIST], points[MIDDLE_MCP], aspect)
    return max(across, along / PALM_LENGTH_IN_HAND_WIDTHS)


def aperture_of(points: list[Point], aspect: float, size: float, finger: int = INDEX_TIP) -> float:
    """Return ``aperture`` for 21 image landmarks of a hand whose hand-width is ``size``."""
    if not size > 0:
        return math.inf
    thumb, tip = points[THUMB_TIP], points[finger]
    depth = DEPTH_WEIGHT * (tip[2] - thumb[2])
    return math.hypot((tip[0] - thumb[0]) * aspect, tip[1] - thumb[1], depth * aspect) / size


def _in_picture(a: Point, b: Point, aspect: float) -> float:
    return math.hypot((a[0] - b[0]) * aspect, a[1] - b[1])
