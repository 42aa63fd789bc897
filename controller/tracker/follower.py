"""Following one hand through a window that moves with it.

A landmarker for streams looks first where the hand was in the picture before. In a window
that is centred on the hand's last place, that place is where the hand will be if it goes
on as it did; so the hand may be small and quick, and the palm detector, which must find
it again after a blur, sees it large.
"""

from __future__ import annotations

import numpy as np

from controller.tracker.base import Landmarker
from controller.tracker.windows import (
    Picture,
    Size,
    Window,
    in_pixels,
    is_same,
    square_about,
    width_of,
)
from gestures.detections import RawHand
from gestures.geometry import palm_centre

SIDE = 10.0
"""The window's side in hand-widths."""
STEADY = 1.3
"""Ratio of hand-widths up to which the window keeps its size."""
HOLDS = 0.1
"""Seconds without the hand after which the window grows ..."""
GROWS = 0.25
"""... to twice its side in this time."""
SAME_SIZE = 1.8
"""Ratio of hand-widths up to which what is found after a gap is the same hand."""
CONFIRM_AFTER = 0.15
"""Seconds for which a hand must be followed without a gap before it counts as one."""
CONFIRM_LOOKS = 3
CONFIRM_SCORE = 0.9
"""Least mean score meanwhile."""
DECIDE_WITHIN = 1.0
"""Seconds after which what is not confirmed is no hand, ..."""
UNSEEN_FOR = 0.22
"""... and seconds without it, in which windows of other sizes are tried."""
TRIES = (1.0, 1.4, 0.7)
"""Window sides in turn, as shares of SIDE: the detector misses a hand in one and not in another."""
PATIENCE = 0.5
"""Seconds without the hand after which it is lost."""


class Follower:
    """One hand, which counts as a hand once it has been seen for a moment (``confirmed``).

    Lengths in pixels, times in seconds.
    """

    def __init__(
        self, landmarker: Landmarker, hand: RawHand, size: Size, t: float, *, confirmed: bool
    ) -> None:
        """confirmed: it was known already, and only its landmarker is another one."""
        self.landmarker = landmarker
        self.hand = hand
        self.confirmed = confirmed
        self.seen = self._born = t
        self._width = self._window_width = width_of(hand, size)
        self._scores: list[float] = []
        self._seen_since = t
        self._misses = 0

    def detect(self, image: Picture, t: float) -> RawHand | None:
        """Return the hand in the units of the whole picture, None where it is not seen."""
        size = Size.of(image)
        window = self._window(size, t)
        found = self.landmarker.detect(window.crop(image), t)
        hands = [window.in_whole(hand, size) for hand in found]
        hand = next((hand for hand in hands if self._continues(hand, size)), None)
        if hand is not None:
            self._see(hand, size, t)
        else:
            self._misses += 1
            self._scores.clear()
        return hand

    def is_lost(self, t: float) -> bool:
        """Tell whether to give up, on what is not confirmed rather soon."""
        if self.confirmed:
            return t - self.seen > PATIENCE
        return t - self.seen > UNSEEN_FOR or t - self._born > DECIDE_WITHIN

    def follows(self, hand: RawHand, size: Size) -> bool:
        """Tell whether a sighting is of this hand."""
        return is_same(self.hand, hand, size)

    def _window(self, size: Size, t: float) -> Window:
        x, y = palm_centre(in_pixels(self.hand, size))
        side = SIDE * self._window_width * TRIES[self._misses % len(TRIES)]
        growth = 1 + max(0.0, t - self.seen - HOLDS) / GROWS
        return square_about(x, y, side * growth, size)

    def _continues(self, hand: RawHand, size: Size) -> bool:
        width = width_of(hand, size)
        return max(width, self._width) <= SAME_SIZE * min(width, self._width)

    def _see(self, hand: RawHand, size: Size, t: float) -> None:
        self.hand, self.seen, self._width = hand, t, width_of(hand, size)
        larger, smaller = max(self._width, self._window_width), min(self._width, self._window_width)
        if larger > STEADY * smaller:
            self._window_width = self._width
        if not self.confirmed:
            self._confirm(hand.score, t)

    def _confirm(self, score: float, t: float) -> None:
        if not self._scores:
            self._seen_since = t
        self._scores.append(score)
        self.confirmed = (
            len(self._scores) >= CONFIRM_LOOKS
            and t - self._seen_since >= CONFIRM_AFTER
            and float(np.mean(self._scores)) >= CONFIRM_SCORE
        )
