"""What the network of letters sees does not depend on place, size or which hand is named first."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestures.signs.letter_features import (
    N_LETTER_FEATURES,
    OFFSET,
    PER_HAND,
    PRESENT,
    RATIO,
    RELATED,
    letter_features,
    pack,
)

SEEDS = st.integers(0, 2**32 - 1)


def some_hands(seed: int) -> np.ndarray:
    """Two hands (2, 21, 2) of random points, not far from each other."""
    rng = np.random.default_rng(seed)
    return (rng.normal(0, 0.1, (2, 21, 2)) + rng.uniform(0, 1, (2, 1, 2))).astype(np.float32)


@given(SEEDS, st.floats(0.5, 2), st.floats(-1, 1))
def test_place_and_size_do_not_matter(seed: int, scale: float, shift: float) -> None:
    hands = some_hands(seed)
    moved = (hands * scale + shift).astype(np.float32)
    assert np.allclose(pack(hands[None]), pack(moved[None]), rtol=1e-2, atol=1e-2)


@given(SEEDS)
def test_naming_the_other_hand_first_swaps_the_parts(seed: int) -> None:
    hands = some_hands(seed)
    one, other = pack(hands[None])[0], pack(hands[None, ::-1])[0]
    assert np.allclose(one[:PER_HAND], other[PER_HAND:OFFSET], atol=1e-4)
    assert np.allclose(one[OFFSET:PRESENT], -other[OFFSET:PRESENT], atol=1e-4)


@given(SEEDS, st.integers(0, 1))
def test_hand_not_found_is_zeros(seed: int, lost: int) -> None:
    hands = some_hands(seed)
    hands[lost] = np.nan
    row = pack(hands[None])[0]
    own = row[:OFFSET].reshape(2, -1)
    assert not own[lost].any()
    assert own[1 - lost].any()
    assert not row[OFFSET:PRESENT].any()
    assert list(row[PRESENT:]) == [float(lost != 0), float(lost != 1), 0.0]


def test_relation_not_known_is_zeros() -> None:
    row = pack(some_hands(0)[None], np.array([False]))[0]
    assert not row[OFFSET:PRESENT].any()
    assert row[RELATED] == 0
    assert row[PRESENT:RELATED].all()


def test_pixels_are_taken_as_square() -> None:
    image = np.random.default_rng(0).random((21, 3)).astype(np.float32)
    wide = image * np.array([0.5, 1, 1], np.float32)
    tall_row = letter_features(image, None, 400, 400)
    assert np.allclose(tall_row, letter_features(wide, None, 800, 400), atol=1e-5)
    assert letter_features(None, image, 640, 480).shape == (N_LETTER_FEATURES,)


def test_way_is_from_the_first_hand_to_the_second() -> None:
    left = some_hands(0)[0]
    row = letter_features(left, left + np.array([0.2, 0], np.float32), 480, 480)
    assert row[OFFSET] > 0
    assert row[OFFSET + 1] == pytest.approx(0, abs=1e-4)
    assert row[RATIO] == pytest.approx(0, abs=1e-4)
