"""Two hands together: whose track it is, what the hands may not show meanwhile, lost hands."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestures.engine import GestureEngine
from gestures.landmarks import Hand, HandFrame
from gestures.pair_features import N_PAIR_FEATURES, pair_features
from gestures.static import StaticRecogniser
from gestures.thresholds import DEFAULT_RULES

FPS = 30


class Fixed:
    """Answers the same row whatever it is asked."""

    def __init__(self, labels, row):
        self.labels, self.row, self.asked = (*labels, "no_gesture"), row, []

    def __call__(self, features):
        self.asked.append(features.shape)
        return np.tile(np.float32(self.row), (len(features), 1))


def hand(track_id, x, handedness="right", size=0.05):
    angle = np.radians(np.linspace(200, 340, 21))
    radius = size * (1 + np.arange(21) % 4)
    image = np.zeros((21, 3), np.float32)
    image[:, 0] = x + np.cos(angle) * radius * 0.75
    image[:, 1] = 0.5 + np.sin(angle) * radius
    return Hand(track_id, handedness, 0.9, 0.9, image, image, 0.0)


LEFT, RIGHT = hand(1, 0.4, "left"), hand(2, 0.55)
SINGLE = (0.95, 0.05)


def recogniser(pair=(0.9, 0.1)):
    return StaticRecogniser(Fixed(["stop"], SINGLE), Fixed(["timeout"], pair), tau=0.0)


def update(static, t, *hands):
    return {s.track_id: s for s in static.update(HandFrame(t, 640, 480, hands))}


def test_both_hands_have_a_track_of_their_own():
    found = update(recogniser(), 0.0, LEFT, RIGHT)
    assert set(found) == {1, 2, -1}
    assert found[-1].hand == "both"
    assert found[-1].scores == pytest.approx({"timeout": 0.9})
    assert recogniser().labels == ("stop", "timeout")


def test_hands_that_show_something_together_show_nothing_by_themselves():
    found = update(recogniser(), 0.0, LEFT, RIGHT)
    assert found[1].scores["stop"] == pytest.approx(0.095)
    assert found[1].claims
    alone = update(recogniser((0.1, 0.9)), 0.0, LEFT, RIGHT)
    assert alone[1].scores["stop"] == pytest.approx(0.855)
    assert not alone[1].claims


@pytest.mark.parametrize("hands", [[LEFT], [LEFT, hand(2, 0.99)]], ids=["one", "far apart"])
def test_hands_that_are_not_together_wake_nothing(hands):
    static = recogniser()
    assert -1 not in update(static, 0.0, *hands)
    assert static._pairs._classifier.asked == []


def test_a_hand_lost_in_the_overlap_is_forgiven_for_a_while():
    static = recogniser()
    update(static, 0.0, LEFT, RIGHT)
    assert update(static, 0.5, LEFT)[-1].scores["timeout"] == pytest.approx(0.9)
    assert update(static, 0.55, hand(7, 0.41, "right"))[-1].hand == "both"
    assert -1 not in update(static, 0.7, LEFT)


def test_a_hand_that_goes_away_ends_it():
    static = recogniser()
    update(static, 0.0, LEFT, RIGHT)
    assert set(update(static, 0.1, hand(1, 0.1, "left"))) == {1}


def test_the_pair_keeps_its_track_when_a_hand_gets_a_new_one():
    static = recogniser()
    update(static, 0.0, LEFT, RIGHT)
    assert -1 in update(static, 0.1, LEFT, hand(9, 0.55))
    assert -1 in update(static, 0.2, hand(10, 0.4), hand(11, 0.55))
    assert -2 in update(static, 5.0, LEFT, RIGHT)


def test_events_of_both_hands_begin_and_end_once_and_single_ones_do_not():
    engine = GestureEngine([recogniser()], DEFAULT_RULES)
    events = []
    for i in range(FPS):
        seen = (LEFT,) if i in range(12, 18) else (LEFT, RIGHT)
        events += engine.update(HandFrame(i / FPS, 640, 480, seen))
    events += engine.close(2.0)
    told = [(e.name, e.phase, e.hand, e.track_id) for e in events if e.phase != "hold"]
    assert told == [("timeout", "begin", "both", -1), ("timeout", "end", "both", -1)]


def test_features_do_not_depend_on_the_order_of_the_hands():
    pair = np.stack([LEFT.image, RIGHT.image])[None]
    np.testing.assert_array_equal(pair_features(pair), pair_features(pair[:, ::-1]))
    assert pair_features(pair).shape == (1, N_PAIR_FEATURES)


@given(st.floats(-2, 2), st.floats(-2, 2), st.floats(0.1, 10))
def test_features_do_not_depend_on_place_and_size(dx, dy, scale):
    pair = np.stack([LEFT.image, RIGHT.image])[None, ..., :2]
    moved = pair * np.float32(scale) + np.float32([dx, dy])
    np.testing.assert_allclose(pair_features(moved), pair_features(pair), atol=2e-3)
