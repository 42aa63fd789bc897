"""Recordings and tracked frames as stretches of one signer."""

import numpy as np
import pytest

from gestures.landmarks import Body, Hand, HandFrame
from gestures.signs.layout import HANDS_ONLY, WITH_BODY, from_hand_frames, from_values

LEFT, RIGHT = 15, 16


def hand(x, side, score=0.9):
    points = np.full((21, 3), (x, 0.5, 0.01), np.float32)
    return Hand(1, side, score, 0.9, points, points, 1.0)


def body(left_x, right_x):
    points = np.full((33, 3), 0.5, np.float32)
    points[[LEFT, RIGHT], 0] = left_x, right_x
    return Body(points, np.ones(33, np.float32))


def test_recorded_rows_are_turned_into_mirror_view_and_picture_heights():
    x = np.zeros((3, WITH_BODY), np.float32)
    x[0, 0:4] = 0.25, 0.5, -0.5, 0.9
    x[1, -63:] = np.tile([0.1, 0.2, -0.3], 21)
    frames = from_values(x, aspect=2.0, fps=10)
    np.testing.assert_allclose(frames.t, [0, 0.1, 0.2])
    np.testing.assert_allclose(frames.body[0, 0], [1.5, 0.5, -1.0, 0.9])
    np.testing.assert_allclose(frames.right[1], np.tile([1.8, 0.2, -0.6], (21, 1)), atol=1e-6)
    assert np.isnan(frames.body[1:]).all()
    assert np.isnan(frames.left).all()
    assert np.isnan(frames.right[[0, 2]]).all()


def test_rows_of_hands_alone_and_mirrored_ones():
    x = np.full((2, HANDS_ONLY), 0.5, np.float32)
    x[:, 0] = 0.25
    frames = from_values(x, aspect=1.0, mirror=False)
    assert np.isnan(frames.body).all()
    np.testing.assert_allclose(frames.left[:, 0, 0], 0.25)


def test_other_rows_are_refused():
    with pytest.raises(ValueError, match="258"):
        from_values(np.zeros((2, 100), np.float32))


def test_without_a_body_the_side_is_the_trackers():
    frames = from_hand_frames([HandFrame(0.5, 200, 100, (hand(0.2, "right"), hand(0.8, "left")))])
    np.testing.assert_allclose(frames.right[0, 0], [0.4, 0.5, 0.02])
    np.testing.assert_allclose(frames.left[0, 0], [1.6, 0.5, 0.02])
    assert np.isnan(frames.body).all()


def test_two_hands_said_to_be_one_side_are_both_kept():
    hands = (hand(0.2, "right", 0.6), hand(0.8, "right", 0.95))
    frames = from_hand_frames([HandFrame(0.0, 100, 100, hands)])
    assert frames.right[0, 0, 0] == pytest.approx(0.8)
    assert frames.left[0, 0, 0] == pytest.approx(0.2)


def test_with_a_body_a_hand_belongs_to_the_nearest_wrist():
    seen = HandFrame(0.0, 100, 100, (hand(0.7, "left"),), body(0.3, 0.75))
    frames = from_hand_frames([seen])
    assert frames.right[0, 0, 0] == pytest.approx(0.7)
    assert np.isnan(frames.left).all()


def test_a_stretch_of_time_can_be_cut_out():
    looks = [HandFrame(t, 100, 100, (hand(t, "left"),)) for t in (0.0, 0.5, 1.0, 1.5)]
    part = from_hand_frames(looks).between(0.4, 1.0)
    np.testing.assert_allclose(part.t, [0.5, 1.0])
    np.testing.assert_allclose(part.left[:, 0, 0], [0.5, 1.0])
