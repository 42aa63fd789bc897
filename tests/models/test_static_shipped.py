"""The network that is shipped, on hands whose gesture is known."""

import numpy as np
import pytest

from controller.tracker.fakes import raw_hand
from gestures.pair_features import (
    N_PAIR_FEATURES,
    PAIR_FEATURE_VERSION,
    PAIR_LABELS,
    pair_features,
)
from gestures.scores import NO_GESTURE
from gestures.static_features import FEATURE_VERSION, LABELS, N_FEATURES, features
from models.sessions import OnnxClassifier


@pytest.fixture(scope="module")
def classify():
    return OnnxClassifier("static_gestures", n_features=N_FEATURES, feature_version=FEATURE_VERSION)


def seen(hands):
    points = np.stack([hand.image[:, :2] * np.float32([4 / 3, 1]) for hand in hands])
    return features(points, np.array([hand.handedness == "left" for hand in hands]))


def test_its_labels_are_in_the_order_of_the_features_module(classify):
    assert classify.labels == LABELS


@pytest.mark.parametrize("handedness", ["left", "right"])
def test_an_open_hand_is_an_open_hand_near_and_far(classify, handedness):
    rows = classify(seen([raw_hand(0.5, 0.5, w, handedness) for w in (0.3, 0.1, 0.02)]))
    for row in rows:
        assert LABELS[row.argmax()] in ("palm", "stop")


def test_noise_is_hardly_ever_a_gesture(classify):
    rng = np.random.default_rng(5)
    noise = features(rng.random((2000, 21, 2)), np.zeros(2000, bool))
    rows = classify(noise)
    np.testing.assert_allclose(rows.sum(axis=1), 1, atol=1e-4)
    assert (rows[:, : LABELS.index(NO_GESTURE)].max(axis=1) > 0.7).mean() < 0.005


@pytest.mark.shared
@pytest.mark.train
def test_people_it_was_not_trained_on(classify, shared_data):
    pytest.importorskip("sklearn")
    from models.training.static.data import load_hagrid, split_by_user

    test = split_by_user(load_hagrid(shared_data / "static")).test
    assert (classify(test.features).argmax(1) == test.target).mean() > 0.97


@pytest.fixture(scope="module")
def classify_pairs():
    return OnnxClassifier(
        "two_hand_gestures",
        n_features=N_PAIR_FEATURES,
        feature_version=PAIR_FEATURE_VERSION,
    )


def test_labels_of_two_hands_are_in_order(classify_pairs):
    assert classify_pairs.labels == PAIR_LABELS


def test_two_open_hands_beside_each_other_mean_nothing(classify_pairs):
    hands = [raw_hand(0.5 - x, 0.5, 0.1, "left") for x in (0.1, 0.15, 0.2)]
    others = [raw_hand(0.5 + x, 0.5, 0.1, "right") for x in (0.1, 0.15, 0.2)]
    pairs = np.stack(
        [
            np.stack([one.image[:, :2], other.image[:, :2]]) * np.float32([4 / 3, 1])
            for one, other in zip(hands, others, strict=True)
        ]
    )
    rows = classify_pairs(pair_features(pairs))
    assert (rows[:, :-1].max(axis=1) < 0.5).all()


def test_noise_is_hardly_ever_a_gesture_of_two_hands(classify_pairs):
    rng = np.random.default_rng(5)
    rows = classify_pairs(pair_features(rng.random((2000, 2, 21, 2)).astype(np.float32)))
    assert (rows[:, :-1].max(axis=1) > 0.7).mean() < 0.005
