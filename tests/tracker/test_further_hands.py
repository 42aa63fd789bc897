"""Which landmarker is asked while none, one, two or more hands are in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from controller.tracker.fakes import FakeLandmarker, raw_hand
from controller.tracker.further_hands import LINGER, SEARCH_EVERY, FurtherHandSearch
from gestures.detections import RawHand

PICTURE = np.zeros((4, 4, 3), np.uint8)
RIGHT, LEFT = raw_hand(0.7, 0.5, handedness="right"), raw_hand(0.3, 0.5, handedness="left")
THIRD, FOURTH = raw_hand(0.1, 0.2), raw_hand(0.9, 0.2)
Script = Callable[[float], Sequence[RawHand]]


class Rig:
    """A search over fakes that see the same scene, each as many hands as it wants.

    missing: what a landmarker sees instead, by the number of hands it wants.
    """

    def __init__(self, scene: Script, missing: dict[int, Script] | None = None) -> None:
        self.scene, self.missing = scene, missing or {}
        self.opened: dict[int, FakeLandmarker] = {}
        self.search = FurtherHandSearch(self.open)

    def open(self, wanted: int) -> FakeLandmarker:
        assert wanted not in self.opened
        see = self.missing.get(wanted, lambda t: self.scene(t)[:wanted])
        self.opened[wanted] = FakeLandmarker(see)
        return self.opened[wanted]

    def asked(self, wanted: int) -> list[float]:
        return self.opened[wanted].asked if wanted in self.opened else []

    def play(self, seconds: float, fps: float = 30.0) -> list[int]:
        """Return how many hands each frame gave."""
        times = np.arange(round(seconds * fps)) / fps
        return [len(self.search.detect(PICTURE, float(t))) for t in times]


def test_nothing_in_view_costs_one_look_a_frame() -> None:
    rig = Rig(lambda t: ())
    assert rig.play(1.0) == [0] * 30
    assert (len(rig.asked(1)), len(rig.asked(2)), len(rig.asked(4))) == (0, 30, 0)


@pytest.mark.parametrize("fps", [10.0, 30.0, 60.0])
def test_one_hand_is_followed_and_the_second_looked_for_by_time_not_by_frames(fps: float) -> None:
    rig = Rig(lambda t: (RIGHT,))
    assert rig.play(2.0, fps) == [1] * round(2 * fps)
    gaps = np.diff(rig.asked(2))
    assert (gaps >= SEARCH_EVERY[0] - 1e-9).all()
    assert (gaps <= SEARCH_EVERY[0] + 1 / fps + 1e-9).all()
    assert len(rig.asked(1)) + len(rig.asked(2)) == round(2 * fps)


@pytest.mark.parametrize("fps", [10.0, 30.0, 60.0])
def test_two_hands_are_followed_and_a_third_looked_for_by_time(fps: float) -> None:
    rig = Rig(lambda t: (RIGHT, LEFT))
    assert rig.play(3.0, fps) == [2] * round(3 * fps)
    gaps = np.diff(rig.asked(4))
    assert (gaps >= SEARCH_EVERY[1] - 1e-9).all()
    assert (gaps <= SEARCH_EVERY[1] + 1 / fps + 1e-9).all()
    assert len(rig.asked(2)) + len(rig.asked(4)) == round(3 * fps)


def test_a_second_hand_is_seen_within_the_heartbeat() -> None:
    enters = 1.01
    rig = Rig(lambda t: (RIGHT, LEFT) if t >= enters else (RIGHT,))
    first = rig.play(2.0).index(2) / 30
    assert enters <= first <= enters + SEARCH_EVERY[0] + 1 / 30


@pytest.mark.parametrize("hands", [(RIGHT, LEFT, THIRD), (RIGHT, LEFT, THIRD, FOURTH)])
def test_another_persons_hands_do_not_take_the_place_of_the_first_ones(
    hands: tuple[RawHand, ...],
) -> None:
    enters = 1.01
    rig = Rig(lambda t: hands if t >= enters else hands[:2])
    seen = rig.play(3.0)
    assert set(seen) == {2, len(hands)}
    first = seen.index(len(hands))
    assert first / 30 <= enters + SEARCH_EVERY[1] + 1 / 30
    assert set(seen[first:]) == {len(hands)}


def test_a_hand_lost_for_some_frames_is_back_at_once() -> None:
    rig = Rig(lambda t: (RIGHT,) if 0.5 <= t < 0.5 + LINGER / 2 else (RIGHT, LEFT))
    assert rig.play(1.5).count(1) == round(LINGER / 2 * 30)


def test_after_a_second_hand_has_left_the_cheap_way_is_taken_again() -> None:
    rig = Rig(lambda t: (RIGHT, LEFT) if t < 0.5 else (RIGHT,))
    rig.play(3.0)
    late = [t for t in rig.asked(2) if t > 0.5 + LINGER + 0.1]
    assert np.diff(late).min() >= SEARCH_EVERY[0] - 1e-9
    assert len([t for t in rig.asked(1) if t > 0.5 + LINGER + 0.1]) > 5 * len(late)


def test_a_hand_that_the_follower_loses_is_looked_for_in_the_same_frame() -> None:
    rig = Rig(lambda t: (RIGHT,), missing={1: lambda t: () if t > 0.5 else (RIGHT,)})
    assert rig.play(1.0) == [1] * 30


def test_a_hand_that_the_search_misses_is_still_followed() -> None:
    rig = Rig(lambda t: (RIGHT,), missing={2: lambda t: () if 0.2 < t < 0.9 else (RIGHT,)})
    assert rig.play(1.0) == [1] * 30


def test_closing_closes_all_that_was_opened() -> None:
    rig = Rig(lambda t: (RIGHT, LEFT))
    rig.play(1.0)
    rig.search.close()
    assert sorted(rig.opened) == [1, 2, 4]
    assert all(landmarker.closed for landmarker in rig.opened.values())


def test_what_was_opened_is_closed_when_the_next_cannot_be() -> None:
    two = FakeLandmarker(lambda t: ())

    def open_landmarker(wanted: int) -> FakeLandmarker:
        if wanted == 1:
            raise RuntimeError
        return two

    with pytest.raises(RuntimeError):
        FurtherHandSearch(open_landmarker)
    assert two.closed
