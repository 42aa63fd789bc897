"""When the landmarker for two hands is asked, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from controller.tracker.fakes import FakeLandmarker, raw_hand
from controller.tracker.second_hand import LINGER, SEARCH_EVERY, SecondHandSearch
from gestures.detections import RawHand

PICTURE = np.zeros((4, 4, 3), np.uint8)
RIGHT, LEFT = raw_hand(0.7, 0.5, handedness="right"), raw_hand(0.3, 0.5, handedness="left")
Script = Callable[[float], Sequence[RawHand]]


class Rig:
    """A search over two fakes that see the same scene; the follower sees one hand of it."""

    def __init__(self, scene: Script, follower: Script | None = None) -> None:
        self.one = FakeLandmarker(follower or (lambda t: scene(t)[:1]))
        self.two = FakeLandmarker(scene)
        self.search = SecondHandSearch(self.one, self.two)

    def play(self, seconds: float, fps: float = 30.0, start: float = 0.0) -> list[int]:
        """Return how many hands each frame gave."""
        times = start + np.arange(round(seconds * fps)) / fps
        return [len(self.search.detect(PICTURE, float(t))) for t in times]


def test_nothing_in_view_costs_one_look_a_frame() -> None:
    rig = Rig(lambda t: ())
    assert rig.play(1.0) == [0] * 30
    assert (len(rig.one.asked), len(rig.two.asked)) == (0, 30)


@pytest.mark.parametrize("fps", [10.0, 30.0, 60.0])
def test_one_hand_is_followed_and_the_second_looked_for_by_time_not_by_frames(fps: float) -> None:
    rig = Rig(lambda t: (RIGHT,))
    assert rig.play(2.0, fps) == [1] * round(2 * fps)
    gaps = np.diff(rig.two.asked)
    assert (gaps >= SEARCH_EVERY - 1e-9).all()
    assert (gaps <= SEARCH_EVERY + 1 / fps + 1e-9).all()
    assert len(rig.one.asked) + len(rig.two.asked) == round(2 * fps)


def test_a_second_hand_is_seen_within_the_heartbeat() -> None:
    enters = 1.01
    rig = Rig(lambda t: (RIGHT, LEFT) if t >= enters else (RIGHT,))
    hands = rig.play(2.0)
    first = hands.index(2) / 30
    assert enters <= first <= enters + SEARCH_EVERY + 1 / 30


def test_two_hands_are_looked_at_on_every_frame() -> None:
    rig = Rig(lambda t: (RIGHT, LEFT))
    assert rig.play(1.0) == [2] * 30
    assert rig.one.asked == []


def test_a_second_hand_lost_for_some_frames_is_back_at_once() -> None:
    rig = Rig(lambda t: (RIGHT,) if 0.5 <= t < 0.5 + LINGER / 2 else (RIGHT, LEFT))
    hands = rig.play(1.5)
    assert hands.count(1) == round(LINGER / 2 * 30)
    assert rig.one.asked == []


def test_after_a_second_hand_has_left_the_cheap_way_is_taken_again() -> None:
    rig = Rig(lambda t: (RIGHT, LEFT) if t < 0.5 else (RIGHT,))
    rig.play(3.0)
    assert rig.one.asked[0] == pytest.approx(0.5 + LINGER, abs=2 / 30)
    assert len(rig.one.asked) > len([t for t in rig.two.asked if t > 1.1])


def test_a_hand_that_the_follower_loses_is_looked_for_in_the_same_frame() -> None:
    rig = Rig(lambda t: (RIGHT,), follower=lambda t: () if t > 0.5 else (RIGHT,))
    assert rig.play(1.0) == [1] * 30


def test_a_hand_that_the_search_misses_is_still_followed() -> None:
    rig = Rig(lambda t: () if 0.2 < t < 0.9 else (RIGHT,), follower=lambda t: (RIGHT,))
    assert rig.play(1.0) == [1] * 30


def test_closing_closes_both() -> None:
    rig = Rig(lambda t: ())
    rig.search.close()
    assert rig.one.closed
    assert rig.two.closed
