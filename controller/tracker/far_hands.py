"""Hands that are too small for the whole picture: searched for in parts, then followed.

The palm detector looks at 192 x 192 pixels, whatever it is given. So while the whole
picture shows no hand and something moves, every other look goes to a part of it instead;
what a part shows is followed through a window of its own, which tells a hand from what
only looked like one, and gives landmarks as good as those of a near hand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from controller.tracker.base import ImageLandmarker, Landmarker
from controller.tracker.followers import Followers
from controller.tracker.on_demand import OnDemand
from controller.tracker.search_pace import Movement, SearchPace
from controller.tracker.search_plan import SearchPlan
from controller.tracker.windows import Picture, Size, is_same, width_of
from gestures.detections import RawHand

MOST = 4
"""Hands reported at once: those of two people."""
SMALL = 0.06
"""Hand-width in long sides of the picture below which the whole picture may lose a hand."""
LARGEST = 0.075
"""Likewise, above which what only a part shows is no hand: the whole picture would show it."""
WHOLE_EVERY = 0.055
"""Seconds between looks at the whole picture while parts are searched ..."""
WHOLE_WHILE_FOLLOWING = 0.3
"""... and while only hands in windows are known."""
NEAR_GONE = 0.4
"""Seconds after a near hand was seen for which only the whole picture is looked at."""


class FarHands:
    """A landmarker for near and far hands.

    whole: sees the hands that are large enough in the whole picture.
    open_finder: opens what finds hands in a part. open_follower: opens what follows one
        hand. Each is opened when needed, and closed when that is a while ago.
    """

    def __init__(
        self,
        whole: Landmarker,
        open_finder: Callable[[], ImageLandmarker],
        open_follower: Callable[[], Landmarker],
    ) -> None:
        self._whole = whole
        self._finder = OnDemand(open_finder)
        self._followers = Followers(open_follower)
        self._plan, self._pace, self._movement = SearchPlan(), SearchPace(), Movement()
        self._near: list[RawHand] = []
        self._near_seen = self._looked = float("-inf")

    def detect(self, image: Picture, t: float) -> Sequence[RawHand]:
        """Return the hands in a picture in mirror view at t seconds, at most four."""
        self._followers.follow(image, t)
        search = self._search_due(image, t)
        if self._whole_due(t, search):
            self._look_at_whole(image, t)
        if search and not self._near:
            self._look_at_part(image, t)
        self._finder.tidy(t)
        hands = [*self._near, *self._followers.seen(t)][:MOST]
        for hand in hands:
            self._pace.refresh(t)
            self._plan.expect(hand, Size.of(image), t)
        return hands

    def close(self) -> None:
        self._whole.close()
        self._followers.close()
        self._finder.close()

    def _search_due(self, image: Picture, t: float) -> bool:
        if self._near or t - self._near_seen < NEAR_GONE:
            return False
        cells = self._movement.update(image, t)
        if cells is not None:
            self._pace.note(cells, t)
            self._plan.note(cells, t)
        return not self._followers.undecided and self._pace.due(
            t, following=bool(self._followers.confirmed)
        )

    def _whole_due(self, t: float, search: bool) -> bool:
        if self._near:
            return True
        if self._followers.confirmed:
            return t - self._looked >= WHOLE_WHILE_FOLLOWING
        if search or self._followers.undecided:
            return t - self._looked >= WHOLE_EVERY
        return True

    def _look_at_whole(self, image: Picture, t: float) -> None:
        size, before = Size.of(image), self._near
        seen, self._looked = self._whole.detect(image, t), t
        self._near = [hand for hand in seen if self._takes_over(hand, size)]
        if self._near:
            self._near_seen = t
        for hand in before:
            if _is_small(hand, size) and not any(is_same(hand, one, size) for one in self._near):
                self._followers.take_over(hand, image, t)

    def _takes_over(self, hand: RawHand, size: Size) -> bool:
        """Tell whether a hand is the whole picture's: a small one stays with its window."""
        follower = self._followers.of(hand, size)
        if follower is None:
            return True
        if follower.confirmed and _is_small(hand, size):
            return False
        self._followers.end(follower)
        return True

    def _look_at_part(self, image: Picture, t: float) -> None:
        size = Size.of(image)
        window = self._plan.next(size, t)
        self._pace.looked(t)
        found = self._finder.get(t).detect_image(window.crop(image))
        for hand in (window.in_whole(hand, size) for hand in found):
            if _is_small(hand, size, LARGEST) and len(self._followers) < MOST:
                self._followers.start(hand, size, t)


def _is_small(hand: RawHand, size: Size, limit: float = SMALL) -> bool:
    return width_of(hand, size) < limit * size.long_side
