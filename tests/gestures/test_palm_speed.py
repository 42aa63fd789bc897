"""Speed in hand-widths per second, whatever the frame rate."""

from __future__ import annotations

import math

import pytest
from engine_fakes import HAND_WIDTH_PX, HEIGHT, WIDTH, hand

from gestures.palm_speed import MAX_AGE, PalmSpeed


def measure(palm: PalmSpeed, t: float, x_px: float) -> float:
    return palm.update(t, hand(1, x_px), WIDTH, HEIGHT)


@pytest.mark.parametrize("rate", [8, 10, 30, 60])
def test_steady_speed_at_any_rate(rate: int) -> None:
    palm = PalmSpeed()
    speeds = [measure(palm, n / rate, 100 + 5 * HAND_WIDTH_PX * n / rate) for n in range(rate)]
    assert speeds[0] == 0.0
    assert speeds[1:] == pytest.approx([5.0] * (rate - 1), rel=0.02)


def test_jitter_is_not_speed() -> None:
    palm = PalmSpeed()
    speeds = [measure(palm, n / 60, 300 + 1.5 * (-1) ** n) for n in range(60)]
    assert max(speeds[10:]) < 1.0


def test_a_place_of_long_ago_says_nothing() -> None:
    palm = PalmSpeed()
    measure(palm, 0.0, 100)
    assert measure(palm, MAX_AGE + 0.1, 500) == 0.0


def test_places_do_not_pile_up() -> None:
    palm = PalmSpeed()
    for n in range(5000):
        measure(palm, n / 1000, 100)
    assert len(palm._places) < 100


def test_landmarks_that_are_not_numbers() -> None:
    palm = PalmSpeed()
    broken = hand(1, math.nan)
    palm.update(0.0, broken, WIDTH, HEIGHT)
    assert palm.update(0.1, broken, WIDTH, HEIGHT) == 0.0
