"""Training of the static network: the split, what augmentation keeps, and the export."""

import numpy as np
import pytest

from gestures.scores import NO_GESTURE
from gestures.static_features import LABELS, N_FEATURES, features
from models.training.static.augment import Strength, augment
from models.training.static.data import (
    Hands,
    canonical,
    folds_by_user,
    load_hagrid,
    place_of,
    split_by_user,
)
from models.training.static.negatives import half_closed_hands, scattered, shaken, swapped

NONE = LABELS.index(NO_GESTURE)


def some_hands(copies=12, seed=0):
    """One random shape a label, shaken a little, by as many people as copies."""
    rng = np.random.default_rng(seed)
    shapes = np.repeat(scattered(len(LABELS), rng), copies, axis=0)
    points = (shapes + rng.normal(0, 0.03, shapes.shape)).reshape(-1, 21, 2)
    people = np.array([f"person {i % copies}" for i in range(len(points))])
    flat = features(points, np.zeros(len(points), bool))
    return Hands(flat, np.repeat(np.arange(len(LABELS)), copies), people, people)


def test_nobody_is_on_two_sides_of_the_split():
    split = split_by_user(some_hands(200))
    people = [set(part.user) for part in (split.train, split.val, split.test)]
    assert all(people)
    assert len(set.union(*people)) == sum(map(len, people))


def test_the_split_is_the_same_for_ever():
    assert [round(place_of(user), 6) for user in ("a", "b", "person 7")] == [
        0.791374,
        0.242735,
        0.917142,
    ]


def test_every_person_is_in_one_fold():
    hands = some_hands(50)
    folds = folds_by_user(hands, 5)
    assert set(folds) == set(range(5))
    assert all(len(set(folds[hands.user == user])) == 1 for user in set(hands.user))


def test_an_unmirrored_left_hand_and_a_right_hand_become_alike():
    rng = np.random.default_rng(0)
    right = rng.random((1, 21, 2)).astype(np.float32)
    left = right * np.float32([-1, 1]) + np.float32([1, 0])
    both = canonical(np.concatenate([right, left]), 0.75, np.array([True, False]))
    np.testing.assert_allclose(both[0], both[1], atol=1e-4)


def test_no_strength_changes_nothing():
    hands = some_hands()
    nothing = Strength(**dict.fromkeys(Strength.__dataclass_fields__, 0.0))
    same = augment(hands.features, hands.target, np.random.default_rng(0), nothing)
    np.testing.assert_allclose(same, hands.features, atol=1e-3)


def test_blending_stays_within_the_gesture():
    hands = some_hands()
    only_blend = Strength(**{**dict.fromkeys(Strength.__dataclass_fields__, 0.0), "blend": 1.0})
    blended = augment(hands.features, hands.target, np.random.default_rng(0), only_blend)
    assert np.abs(blended - hands.features).max() < 1.0
    assert np.abs(blended - hands.features)[hands.target != NONE].max() > 0.01


def test_negatives_are_as_many_as_asked_for_and_finite():
    rng = np.random.default_rng(0)
    flat = some_hands().features
    made = (half_closed_hands(30, flat[0].reshape(21, 2), rng), scattered(30, rng))
    for rows in (*made, shaken(flat[:30], rng), swapped(flat[:30], rng)):
        assert rows.shape == (30, N_FEATURES)
        assert np.isfinite(rows).all()


@pytest.mark.train
def test_a_short_training_learns_and_exports_what_pytorch_says(tmp_path):
    pytest.importorskip("torch")
    pytest.importorskip("onnxscript")
    from models.registration import register_asset
    from models.sessions import OnnxClassifier
    from models.training.static.calibrate import complete
    from models.training.static.export import export
    from models.training.static.fit import Recipe, fit

    train, val = some_hands(seed=0), some_hands(seed=0)
    recipe = Recipe(members=2, hidden=16, steps=60, batch=64, ema=0.9, check_every=20)
    shipped = complete(fit(train, val, recipe), train, val, recipe.strength, seed=0)
    export(shipped, tmp_path / "net.onnx")  # compares PyTorch and ONNX Runtime itself
    (tmp_path / "card.md").touch()
    register_asset(
        "net", file="net.onnx", licence="-", origin="-", card="card.md", labels=LABELS,
        input={}, metrics={}, folder=tmp_path,
    )  # fmt: skip
    classify = OnnxClassifier("net", n_features=N_FEATURES, feature_version=1, folder=tmp_path)
    assert classify.labels == LABELS
    found = classify(train.features)
    np.testing.assert_allclose(found.sum(axis=1), 1, atol=1e-5)
    shown = train.target != NONE
    assert (found.argmax(1) == train.target)[shown].mean() > 0.5


@pytest.mark.shared
def test_resting_hands_are_the_other_hand_of_the_photo(shared_data):
    """The palm of a raised right hand winds one way; the resting hand shows its back."""
    hands = load_hagrid(shared_data / "static")
    points = hands.features.reshape(-1, 21, 2)
    index, pinky = points[:, 5] - points[:, 0], points[:, 17] - points[:, 0]
    shows_palm = index[:, 0] * pinky[:, 1] - index[:, 1] * pinky[:, 0] > 0
    for label in ("palm", "stop", "four", "ok", "fist"):
        assert shows_palm[hands.target == LABELS.index(label)].mean() > 0.98
    for label in ("stop_inverted", "peace_inverted", "two_up_inverted"):
        assert shows_palm[hands.target == LABELS.index(label)].mean() < 0.02
    assert len(hands) == 1975
