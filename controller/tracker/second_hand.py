"""Looking for a second hand only as often as it is worth.

MediaPipe runs its palm detector, the larger half of the work, on every picture in which
it sees fewer hands than it may report. One hand in view is by far the most common case,
so a landmarker that wants one hand follows it, and one that wants two looks now and then.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from controller.tracker.base import Landmarker
from gestures.detections import RawHand

SEARCH_EVERY = 0.25
LINGER = 0.5


class SecondHandSearch:
    """A landmarker for two hands, made of one that follows one hand and one that sees two.

    search_every: seconds between looks for a second hand while one is in view.
    linger: seconds for which it goes on looking at every picture after a second hand.
    """

    def __init__(
        self,
        one: Landmarker,
        two: Landmarker,
        search_every: float = SEARCH_EVERY,
        linger: float = LINGER,
    ) -> None:
        self._one, self._two = one, two
        self._search_every, self._linger = search_every, linger
        self._known = 0
        self._searched = self._second_seen = float("-inf")

    def detect(self, image: NDArray[np.uint8], t: float) -> Sequence[RawHand]:
        """Return the hands in a picture in mirror view at t seconds, at most two."""
        hands = self._look(image, t)
        self._known = len(hands)
        return hands

    def close(self) -> None:
        self._one.close()
        self._two.close()

    def _look(self, image: NDArray[np.uint8], t: float) -> Sequence[RawHand]:
        """Ask the landmarker whose turn it is; if it loses the one known hand, the other too.

        Each remembers where it saw that hand, one of them longer ago, so they do not
        lose it in the same frames.
        """
        if self._known != 1:
            return self._search(image, t)
        if self._search_due(t):
            return self._search(image, t) or self._one.detect(image, t)
        return self._one.detect(image, t) or self._search(image, t)

    def _search(self, image: NDArray[np.uint8], t: float) -> Sequence[RawHand]:
        self._searched = t
        hands = self._two.detect(image, t)
        if len(hands) > 1:
            self._second_seen = t
        return hands

    def _search_due(self, t: float) -> bool:
        return t - self._searched >= self._search_every or t - self._second_seen < self._linger
