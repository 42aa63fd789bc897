"""What the static network sees does not depend on place, size or side."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from gestures.geometry import hand_width, palm_centre
from gestures.pair_features import PAIR_GESTURES
from gestures.registry import GESTURES as KNOWN
from gestures.registry import STATIC
from gestures.scores import NO_GESTURE
from gestures.static_features import GESTURES, LABELS, N_FEATURES, features

RIGHT, LEFT = np.array([False]), np.array([True])

hands = arrays(np.float32, (1, 21, 2), elements=st.floats(-1, 1, width=32)).filter(
    lambda points: hand_width(points[0]) > 0.05
)


@given(hands, st.floats(-2, 2), st.floats(-2, 2), st.floats(0.1, 10))
def test_place_and_size_do_not_matter(points, dx, dy, scale):
    moved = points * scale + np.float32([dx, dy])
    np.testing.assert_allclose(features(moved, RIGHT), features(points, RIGHT), atol=2e-3)


@given(hands)
def test_a_left_hand_looks_like_its_mirror_image(points):
    mirrored = points * np.float32([-1, 1])
    np.testing.assert_array_equal(features(mirrored, LEFT), features(points, RIGHT))


@given(hands)
def test_unit_is_the_hand_width_and_origin_the_palm(points):
    seen = features(points, RIGHT).reshape(21, 2)
    np.testing.assert_allclose(palm_centre(seen), 0, atol=1e-4)
    np.testing.assert_allclose(hand_width(seen), 1, rtol=1e-3)


def test_upside_down_is_not_the_same():
    points = np.random.default_rng(0).normal(size=(1, 21, 2)).astype(np.float32)
    assert np.abs(features(-points, RIGHT) - features(points, RIGHT)).max() > 0.5


def test_depth_is_ignored_and_the_input_is_left_alone():
    points = np.random.default_rng(0).normal(size=(2, 21, 3)).astype(np.float32)
    before = points.copy()
    both = features(points, np.array([False, True]))
    assert both.shape == (2, N_FEATURES)
    assert both.dtype == np.float32
    np.testing.assert_array_equal(points, before)
    np.testing.assert_array_equal(both, features(points[..., :2], np.array([False, True])))


def test_a_hand_shrunk_to_a_point_gives_numbers():
    assert np.isfinite(features(np.zeros((1, 21, 2), np.float32), RIGHT)).all()


def test_no_hands_give_no_rows():
    assert features(np.zeros((0, 21, 2)), np.zeros(0, bool)).shape == (0, N_FEATURES)


def test_the_labels_are_the_registered_static_gestures():
    static = {name: info.hands for name, info in KNOWN.items() if info.recogniser == STATIC}
    assert len(static) == 33
    assert set(GESTURES) | set(PAIR_GESTURES) == set(static)
    assert all(static[name] == 1 for name in GESTURES)
    assert all(static[name] == 2 for name in PAIR_GESTURES)
    assert (*GESTURES, NO_GESTURE) == LABELS
