"""The network of letters that is shipped, on hands whose letter is known."""

import numpy as np
import pytest

from gestures.signs.letter_features import (
    LETTER_FEATURES_VERSION,
    LETTER_LABELS,
    N_LETTER_FEATURES,
    pack,
)
from models.sessions import OnnxClassifier

MIRROR = np.float32([-1, 1, 1])


@pytest.fixture(scope="module")
def classify():
    return OnnxClassifier(
        "letters", n_features=N_LETTER_FEATURES, feature_version=LETTER_FEATURES_VERSION
    )


def test_its_labels_are_in_the_order_of_the_features_module(classify):
    assert classify.labels == LETTER_LABELS


def test_noise_is_hardly_ever_a_letter(classify):
    rng = np.random.default_rng(5)
    hands = rng.random((2000, 2, 21, 2))
    hands[::2, 1] = np.nan
    rows = classify(pack(hands))
    np.testing.assert_allclose(rows.sum(axis=1), 1, atol=1e-4)
    assert (rows[:, :-1].max(axis=1) > 0.7).mean() < 0.01


def test_a_mirror_and_the_names_of_the_hands_change_nothing(classify):
    rng = np.random.default_rng(0)
    hands = rng.normal(0, 0.1, (20, 2, 21, 3))
    hands[:, 1, :, 0] += 0.3
    rows = classify(pack(hands))
    np.testing.assert_allclose(classify(pack(hands[:, ::-1])), rows, atol=1e-4)
    np.testing.assert_allclose(classify(pack(hands * MIRROR)), rows, atol=1e-4)


@pytest.mark.shared
@pytest.mark.train
def test_letters_of_its_sources_with_all_hands_found(classify, shared_data):
    pytest.importorskip("torch")
    from models.training.letters.batches import two_handed
    from models.training.letters.data import load
    from models.training.letters.report import complete_frames

    letters = load(shared_data)
    whole = letters.pick(complete_frames(letters, two_handed(letters)))
    some = whole.pick(np.arange(0, len(whole), 9))
    found = classify(pack(some.hands, some.related)).argmax(axis=1)
    assert (found == some.target).mean() > 0.9
