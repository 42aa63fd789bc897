"""Reliability bins and the expected calibration error, against known answers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from controller.evaluation.calibration import expected_calibration_error, reliability

said = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=50)


def error(pairs: list[tuple[float, bool]], bins: int = 10) -> float | None:
    confidence, right = (np.array(column) for column in zip(*pairs, strict=True))
    return expected_calibration_error(reliability(confidence, right.astype(bool), bins))


def test_a_small_case_by_hand() -> None:
    """Two at 0.6, one right: gap 0.1. Two at 0.9, both right: gap 0.1. One at 0.15, wrong: 0.15."""
    pairs = [(0.6, True), (0.6, False), (0.9, True), (0.9, True), (0.15, False)]
    assert error(pairs) == pytest.approx((2 * 0.1 + 2 * 0.1 + 1 * 0.15) / 5)


def test_a_bin_holds_its_lower_edge_and_the_last_one_both() -> None:
    bins = reliability(np.array([0.0, 0.5, 1.0]), np.array([True, True, True]), bins=2)
    assert [(one.low, one.high, one.count) for one in bins] == [(0, 0.5, 1), (0.5, 1, 2)]


def test_one_bin_hides_what_two_show() -> None:
    """Too sure at 0.9, too unsure at 0.1: right on average all the same."""
    pairs = [(0.9, False), (0.1, True)]
    assert error(pairs, bins=1) == pytest.approx(0)
    assert error(pairs, bins=2) == pytest.approx(0.9)


def test_of_nothing_nothing_can_be_said() -> None:
    bins = reliability(np.array([]), np.array([], bool))
    assert expected_calibration_error(bins) is None


@given(st.integers(1, 40))
def test_sure_and_right_is_perfectly_calibrated(count: int) -> None:
    assert error([(1.0, True)] * count) == 0


@given(said, st.randoms())
def test_between_nothing_and_one_whatever_the_order(
    pairs: list[tuple[float, bool]], random
) -> None:
    found = error(pairs)
    assert found is not None
    assert 0 <= found <= 1
    assert error(random.sample(pairs, len(pairs))) == pytest.approx(found)
