from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controller.sources.frame_times import FrameTimes, usable_fps

FAULTY = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True),
    st.sampled_from([0.0, 0.04, 0.04, 0.08, -1.0, math.nan]),
    st.floats(0, 10),
)


def repaired(stamps: list[float], fps: float = 25.0) -> list[float]:
    times = FrameTimes(fps)
    return [times.next(stamp) for stamp in stamps]


@given(st.lists(FAULTY, max_size=50), st.floats(0.1, 480))
def test_times_are_finite_and_strictly_increase(stamps: list[float], fps: float) -> None:
    times = repaired(stamps, fps)
    assert all(math.isfinite(t) for t in times)
    assert all(earlier < later for earlier, later in pairwise(times))


@given(st.lists(FAULTY, max_size=50))
def test_they_do_without_a_rate_too(stamps: list[float]) -> None:
    times = repaired([0.0, 0.04, *stamps], fps=math.nan)
    assert all(math.isfinite(t) for t in times)
    assert all(earlier < later for earlier, later in pairwise(times))


@given(st.lists(st.floats(1e-3, 50.0), min_size=1, max_size=30))
def test_good_times_are_left_alone(steps: list[float]) -> None:
    stamps = [0.0]
    for step in steps:
        stamps.append(stamps[-1] + step)
    assert repaired(stamps, fps=math.nan) == stamps


@pytest.mark.parametrize(
    "stamps",
    [
        [0, 0, 0, 0],
        [math.nan] * 4,
        [0, 0.04, math.nan, 0.12],
        [0, 0.04, 0.04, 0.12],
        [0, 0.04, 0.02, 0.12],
        [0, 0.04, 1e9, 0.12],
        [-5, 0.04, 0.08, 0.12],
    ],
)
def test_bad_stamps_are_filled_in_by_the_rate(stamps: list[float]) -> None:
    assert repaired(stamps) == pytest.approx([0, 0.04, 0.08, 0.12])


def test_streams_glued_together_go_on() -> None:
    assert repaired([0, 0.04, 0.08, 0, 0.04]) == pytest.approx([0, 0.04, 0.08, 0.12, 0.16])


def test_without_a_rate_the_last_step_fills_in() -> None:
    assert repaired([0, 0.05, 0.05, 0.2], fps=1000) == pytest.approx([0, 0.05, 0.1, 0.2])


@pytest.mark.parametrize("fps", [0.0, -1.0, math.nan, math.inf, 1000.0])
def test_with_neither_stamps_nor_rate_there_is_no_time(fps: float) -> None:
    assert usable_fps(fps) == 0
    with pytest.raises(ValueError, match="neither"):
        repaired([0.0, 0.0], fps)
