"""What the training of the network of signs is made of."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("tensorboardX")

from gestures.signs.classifier import NO_SIGN  # noqa: E402
from gestures.signs.features import N_HAND, STEPS, WIDTH, mirrored  # noqa: E402
from gestures.signs.layout import HANDS_ONLY, WITH_BODY, from_values  # noqa: E402
from models.training.signs import parts as windows_in_parts  # noqa: E402
from models.training.signs.augment import Strength, in_space  # noqa: E402
from models.training.signs.batches import Batches, Mix  # noqa: E402
from models.training.signs.data import takes_of, word_frames  # noqa: E402
from models.training.signs.splits import by_source, random_split, shared_words  # noqa: E402
from models.training.signs.timing import Timing, in_time, joined  # noqa: E402

pytestmark = pytest.mark.train

WORDS = ("halo", "maaf")
SOURCES = ("one", "two", "hands")


def takes(count=6):
    """Two words in three sources, one without bodies: the hand goes up, or to the side."""
    rng = np.random.default_rng(0)
    values, raw, source = [], [], []
    for number, name in enumerate(SOURCES):
        for word in (*WORDS, "idle"):
            for _ in range(count):
                values.append(_take(word, name == "hands", 0.02 * rng.normal(size=2)))
                raw.append(word)
                source.append(SOURCES[number])
    rows = np.empty(len(values), object)
    rows[:] = values
    return takes_of(
        [from_values(take) for take in values],
        raw=np.array(raw),
        source=np.array(source),
        signer=np.array(source),
        session=np.ones(len(raw), np.int64),
        values=rows,
    )


def _take(word, hands_only, shift):
    t = np.linspace(0, 1, 20)[:, None]
    hand = np.float32([(0.02 * (p % 5), -0.03 * (p // 5), 0.0) for p in range(21)])
    way = {"halo": (0.0, -0.3), "maaf": (0.3, 0.0), "idle": (0.0, 0.0)}[word]
    wrist = np.float32([0.3, 0.6]) + shift + t * way
    x = np.zeros((20, WITH_BODY), np.float32)
    body = x[:, :132].reshape(20, 33, 4)
    body[:] = 0.5, 0.5, 0.0, 1.0
    body[:, 11, :2], body[:, 12, :2], body[:, 0, :2] = (0.65, 0.6), (0.35, 0.6), (0.5, 0.4)
    x[:, :132] = body.reshape(20, -1)
    if word != "idle":
        points = np.concatenate([wrist, 0 * t], 1)[:, None] + hand
        x[:, -63:] = points.reshape(20, -1)
    return x[:, -HANDS_ONLY:] if hands_only else x


@pytest.fixture(scope="module")
def some():
    return takes()


def test_what_was_seen_before_the_pause_is_no_part_of_a_take():
    take = _take("halo", False, np.zeros(2))
    after_another = np.concatenate([_take("maaf", False, np.zeros(2))[-1:], take])
    np.testing.assert_array_equal(word_frames(after_another).right, from_values(take).right)
    assert len(word_frames(take[:1])) == 1


def test_parts_put_together_are_the_window(some):
    for windows in (some.whole, some.hands, some.bodied):
        rows = torch.from_numpy(windows)
        found = windows_in_parts.together(windows_in_parts.apart(rows))
        torch.testing.assert_close(found, rows, atol=1e-5, rtol=0)


def test_mirroring_is_that_of_the_features(some):
    found = windows_in_parts.mirrored(torch.from_numpy(some.whole))
    np.testing.assert_allclose(found, mirrored(some.whole), atol=1e-5)


def test_no_strength_changes_nothing(some):
    nothing = Strength(**dict.fromkeys(Strength.__dataclass_fields__, 0.0))
    rows = torch.from_numpy(some.whole)
    torch.testing.assert_close(in_space(rows, nothing), rows, atol=1e-4, rtol=0)
    still = in_time(rows, Timing(crop=0, part=0, warp=0, hold=0))
    torch.testing.assert_close(still, rows, atol=1e-4, rtol=0)


def test_changed_windows_are_finite_and_keep_zeros_for_what_is_not_there(some):
    torch.manual_seed(0)
    rows = torch.from_numpy(some.hands)
    for _ in range(5):
        found = in_space(in_time(rows, Timing()), Strength())
        assert torch.isfinite(found).all()
        assert not found[:, :, 2 * N_HAND :].any()
        unseen = found[:, :, N_HAND] == 0
        assert not found[:, :, N_HAND : 2 * N_HAND][unseen].any()


def test_joined_windows_begin_with_the_one_and_end_with_the_other(some):
    rows = torch.from_numpy(some.whole[:2])
    one, other = rows[:1], rows[1:]
    full = torch.ones(1, 1)
    both = joined(one, other, full * 0.4, full * 0.6, (full * 0, full))
    torch.testing.assert_close(both[:, 0], one[:, 0], atol=1e-5, rtol=0)
    torch.testing.assert_close(both[:, -1], other[:, -1], atol=1e-5, rtol=0)


def test_hands_without_a_body_get_one_in_a_likely_place(some):
    alone = some.source == "hands"
    sign = some.label != NO_SIGN
    assert not some.whole[alone][:, :, 2 * N_HAND].any()
    assert some.bodied[alone & sign][:, :, 2 * N_HAND].all()
    np.testing.assert_array_equal(some.bodied[~alone], some.whole[~alone])


def test_batches_are_finite_and_of_all_classes(some):
    labels = (*WORDS, NO_SIGN)
    torch.manual_seed(0)
    batches = Batches(some, labels, Mix(size=60, negatives=12), seed=0)
    windows, target = batches.draw()
    assert windows.shape == (60, STEPS, WIDTH)
    assert torch.isfinite(windows).all()
    counts = torch.bincount(target, minlength=3)
    assert counts[2] == 12
    assert (counts[:2] > 10).all()


def test_no_take_is_on_both_sides(some):
    split = random_split(some)
    assert len(split.train) + len(split.test) == len(some)
    for split in by_source(shared_words(some)):
        assert split.fold not in split.train.source
        assert set(split.test.source) == {split.fold}
        assert NO_SIGN not in split.test.label


def test_a_short_training_learns_and_exports_what_pytorch_says(some, tmp_path):
    pytest.importorskip("onnxscript")
    from models.sequences import OnnxSequenceClassifier
    from models.training.signs import card, ship
    from models.training.signs.contestants import Ours
    from models.training.signs.fit import Recipe

    recipe = Recipe(steps=40, channels=16, embedding=8, ema=0.9, mix=Mix(size=32, negatives=6))
    ours = Ours(recipe, members=2)
    points = []
    net = ship.train(some, ours, points.append)
    assert [point.step for point in points] == list(range(1, 81))
    labels = ours.labels(some)
    card.write(tmp_path, some, ours, net, None)
    ship.place(net, some, labels, tmp_path, {})  # compares PyTorch and ONNX Runtime itself
    classify = OnnxSequenceClassifier("signs", shape=(STEPS, WIDTH), folder=tmp_path)
    assert classify.labels == (*WORDS, NO_SIGN)
    assert classify.signers == tuple(sorted(SOURCES))
    probabilities, embeddings = classify(some.whole)
    np.testing.assert_allclose(probabilities.sum(1), 1, atol=1e-4)
    np.testing.assert_allclose(np.linalg.norm(embeddings, axis=1), 1, atol=1e-4)
    found = np.array(labels)[probabilities.argmax(1)]
    assert (found == some.label)[some.label != NO_SIGN].mean() > 0.8


def test_early_stopping_keeps_the_best_weights(some):
    from models.training.signs.fit import Recipe, fit

    recipe = Recipe(
        steps=200, channels=8, embedding=4, look_every=2, patience=2, mix=Mix(size=8, negatives=2)
    )
    points = []
    fit(some, (*WORDS, NO_SIGN), recipe, points.append, watch=some)
    looked = [point.accuracy for point in points if point.accuracy is not None]
    assert len(points) < recipe.steps
    assert max(looked[-2:]) <= max(looked[:-2])


def test_lstms_learn_from_key_points_as_they_are(some):
    from dataclasses import replace

    from models.training.signs.reference import STUDY, fit_lstm, lstm_answers

    words = some.pick(some.label != NO_SIGN)
    for kind in STUDY:
        net = fit_lstm(replace(kind, epochs=12, batch=8), words, WORDS)
        assert lstm_answers(net, words).shape == (len(words), len(WORDS))
