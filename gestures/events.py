"""The vocabulary that recognition hands to bindings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gestures.landmarks import Handedness

Phase = Literal["begin", "hold", "end", "fire"]
"""begin, hold (repeats) and end for what lasts; a single fire for what happens once."""

EventHand = Handedness | Literal["both"]
"""Whose gesture it is: that of one of the user's own hands, or of both together."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something the user did, at time t (seconds of the source's clock).

    track_id: of the hand; of both hands together it is a negative number, the same for as
        long as they stay together.
    distance: of the hand from the camera, as the height of the picture in hand-widths there;
        None where nobody knows.
    shape: the static gesture that the hand showed around a gesture that happens once; None
        where that is not sure.
    speed: of a swipe, in hand-widths/s: its mean without the first and last tenth of its length.
    """

    t: float
    name: str
    phase: Phase
    hand: EventHand
    confidence: float
    track_id: int
    distance: float | None = None
    shape: str | None = None
    speed: float | None = None
