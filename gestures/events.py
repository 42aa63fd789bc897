"""The vocabulary that recognition hands to bindings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gestures.landmarks import Handedness

Phase = Literal["begin", "hold", "end", "fire"]
"""begin, hold (repeats) and end for what lasts; a single fire for what happens once."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something the user did, at time t (seconds of the source's clock).

    distance: of the hand from the camera, as the height of the picture in hand-widths there;
        None where nobody knows.
    """

    t: float
    name: str
    phase: Phase
    hand: Handedness
    confidence: float
    track_id: int
    distance: float | None = None
