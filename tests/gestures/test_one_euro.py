"""The One Euro filter: what it promises, at any frame rate."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestures.one_euro import OneEuro


def point(x: float) -> np.ndarray:
    return np.array([x])


def test_the_first_value_is_taken_as_it_is() -> None:
    assert OneEuro().update(3.0, point(7.0)) == 7.0


def test_a_value_at_rest_stays() -> None:
    smooth = OneEuro(beta=1.0)
    assert [float(smooth.update(t / 30, point(4.0))[0]) for t in range(30)] == [4.0] * 30


def test_noise_shrinks_at_rest() -> None:
    rng = np.random.default_rng(1)
    smooth = OneEuro(min_cutoff=1.0)
    noisy = rng.normal(0, 1, 600)
    filtered = [float(smooth.update(n / 30, point(x))[0]) for n, x in enumerate(noisy)]
    assert np.std(filtered[60:]) < 0.4 * np.std(noisy)


@pytest.mark.parametrize("fps", [15, 30, 60])
def test_a_quick_hand_lags_less(fps: int) -> None:
    """The lag behind a steady movement, in seconds."""

    def lag(beta: float) -> float:
        smooth = OneEuro(min_cutoff=1.0, beta=beta)
        speed, seconds = 3.0, 2.0
        for n in range(int(seconds * fps) + 1):
            t = n / fps
            value = float(smooth.update(t, point(speed * t))[0])
        return t - value / speed

    assert lag(beta=2.0) < 0.5 * lag(beta=0.0)


def test_the_frame_rate_hardly_matters() -> None:
    def at(fps: int) -> float:
        smooth = OneEuro(min_cutoff=1.5, beta=0.5)
        for n in range(fps + 1):
            value = smooth.update(n / fps, point(math.sin(3 * n / fps)))
        return float(value[0])

    assert at(15) == pytest.approx(at(120), abs=0.12)


def test_time_that_stands_still_changes_nothing() -> None:
    smooth = OneEuro()
    smooth.update(1.0, point(0.0))
    assert smooth.update(1.0, point(9.0)) == 0.0
    assert smooth.update(0.5, point(9.0)) == 0.0


def test_reset_forgets() -> None:
    smooth = OneEuro()
    smooth.update(1.0, point(0.0))
    smooth.reset()
    assert smooth.update(0.2, point(9.0)) == 9.0


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=40), st.floats(0, 50))
def test_it_never_overshoots_what_it_has_seen(values: list[float], beta: float) -> None:
    smooth = OneEuro(beta=beta)
    for n, value in enumerate(values):
        filtered = float(smooth.update(n / 30, point(value))[0])
        assert min(values) - 1e-6 <= filtered <= max(values) + 1e-6


@pytest.mark.parametrize("wrong", [{"min_cutoff": 0.0}, {"beta": -1.0}, {"derivative_cutoff": 0.0}])
def test_senseless_parameters_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="positive"):
        OneEuro(**wrong)
