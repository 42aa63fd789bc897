"""One hand followed through time: where it will be, and which of the user's hands it is."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gestures.detections import RawHand
from gestures.geometry import hand_width, palm_centre
from gestures.landmarks import Handedness, Points

Vector = NDArray[np.float32]

VELOCITY_MEMORY = 0.04
"""Seconds over which the velocity is averaged."""
COASTING = 0.12
"""Seconds for which an unseen hand keeps its speed (it decays exponentially): strokes end soon."""
VOTE_MEMORY = 1.5
"""Seconds after which a say on the handedness has lost two thirds of its weight."""
LONGEST_VOTE = 0.1
"""Seconds for which one detection may speak at most, also after a gap."""
FIRST_VOTE = 0.02
"""Seconds for which the first detection of a track speaks: a hand comes in blurred and cut off."""
SHORTEST_STEP = 0.001
"""Seconds below which two sightings count as simultaneous."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A detection with its landmarks in picture heights, so that x and y have equal units."""

    raw: RawHand
    points: Points
    centre: Vector
    width: float

    @staticmethod
    def of(raw: RawHand, aspect: float) -> Sighting:
        points = raw.image * np.array([aspect, 1.0, aspect], dtype=np.float32)
        return Sighting(raw, points, palm_centre(points)[:2], hand_width(points))

    @property
    def conviction(self) -> float:
        """How far from a toss-up the handedness is, in [0, 1]."""
        return min(max(2 * self.raw.handedness_score - 1, 0.05), 1.0)


class Track:
    """A hand with an identity. Times in seconds, lengths in picture heights."""

    def __init__(self, track_id: int, t: float, sighting: Sighting) -> None:
        self.id = track_id
        self.born = self.seen = t
        self.sighting = sighting
        self._velocity: Vector = np.zeros(2, dtype=np.float32)
        self._for_right = self._votes = 0.0
        self._vote(sighting, FIRST_VOTE)

    @property
    def width(self) -> float:
        return self.sighting.width

    @property
    def handedness(self) -> Handedness:
        return "right" if self._for_right >= 0 else "left"

    @property
    def handedness_score(self) -> float:
        """The share of the votes, weighted by time, that agree with ``handedness``."""
        return 0.5 + 0.5 * abs(self._for_right) / self._votes

    def expected(self, t: float) -> Vector:
        """Return where the palm's centre should be at t."""
        glide = COASTING * (1 - math.exp(-(t - self.seen) / COASTING))
        ahead: Vector = self.sighting.centre + self._velocity * glide
        return ahead

    def see(self, t: float, sighting: Sighting) -> None:
        """Take the hand's next sighting."""
        elapsed = t - self.seen
        if elapsed >= SHORTEST_STEP:
            velocity = (sighting.centre - self.sighting.centre) / elapsed
            weight = 1 - math.exp(-elapsed / VELOCITY_MEMORY)
            self._velocity = self._velocity + weight * (velocity - self._velocity)
            self._forget(elapsed)
            self._vote(sighting, min(elapsed, LONGEST_VOTE))
        self.sighting = sighting
        self.seen = t

    def _forget(self, elapsed: float) -> None:
        kept = math.exp(-elapsed / VOTE_MEMORY)
        self._for_right *= kept
        self._votes *= kept

    def _vote(self, sighting: Sighting, seconds: float) -> None:
        """Let a sighting speak for its handedness, the longer it stood the louder."""
        weight = seconds * sighting.conviction
        self._votes += weight
        self._for_right += weight if sighting.raw.handedness == "right" else -weight
