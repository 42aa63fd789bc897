"""Which hands are seen well enough for their shape to be judged."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gestures.geometry import hand_width, square
from gestures.landmarks import Hand, HandFrame, Points


@dataclass(frozen=True, slots=True)
class Quality:
    """What a hand must have before its shape is judged.

    score: least confidence of the landmarks.
    inside: least share of the landmarks within the picture.
    width: least hand-width, in picture heights (0.012 are 6 pixels of 480).
    """

    score: float = 0.5
    inside: float = 0.7
    width: float = 0.012

    def judged(self, hand: Hand, frame: HandFrame) -> Judged | None:
        """Return the hand with its points, or None when its landmarks cannot be trusted."""
        if hand.score < self.score or not np.isfinite(hand.image).all():
            return None
        xy = hand.image[:, :2]
        if ((xy >= 0) & (xy <= 1)).all(axis=1).mean() < self.inside:
            return None
        points = square(hand, frame.width, frame.height)
        width = hand_width(points)
        return Judged(hand, points, width) if width >= self.width else None


@dataclass(frozen=True, slots=True)
class Judged:
    """A hand worth judging. points (21, 3) and width are in picture heights."""

    hand: Hand
    points: Points
    width: float
