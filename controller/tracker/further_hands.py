"""Looking for further hands only as often as it is worth.

MediaPipe runs its palm detector, the larger half of the work, on every picture in which
it sees fewer hands than it may report, and its landmark network on all that look like
palms, up to as many. So the hands in view are followed by a landmarker that wants no more
than there are, and one that wants more looks now and then.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from controller.tracker.base import Landmarker
from controller.tracker.on_demand import KEEP, OnDemand
from gestures.detections import RawHand

HANDS = (1, 2, 4)
"""How many hands the landmarkers want: those of one person, and of another one too."""
SEARCH_EVERY = (0.25, 0.5)
"""Seconds between looks for a further hand: with one hand in view, and with more of them."""
LINGER = 0.5
"""Seconds for which every picture is searched after one of the hands in view was lost."""
KEEP_FIRST = 60.0
"""Seconds without a hand after which the landmarker for one is closed: the frame after the one
with the next hand comes some 40 ms late then."""


class FurtherHandSearch:
    """A landmarker for up to four hands, made of some for one, two and four.

    open_landmarker: opens what wants so many hands. Those for one and two are opened at
        once, so that nobody need wait for them, the one for four when two are in view. All
        but the one for two are closed when nobody has needed them for a while.
    """

    def __init__(self, open_landmarker: Callable[[int], Landmarker]) -> None:
        keep = (KEEP_FIRST, math.inf, KEEP)
        self._landmarkers = {
            wanted: OnDemand(partial(open_landmarker, wanted), seconds)
            for wanted, seconds in zip(HANDS, keep, strict=True)
        }
        try:
            for wanted in (2, 1):
                self._landmarkers[wanted].get()
        except BaseException:
            self.close()
            raise
        self._known = 0
        self._searched = self._lost = float("-inf")

    def detect(self, image: NDArray[np.uint8], t: float) -> Sequence[RawHand]:
        """Return the hands in a picture in mirror view at t seconds."""
        hands = self._look(image, t)
        for landmarker in self._landmarkers.values():
            landmarker.tidy(t)
        if 0 < len(hands) < self._known:
            self._lost = t
        self._known = len(hands)
        return hands

    def close(self) -> None:
        for landmarker in self._landmarkers.values():
            landmarker.close()

    def _look(self, image: NDArray[np.uint8], t: float) -> Sequence[RawHand]:
        """Ask the landmarker whose turn it is; if it loses a known hand, the other too.

        Each remembers where it saw the hands, one of them longer ago, so they do not
        lose them in the same frames.
        """
        if self._known == 0 or self._known > HANDS[-2]:
            return self._search(image, t)
        first, second = self._follow, self._search
        if self._search_due(t):
            first, second = second, first
        hands = first(image, t)
        return hands if len(hands) >= self._known else max(hands, second(image, t), key=len)

    def _follow(self, image: NDArray[np.uint8], t: float) -> Sequence[RawHand]:
        return self._landmarkers[self._known].get(t).detect(image, t)

    def _search(self, image: NDArray[np.uint8], t: float) -> Sequence[RawHand]:
        self._searched = t
        wanted = HANDS[-1] if self._known >= HANDS[-2] else HANDS[-2]
        return self._landmarkers[wanted].get(t).detect(image, t)

    def _search_due(self, t: float) -> bool:
        every = SEARCH_EVERY[min(self._known, len(SEARCH_EVERY)) - 1]
        return t - self._searched >= every or t - self._lost < LINGER
