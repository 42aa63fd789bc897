"""Features of a stretch of time: what they must not depend on, and what is missing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from signers import signer

from gestures.signs.features import N_BODY_FEATURES, N_HAND, STEPS, WIDTH, features, mirrored
from gestures.signs.layout import SignFrames

EVEN = np.linspace(0.0, 1.2, 31)
LEFT_SEEN, RIGHT_SEEN, BODY_SEEN = 0, N_HAND, 2 * N_HAND


def test_they_have_the_shape_that_is_promised():
    rows = features(signer(EVEN))
    assert rows.shape == (STEPS, WIDTH)
    assert rows.dtype == np.float32
    assert WIDTH == 2 * N_HAND + N_BODY_FEATURES


@given(
    st.floats(0.2, 1.4),
    st.floats(0.2, 0.9),
    st.floats(0.05, 0.6),
    st.booleans(),
)
def test_place_and_distance_do_not_matter(x, y, size, body):
    here = features(signer(EVEN, body=body, left=True))
    there = features(signer(EVEN, at=(x, y), size=size, body=body, left=True))
    np.testing.assert_allclose(there, here, atol=2e-3)


@given(st.sampled_from([10, 15, 24, 60]), st.floats(0.6, 3.0), st.floats(0, 1e5))
def test_frame_rate_speed_and_clock_hardly_matter(fps, seconds, start):
    usual = features(signer(EVEN))
    times = start + np.linspace(0, seconds, max(8, round(fps * seconds)))
    np.testing.assert_allclose(features(signer(times)), usual, atol=0.15)


def test_uneven_frames_hardly_matter():
    uneven = np.sort(np.concatenate([EVEN[[0, -1]], np.random.default_rng(0).uniform(0, 1.2, 40)]))
    np.testing.assert_allclose(features(signer(uneven)), features(signer(EVEN)), atol=0.15)


def test_what_is_not_there_is_zero():
    rows = features(signer(EVEN, body=False))
    assert not rows[:, LEFT_SEEN : LEFT_SEEN + N_HAND].any()
    assert not rows[:, BODY_SEEN:].any()
    assert rows[:, RIGHT_SEEN].all()


def test_short_gaps_are_bridged_and_long_ones_are_not():
    short, long = np.zeros(31, bool), np.zeros(31, bool)
    short[10:13], long[8:22] = True, True
    assert features(signer(EVEN, lost=short))[:, RIGHT_SEEN].all()
    seen = features(signer(EVEN, lost=long))[:, RIGHT_SEEN]
    assert not seen[6:9].any()
    assert seen[[0, -1]].all()


def test_a_mirrored_signer_is_the_same_with_sides_exchanged():
    frames = signer(EVEN, at=(0, 0.6))
    flipped = [part.copy() for part in (frames.body, frames.left, frames.right)]
    for part in flipped:
        part[..., 0] *= -1
    body = flipped[0]
    for a in range(7, 33, 2):
        body[:, [a, a + 1]] = body[:, [a + 1, a]]
    other = SignFrames(frames.t, body, flipped[2], flipped[1])
    np.testing.assert_allclose(features(other), mirrored(features(frames)), atol=1e-4)


@given(st.integers(0, 2**32 - 1))
def test_mirroring_twice_changes_nothing(seed):
    rows = np.random.default_rng(seed).normal(size=(2, STEPS, WIDTH)).astype(np.float32)
    np.testing.assert_array_equal(mirrored(mirrored(rows)), rows)


@pytest.mark.parametrize("count", [1, 2])
def test_a_stretch_may_be_as_short_as_one_look(count):
    rows = features(signer(EVEN[:count]))
    assert np.isfinite(rows).all()


@given(st.integers(0, 2**32 - 1), st.integers(1, 20))
def test_they_are_finite_whatever_is_lost(seed, count):
    rng = np.random.default_rng(seed)
    parts = [rng.normal(size=(count, n, d)) for n, d in ((33, 4), (21, 3), (21, 3))]
    for part in parts:
        part[rng.random(count) < 0.5] = np.nan
    t = np.sort(rng.random(count))
    frames = SignFrames(t, *(np.float32(part) for part in parts))
    assert np.isfinite(features(frames)).all()
