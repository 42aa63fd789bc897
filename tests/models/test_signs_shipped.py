"""The network of signs that is shipped."""

import numpy as np
import pytest

from gestures.signs.classifier import NO_SIGN
from gestures.signs.features import FEATURE_VERSION, N_HAND, STEPS, WIDTH, features, mirrored
from gestures.signs.layout import from_values
from models.sequences import OnnxSequenceClassifier


@pytest.fixture(scope="module")
def classify():
    return OnnxSequenceClassifier("signs", shape=(STEPS, WIDTH), feature_version=FEATURE_VERSION)


def test_it_says_what_it_knows_and_from_whom(classify):
    assert classify.labels[-1] == NO_SIGN
    assert len(set(classify.labels)) == len(classify.labels) > 20
    assert len(classify.signers) >= 8


def test_embeddings_have_unit_length(classify):
    rng = np.random.default_rng(0)
    _, embeddings = classify(rng.normal(size=(5, STEPS, WIDTH)).astype(np.float32))
    np.testing.assert_allclose(np.linalg.norm(embeddings, axis=1), 1, atol=1e-4)


def test_somebody_without_hands_in_view_says_nothing(classify):
    window = np.zeros((STEPS, WIDTH), np.float32)
    window[:, 2 * N_HAND] = 1
    probabilities, _ = classify(np.stack([window, np.zeros_like(window)]))
    assert (probabilities.argmax(1) == len(classify.labels) - 1).all()


@pytest.mark.shared
def test_it_knows_what_it_was_trained_on_from_either_side(classify, shared_data):
    """No measure of how good it is, but of features and network fitting each other."""
    right = []
    for path in sorted((shared_data / "signs").glob("words_*.npz")):
        with np.load(path) as kept:
            some = [k for k, w in enumerate(kept["label"]) if w in classify.labels][::37]
            truth = kept["label"][some]
            windows = np.stack([features(from_values(x)) for x in kept["x"][some]])
        for seen in (windows, mirrored(windows)):
            found = np.array(classify.labels)[classify(seen)[0].argmax(1)]
            right.append(found == truth)
    assert np.concatenate(right).mean() > 0.9
