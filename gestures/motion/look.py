"""What one frame tells of a hand: a few distances, measured once for all recognisers."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gestures.landmarks import (
    INDEX_MCP,
    INDEX_TIP,
    MIDDLE_MCP,
    MIDDLE_TIP,
    PALM,
    PINKY_MCP,
    PINKY_TIP,
    RING_MCP,
    RING_TIP,
    THUMB_TIP,
    WRIST,
    Hand,
    Handedness,
    HandFrame,
)
from gestures.pinch_aperture import DEPTH_WEIGHT, Point, aperture_of, palm_size

_MET = 0.7
"""Confidence of a movement that meets all that is asked of it, by landmarks of no confidence."""

ON_DIAL = 0.05
"""Least ``Look.thumb_away`` of a hand on a dial."""

_POINTING_THUMB = 0.55
"""How fast the thumb of a pointing hand leaves the middle finger as it leaves the index tip."""

_WIDE = 1.2
"""Hand-widths between thumb and index tip beyond which that does not grow."""

_MIDDLE_PIP, _MIDDLE_DIP = 10, 11
_FINGERS = (
    (INDEX_MCP, INDEX_TIP),
    (MIDDLE_MCP, MIDDLE_TIP),
    (RING_MCP, RING_TIP),
    (PINKY_MCP, PINKY_TIP),
)


@dataclass(frozen=True, slots=True)
class Look:
    """One hand at t (s). Places in picture heights, distances in hand-widths.

    size: the hand-width in picture heights. x, y: the palm.
    index_gap, middle_gap: from the thumb's tip to theirs. tips_apart: index tip to middle tip.
    thumb_out: from the thumb's tip to the middle finger's middle bone.
    index, middle, ring, pinky: extension: distance of the tip from the wrist as a part of the
        knuckle's; about 1.8 stretched, 0.8 folded.
    angle: of the palm in the picture, radians; 0 upright, positive to the user's right.
    facing: how much of the palm's breadth is seen from its inner side: about 0.9 for a palm
        towards the camera, 0 for a hand seen from its edge, negative for the back of the hand.
    confidence: of what is read off the hand: the better its landmarks, the higher.
    """

    t: float
    track_id: int
    hand: Handedness
    size: float
    x: float
    y: float
    index_gap: float
    middle_gap: float
    tips_apart: float
    thumb_out: float
    index: float
    middle: float
    ring: float
    pinky: float
    angle: float
    facing: float
    confidence: float

    @property
    def others(self) -> float:
        """Mean extension of middle, ring and little finger."""
        return (self.middle + self.ring + self.pinky) / 3

    @property
    def thumb_away(self) -> float:
        """How much further the thumb is from the folded middle finger than when it points.

        The thumb of a pointing hand lies on the middle finger, that of a hand on a dial does not.
        """
        return self.thumb_out - _POINTING_THUMB * min(self.index_gap, _WIDE)


def look_at(frame: HandFrame, hand: Hand) -> Look | None:
    """Measure a hand of a frame; None when its landmarks are not finite or all in one place."""
    aspect = frame.width / frame.height
    points: list[Point] = hand.image.tolist()
    size = palm_size(points, aspect)
    if not (size > 0 and math.isfinite(sum(map(sum, points)))):
        return None
    depth = DEPTH_WEIGHT * aspect
    p = [(x * aspect, y, z * depth) for x, y, z in points]
    wrist, thumb, index = p[WRIST], p[THUMB_TIP], p[INDEX_TIP]
    dist = math.dist
    extensions = [dist(wrist, p[tip]) / (dist(wrist, p[mcp]) or size) for mcp, tip in _FINGERS]
    knuckle = p[MIDDLE_MCP]
    return Look(
        t=frame.t,
        track_id=hand.track_id,
        hand=hand.handedness,
        size=size,
        x=sum([p[i][0] for i in PALM]) / len(PALM),
        y=sum([p[i][1] for i in PALM]) / len(PALM),
        index_gap=aperture_of(points, aspect, size, INDEX_TIP),
        middle_gap=aperture_of(points, aspect, size, MIDDLE_TIP),
        tips_apart=dist(index, p[MIDDLE_TIP]) / size,
        thumb_out=min(dist(thumb, p[_MIDDLE_PIP]), dist(thumb, p[_MIDDLE_DIP])) / size,
        index=extensions[0],
        middle=extensions[1],
        ring=extensions[2],
        pinky=extensions[3],
        angle=math.atan2(knuckle[0] - wrist[0], wrist[1] - knuckle[1]),
        facing=_facing(p, hand.handedness) / size,
        confidence=_MET + (1 - _MET) * hand.score,
    )


def _facing(p: list[Point], hand: Handedness) -> float:
    """Return the breadth of the palm's inner side, in the lengths of the points (mirror view)."""
    up, across = _way(p[WRIST], p[MIDDLE_MCP]), _way(p[INDEX_MCP], p[PINKY_MCP])
    breadth = (up[0] * across[1] - up[1] * across[0]) / (math.hypot(*up) or 1.0)
    return breadth if hand == "right" else -breadth


def _way(a: Point, b: Point) -> tuple[float, float]:
    return b[0] - a[0], b[1] - a[1]
