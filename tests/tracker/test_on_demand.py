"""Landmarkers are open while they are needed, and closed some time after."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from controller.observations import TrackedCamera
from controller.sources.fakes import ScriptedSource, blank_frames
from controller.tracker.bodies import Bodies
from controller.tracker.fakes import FakeLandmarker, raw_hand
from controller.tracker.followers import Followers
from controller.tracker.further_hands import KEEP_FIRST, FurtherHandSearch
from controller.tracker.on_demand import KEEP, OnDemand, RestingLandmarker
from controller.tracker.windows import Size
from gestures.landmarks import Body

PICTURE = np.zeros((48, 64, 3), np.uint8)
HAND = raw_hand(0.5, 0.5, width=0.03)


class Opener:
    """Opens fakes that all see the same, and keeps them."""

    def __init__(self) -> None:
        self.fakes: list[FakeLandmarker] = []
        self.hands = [HAND]

    def __call__(self, wanted: int = 1) -> FakeLandmarker:
        self.fakes.append(FakeLandmarker(lambda t: self.hands[:wanted]))
        return self.fakes[-1]

    @property
    def open(self) -> int:
        return sum(not fake.closed for fake in self.fakes)


def test_it_is_opened_when_asked_for_and_closed_when_that_is_long_ago() -> None:
    opener = Opener()
    one = OnDemand(opener)
    assert opener.open == 0
    first = one.get(1.0)
    one.tidy(1.0 + KEEP)
    assert one.get(1.0 + KEEP) is first
    one.tidy(1.1 + 2 * KEEP)
    assert opener.open == 0
    assert one.get(99.0) is not first
    one.close()
    one.close()
    assert opener.open == 0


def test_what_is_opened_ahead_is_kept_from_the_first_look_on() -> None:
    opener = Opener()
    one = OnDemand(opener)
    one.get()
    one.tidy(1000.0)
    one.tidy(1000.0 + KEEP)
    assert opener.open == 1
    one.tidy(1000.1 + KEEP)
    assert opener.open == 0


def test_a_clock_that_is_set_back_keeps_nothing_open_for_ever() -> None:
    opener = Opener()
    one = OnDemand(opener)
    one.get(1000.0)
    one.tidy(1.0)
    assert opener.open == 0


@pytest.mark.parametrize("fps", [10.0, 60.0])
def test_without_hands_one_landmarker_is_left_and_the_next_hand_is_seen_at_once(fps: float) -> None:
    opener = Opener()
    search = FurtherHandSearch(opener)
    opener.hands = []
    for t in np.arange(0, KEEP_FIRST + 1, 1 / fps):
        assert not search.detect(PICTURE, float(t))
        assert opener.open == (2 if t <= KEEP_FIRST else 1)
    opener.hands = [HAND]
    begin = KEEP_FIRST + 1
    assert search.detect(PICTURE, begin)
    assert search.detect(PICTURE, begin + 1 / fps)
    assert opener.open == 2
    search.close()
    assert opener.open == 0


def test_a_spare_follower_is_kept_for_the_next_hand_for_a_while() -> None:
    opener = Opener()
    followers, size = Followers(opener), Size.of(PICTURE)

    def follow_until(end: float, hand: bool) -> None:
        opener.hands = [HAND] if hand else []
        for t in np.arange(end - 1, end, 0.05):
            followers.follow(PICTURE, float(t))

    followers.start(HAND, size, 0.0, confirmed=True)
    follow_until(2.0, hand=False)
    assert (len(followers), opener.open) == (0, 1)
    followers.start(HAND, size, 2.0, confirmed=True)
    follow_until(3.0, hand=False)
    assert (len(followers), len(opener.fakes)) == (0, 1)
    follow_until(4.0 + KEEP, hand=False)
    assert opener.open == 0


def test_a_camera_at_rest_has_no_landmarker_open_and_the_next_picture_opens_one() -> None:
    opener = Opener()
    bodies = Bodies(lambda: FakeBody(opener))
    bodies.want(True)
    landmarker = RestingLandmarker(opener)
    assert opener.open == 2
    cameras = iter([blank_frames([0.0]), blank_frames([5.0, 5.1])])
    camera = TrackedCamera(
        lambda name: ScriptedSource(list(next(cameras)), live=True), "camera", landmarker, bodies
    )
    assert camera.read() is not None
    assert camera.rest()
    assert opener.open == 0
    seen = camera.read()
    assert seen is not None
    assert len(seen.frame.hands) == 1
    assert opener.open == 2
    camera.close()
    camera.close()
    assert opener.open == 0


class FakeBody:
    """Never sees a body; counts as one of the opener's."""

    def __init__(self, opener: Opener) -> None:
        self._one = opener()

    def detect(self, image: NDArray[np.uint8], t: float) -> Body | None:
        return None

    def close(self) -> None:
        self._one.close()
