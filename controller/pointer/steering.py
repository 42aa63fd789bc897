"""From the movement of one hand to places on the desktop.

The hand moves the pointer on, as on a touchpad; it does not point at a place in the picture. So
it works alike wherever the user sits or stands, near or far, for one monitor or three; nothing
jumps when a hand takes over; and slow movement can be precise without making fast movement long.
"""

from __future__ import annotations

import math
from bisect import bisect_right

from controller.pointer.desktop import Desktop, Point
from gestures.landmarks import INDEX_TIP, MIDDLE_TIP, Hand, HandFrame
from gestures.pinch_aperture import aperture
from gestures.pointing.gain import GainCurve
from gestures.pointing.leash import Leash
from gestures.pointing.palm_path import PalmPath
from gestures.pointing.pinch_freeze import CLOSING, LOOK_BACK, Change, PinchFreeze

SLOW_PER_HEIGHT = 1 / 9
"""Heights of the monitor for a hand-width of slow movement: 120 of 1080 pixels."""
REACH = 2.0
"""Hand-widths of fast movement for all of the desktop."""
PRECISE = 0.5
"""Share of the slow gain that is left in precise movement, however fast the hand."""


def gain_curve(desktop: Desktop, precise: bool = False) -> GainCurve:
    """Return the pixels for a hand-width on this desktop."""
    slow = desktop.primary.height * SLOW_PER_HEIGHT
    if precise:
        return GainCurve(PRECISE * slow, PRECISE * slow)
    return GainCurve(slow, max(slow, desktop.extent / REACH))


class Steering:
    """One lead of the pointer, from where it starts.

    change: what fingers do at the end of it (closing for a click, opening to drop): from its
    beginning the pointer rests where it was.
    """

    def __init__(
        self, desktop: Desktop, start: Point, gain: GainCurve, change: Change = CLOSING
    ) -> None:
        self._desktop = desktop
        self._gain = gain
        self._path = PalmPath()
        self._leash = Leash()
        self._freezes = {finger: PinchFreeze(change) for finger in (INDEX_TIP, MIDDLE_TIP)}
        self._at = desktop.nearest(start)
        self._times = [-math.inf]
        self._places = [self._at]

    @property
    def at(self) -> Point:
        """Where the pointer is, in pixels and fractions of them."""
        return self._at

    def follow(self, frame: HandFrame, hand: Hand) -> Point:
        """Take the hand's place in this frame and return where the pointer is to be."""
        place = self._path.update(frame.t, hand, frame.width, frame.height)
        step = self._leash.pull(place)
        frozen = self._frozen_since(frame, hand)
        if frozen is not None:
            self._at = self._place_at(frozen)
        else:
            dx, dy = self._gain.at(self._path.speed) * step
            self._at = self._desktop.nearest((self._at[0] + float(dx), self._at[1] + float(dy)))
        self._remember(frame.t)
        return self._at

    def _frozen_since(self, frame: HandFrame, hand: Hand) -> float | None:
        """Return when the first of the fingers that click began to; None while none does."""
        for finger, freeze in self._freezes.items():
            opening = aperture(hand, frame.width, frame.height, finger)
            freeze.update(frame.t, opening, self._path.speed)
        since = (freeze.since for freeze in self._freezes.values())
        return min((t for t in since if t is not None), default=None)

    def _place_at(self, t: float) -> Point:
        return self._places[max(bisect_right(self._times, t) - 1, 0)]

    def _remember(self, t: float) -> None:
        """Keep the places since LOOK_BACK, and the last one before."""
        self._times.append(t)
        self._places.append(self._at)
        old = bisect_right(self._times, t - LOOK_BACK) - 1
        del self._times[:old], self._places[:old]
