"""The hand as a mouse wheel."""

from __future__ import annotations

from gestures.landmarks import Hand, HandFrame
from gestures.pointing.palm_path import PalmPath

NOTCH = 0.35
"""Hand-widths of movement for one notch of the wheel."""


class Wheel:
    """Turns as the palm moves, from where it took hold; up is up."""

    def __init__(self) -> None:
        self._path = PalmPath()
        self._turned = 0

    def follow(self, frame: HandFrame, hand: Hand) -> int:
        """Return the notches to turn now, upwards > 0."""
        up = -float(self._path.update(frame.t, hand, frame.width, frame.height)[1])
        notches = int(up / NOTCH - self._turned)
        self._turned += notches
        return notches
