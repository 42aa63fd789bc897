"""Training of the static network: the split, what augmentation keeps, and the export."""

import numpy as np
import pytest

pytest.importorskip("pygltflib", reason="needs the train extra")

from gestures.pair_features import N_PAIR_FEATURES, NEAR, apart
from gestures.scores import NO_GESTURE
from gestures.static_features import LABELS, N_FEATURES, features
from models.training.static.augment import Strength, augment
from models.training.static.data import (
    canonical,
    folds_by_user,
    load_hagrid,
    place_of,
    real_hands,
    split_by_user,
)
from models.training.static.negatives import half_closed_hands, scattered, shaken, swapped
from models.training.static.pairs import augment_pairs, composed
from models.training.static.sources import Known

NONE = LABELS.index(NO_GESTURE)


def some_hands(copies=12, seed=0):
    """One random shape a label, shaken a little, by as many people as copies."""
    rng = np.random.default_rng(seed)
    shapes = np.repeat(scattered(len(LABELS), rng), copies, axis=0)
    points = (shapes + rng.normal(0, 0.03, shapes.shape)).reshape(-1, 21, 2)
    people = np.array([f"person {i % copies}" for i in range(len(points))])
    flat = features(points, np.zeros(len(points), bool))
    return real_hands(flat, np.repeat(np.arange(len(LABELS)), copies), people, people)


def test_nobody_is_on_two_sides_of_the_split():
    split = split_by_user(some_hands(200))
    people = [set(part.user) for part in (split.train, split.val, split.test)]
    assert all(people)
    assert len(set.union(*people)) == sum(map(len, people))


def test_nobody_is_in_two_folds():
    hands = some_hands(200)
    fold = folds_by_user(hands, 5)
    assert set(fold) == set(range(5))
    assert all(len(set(fold[hands.user == user])) == 1 for user in np.unique(hands.user))


def test_the_split_is_the_same_for_ever():
    assert [round(place_of(user), 6) for user in ("a", "b", "person 7")] == [
        0.791374,
        0.242735,
        0.917142,
    ]


def known(hands):
    return Known(hands, hands.pick(np.zeros(len(hands), bool)))


def test_hands_of_an_unknown_side_are_put_on_the_side_of_their_gesture():
    hands = some_hands()
    turned = hands.features.reshape(-1, 21, 2) * np.float32([-1, 1])
    taken = known(hands).take(turned, hands.target, hands.image)
    np.testing.assert_allclose(taken.features, hands.features, atol=1e-3)


def test_hands_unlike_their_label_and_near_copies_of_the_test_are_left_out():
    hands = some_hands()
    points = hands.features.reshape(-1, 21, 2)
    wrong = (hands.target + 1) % NONE
    shown = hands.target < NONE - 1
    taken = known(hands).take(points[shown], wrong[shown], hands.image[shown])
    assert len(taken) < 0.1 * shown.sum()
    none = np.full(len(hands), NONE)
    assert len(Known(hands, hands).take(points, none, np.char.add("x", hands.image))) == 0


def test_pairs_put_together_are_near_each_other_and_finite():
    rng = np.random.default_rng(0)
    flat = composed(some_hands(), 200, rng)
    changed = augment_pairs(flat, rng)
    for rows in (flat, changed):
        assert rows.shape == (200, N_PAIR_FEATURES)
        assert np.isfinite(rows).all()
        gaps = apart(rows.reshape(-1, 2, 21, 2))
        assert gaps.max() < 1.3 * NEAR


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
    torch = pytest.importorskip("torch")
    pytest.importorskip("onnxscript")
    from models.registration import register_asset
    from models.sessions import OnnxClassifier
    from models.training.static.calibrate import complete
    from models.training.static.export import export
    from models.training.static.fit import Recipe
    from models.training.static.opinions import changes, fit_both

    train, val = some_hands(seed=0), some_hands(seed=0)
    recipe = Recipe(members=2, hidden=16, steps=80, batch=64, ema=0.9)
    first, second = fit_both(train, recipe)
    doubtful = [0, 1]
    shipped = complete(first, train, val, val, changes(recipe), doubtful, second)
    rows = torch.from_numpy(train.features)
    with torch.no_grad():
        judged, alone = shipped.judged(rows), shipped.first(rows)
    np.testing.assert_allclose(judged[:, doubtful], alone[:, doubtful], atol=1e-6)
    assert (judged - alone).abs().max() > 0.01
    export(shipped, tmp_path / "net.onnx", 1)  # compares PyTorch and ONNX Runtime itself
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
