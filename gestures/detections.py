"""What a landmarker finds in one picture, before anybody knows which hand it is."""

from __future__ import annotations

from dataclasses import dataclass

from gestures.landmarks import Handedness, Points


@dataclass(frozen=True, slots=True)
class RawHand:
    """One hand found in one picture in mirror view, without identity.

    image, world: (21, 3) each, in the units and axes of ``gestures.landmarks.Hand``.
    handedness: the user's own hand, as this picture alone suggests.
    score: confidence of the landmarks in [0, 1]; handedness_score likewise.
    """

    image: Points
    world: Points
    handedness: Handedness
    handedness_score: float
    score: float
