"""When a pinch keeps the pointer where it is: t, aperture in, since when out."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestures.pointing.pinch_freeze import CLOSING, OPENING, Change, PinchFreeze

RATES = [10, 15, 30, 60]


def ramp(*knots: tuple[float, float]) -> list[tuple[float, float]]:
    """Return times (s) and apertures (hand-widths) with straight lines between."""
    return list(knots)


def at(knots: list[tuple[float, float]], t: float) -> float:
    for (t0, a0), (t1, a1) in pairwise(knots):
        if t0 <= t <= t1:
            return a0 + (a1 - a0) * (t - t0) / (t1 - t0)
    return knots[-1][1]


def run(
    knots: list[tuple[float, float]], fps: float, change: Change = CLOSING, speed: float = 0.0
) -> list[tuple[float, float | None]]:
    freeze = PinchFreeze(change)
    seen = []
    for number in range(round(knots[-1][0] * fps) + 1):
        t = number / fps
        freeze.update(t, at(knots, t), speed)
        seen.append((t, freeze.since))
    return seen


CLICK = ramp((0, 1.3), (1.0, 1.3), (1.2, 0.2), (1.35, 0.2), (1.55, 1.3), (2.5, 1.3))


@pytest.mark.parametrize("fps", RATES)
def test_a_click_freezes_from_its_beginning_until_it_is_over(fps: int) -> None:
    seen = run(CLICK, fps)
    frozen = [(t, since) for t, since in seen if since is not None]
    assert all(since == pytest.approx(1.0, abs=1 / fps + 0.02) for _, since in frozen)
    assert frozen[0][0] <= 1.1 + 1 / fps + 1e-6
    assert 1.5 <= frozen[-1][0] <= 1.75


@pytest.mark.parametrize("fps", RATES)
def test_fingers_that_stay_together_stay_frozen(fps: int) -> None:
    seen = run(ramp((0, 1.3), (0.5, 1.3), (0.7, 0.2), (5.0, 0.2)), fps)
    assert seen[-1][1] == pytest.approx(0.5, abs=1 / fps + 0.02)


def test_fingers_that_stay_half_way_were_no_pinch() -> None:
    seen = run(ramp((0, 1.3), (0.5, 1.3), (0.7, 0.75), (3.0, 0.75)), 30)
    assert seen[-1][1] is None


def test_two_clicks_in_a_row_each_begin_where_they_began() -> None:
    twice = ramp(
        *((0, 1.3), (1.0, 1.3), (1.15, 0.2), (1.25, 0.2), (1.4, 1.3), (1.45, 1.3)),
        *((1.6, 0.2), (1.7, 0.2), (1.9, 1.3), (2.5, 1.3)),
    )
    seen = run(twice, 30)
    assert {round(since, 1) for _, since in seen if since is not None} <= {1.0, 1.4, 1.5}
    assert seen[-1][1] is None
    assert all(since is not None for t, since in seen if 1.15 <= t <= 1.9)


def test_a_slow_narrowing_within_the_noise_of_pointing_does_nothing() -> None:
    assert all(since is None for _, since in run(ramp((0, 1.4), (1.0, 0.9), (3.0, 1.3)), 30))


def test_a_blur_in_fast_movement_is_no_pinch() -> None:
    assert all(since is None for _, since in run(CLICK, 30, speed=6.0))


@pytest.mark.parametrize("fps", RATES)
def test_letting_go_freezes_from_its_beginning(fps: int) -> None:
    seen = run(ramp((0, 0.2), (1.0, 0.2), (1.2, 1.2), (1.3, 1.2)), fps, OPENING)
    assert seen[-1][1] == pytest.approx(1.0, abs=1 / fps + 0.02)


def test_a_hand_without_extent_tells_nothing() -> None:
    freeze = PinchFreeze()
    freeze.update(0.0, math.inf, 0.0)
    assert freeze.since is None


@given(st.lists(st.floats(0.9, 2.0), max_size=60))
def test_an_open_hand_never_freezes(apertures: list[float]) -> None:
    freeze = PinchFreeze()
    for number, aperture in enumerate(apertures):
        freeze.update(number / 30, aperture, 0.0)
        assert freeze.since is None


@given(st.lists(st.tuples(st.floats(0.01, 0.3), st.floats(0, 2)), max_size=80))
def test_since_is_never_later_than_now(steps: list[tuple[float, float]]) -> None:
    freeze, t = PinchFreeze(), 0.0
    for elapsed, aperture in steps:
        t += elapsed
        freeze.update(t, aperture, 0.0)
        assert freeze.since is None or freeze.since <= t
