"""The hands that are followed through windows of their own."""

from __future__ import annotations

import math
from collections.abc import Callable

from controller.tracker.base import Landmarker
from controller.tracker.follower import Follower
from controller.tracker.on_demand import KEEP
from controller.tracker.windows import Picture, Size
from gestures.detections import RawHand


class Followers:
    """Starts, asks and ends followers. Landmarkers are opened when needed; one is kept a while
    for the next hand, the others give their memory (some 40 MB each) back.

    open_landmarker: opens one that wants a single hand.
    """

    def __init__(self, open_landmarker: Callable[[], Landmarker]) -> None:
        self._open = open_landmarker
        self._idle: Landmarker | None = None
        self._wanted = -math.inf
        self._active: list[Follower] = []

    def __len__(self) -> int:
        return len(self._active)

    @property
    def confirmed(self) -> list[Follower]:
        return [follower for follower in self._active if follower.confirmed]

    @property
    def undecided(self) -> bool:
        return len(self.confirmed) < len(self._active)

    def of(self, hand: RawHand, size: Size) -> Follower | None:
        """Return what follows the hand of a sighting."""
        return next((one for one in self._active if one.follows(hand, size)), None)

    def start(self, hand: RawHand, size: Size, t: float, *, confirmed: bool = False) -> None:
        """Follow a hand seen at t, unless it is followed."""
        if self.of(hand, size) is None:
            landmarker, self._idle = self._idle or self._open(), None
            self._active.append(Follower(landmarker, hand, size, t, confirmed=confirmed))

    def take_over(self, hand: RawHand, image: Picture, t: float) -> None:
        """Go on with a hand that was known in the picture before and is not seen in this one."""
        if self.of(hand, Size.of(image)) is None:
            self.start(hand, Size.of(image), t, confirmed=True)
            self._active[-1].detect(image, t)

    def follow(self, image: Picture, t: float) -> None:
        """Look for each hand where it was; end what is lost."""
        size = Size.of(image)
        self._tidy(t)
        for follower in list(self._active):
            hand = follower.detect(image, t)
            if follower.is_lost(t) or (hand and self._is_double(follower, hand, size)):
                self.end(follower)

    def seen(self, t: float) -> list[RawHand]:
        """Return the confirmed hands that were seen at t."""
        return [follower.hand for follower in self.confirmed if follower.seen == t]

    def end(self, follower: Follower) -> None:
        self._active.remove(follower)
        if self._idle is None:
            self._idle = follower.landmarker
        else:
            follower.landmarker.close()

    def close(self) -> None:
        for follower in self._active:
            follower.landmarker.close()
        self._close_idle()

    def _tidy(self, t: float) -> None:
        if self._idle is None:
            self._wanted = t
        elif not 0 <= t - self._wanted <= KEEP:
            self._close_idle()

    def _close_idle(self) -> None:
        idle, self._idle = self._idle, None
        if idle is not None:
            idle.close()

    def _is_double(self, follower: Follower, hand: RawHand, size: Size) -> bool:
        """Tell whether an older follower has the hand: it may have slipped to a neighbour."""
        older = self._active[: self._active.index(follower)]
        return any(other.follows(hand, size) for other in older)
