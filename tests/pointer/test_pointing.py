"""Palm path, dead zone and gain: what they promise at any frame rate."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pointing_hands import frames, hand_at, reach

from gestures.pointing.gain import FAST, SLOW, GainCurve
from gestures.pointing.leash import LENGTH, Leash
from gestures.pointing.palm_path import PalmPath

RATES = [10, 15, 30, 60]


def follow(path: PalmPath, those) -> np.ndarray:  # type: ignore[no-untyped-def]
    for frame in those:
        place = path.update(frame.t, frame.hands[0], frame.width, frame.height)
    return place


@pytest.mark.parametrize("fps", RATES)
def test_the_palm_arrives_in_hand_widths(fps: int) -> None:
    there = follow(PalmPath(), frames(2.0, reach(3.0, 0.5), y=reach(-1.0, 0.5), fps=fps))
    assert there == pytest.approx([3.0, -1.0], abs=0.03)


def test_a_hand_that_comes_nearer_on_the_spot_does_not_move() -> None:
    path = PalmPath()
    for number in range(60):
        hand = hand_at(0.0, 0.0, size=0.05 + 0.002 * number)
        path.update(number / 30, hand, 480, 480)
    assert np.abs(path.place).max() < 0.01


def test_a_hand_that_was_away_has_not_moved() -> None:
    path = PalmPath()
    before = follow(path, frames(1.0, reach(1.0, 0.5)))
    after = follow(path, frames(1.0, lambda t: 4.0, start=2.0))
    assert after == pytest.approx(before)


def test_a_hand_without_extent_changes_nothing() -> None:
    path = PalmPath()
    assert path.update(0.0, hand_at(0, 0, size=0.0), 480, 480).tolist() == [0, 0]


places = st.lists(st.tuples(*([st.floats(-5, 5)] * 2)), min_size=1, max_size=40)


@given(places)
def test_the_leash_is_never_longer_than_it_is(those: list[tuple[float, float]]) -> None:
    leash, at = Leash(), np.zeros(2)
    for place in those:
        at = at + leash.pull(np.array(place))
        assert np.linalg.norm(np.array(place) - at) <= LENGTH + 1e-9


@given(st.lists(st.tuples(*([st.floats(-0.7 * LENGTH, 0.7 * LENGTH)] * 2)), max_size=20))
def test_a_tremor_within_the_leash_moves_nothing(those: list[tuple[float, float]]) -> None:
    leash = Leash()
    assert all(not leash.pull(np.array(place)).any() for place in those)


@given(st.floats(0, 50), st.floats(0, 50))
def test_faster_never_goes_less_far(a: float, b: float) -> None:
    curve = GainCurve(100, 900)
    slow, fast = sorted((a, b))
    assert 100 - 1e-6 <= curve.at(slow) <= curve.at(fast) + 1e-6 <= 900 + 1e-3


def test_aiming_and_reaching_have_a_gain_each() -> None:
    curve = GainCurve(100, 900)
    assert curve.at(SLOW) == pytest.approx(100)
    assert curve.at(FAST) == pytest.approx(900)
    assert curve.at((SLOW + FAST) / 2) == pytest.approx(300)
