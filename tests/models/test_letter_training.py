"""Training of the network of letters: sources, parts of the hands, views, export."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the train extra")

import torch

from gestures.signs.letter_features import LETTER_FEATURES_VERSION, LETTER_LABELS, LETTERS, pack
from models.training.letters.align import aligned
from models.training.letters.augment import Strength, augment, in_hand_widths
from models.training.letters.batches import LetterBatches, LetterRecipe
from models.training.letters.data import Letters, load
from models.training.letters.depth import lifted
from models.training.letters.mixing import put_as
from models.training.letters.negatives import between
from models.training.letters.network import LetterMembers
from models.training.letters.outside import restored
from models.training.letters.shipped import complete
from models.training.static.export import write
from models.training.static.fit import Recipe

MIRROR = np.float32([-1, 1, 1])


def some_letters(copies=12, seed=0):
    """Odd letters with two hands, even ones with one; random shapes, shaken a little."""
    rng = np.random.default_rng(seed)
    shapes = rng.normal(0, 0.5, (len(LETTERS), 2, 21, 3))
    shapes[:, :, :, 0] += np.array([-1.5, 1.5])[:, None]
    shapes[::2, 1] = np.nan
    hands = np.repeat(shapes, copies, axis=0)
    hands = hands + rng.normal(0, 0.03, hands.shape)
    n = len(hands)
    source = np.where(np.arange(n) % 2, "one", "other")
    target = np.repeat(np.arange(len(LETTERS)), copies)
    return Letters(hands.astype(np.float32), target, np.ones(n, bool), source)


def test_hands_swapped_and_mirrored_at_random_are_turned_alike():
    letters = some_letters()
    rng = np.random.default_rng(1)
    hands = letters.hands.copy()
    swapped, mirrored = rng.random((2, len(letters))) < 0.5
    hands[swapped] = hands[swapped, ::-1]
    hands[mirrored] *= MIRROR
    mixed = Letters(hands, letters.target, letters.related, letters.source)
    found = in_hand_widths(aligned(mixed).hands)
    for label in range(1, len(LETTERS), 2):
        own = found[letters.target == label]
        assert np.abs(own - own[0]).mean() < 0.2


def test_points_outside_the_picture_are_filled_in():
    rng = np.random.default_rng(0)
    hands = rng.random((1, 2, 21, 2)).astype(np.float32) + 0.1
    turned = (0.5 * hands[..., ::-1] * [1, -1] + 0.9).astype(np.float32)
    broken = turned.copy()
    broken[0, 0, [0, 7]] = 0
    found = restored(np.concatenate([hands, broken]))
    assert np.allclose(found[1], turned[0], atol=1e-3)


def test_depth_comes_from_the_similar_hand():
    rng = np.random.default_rng(0)
    known = rng.normal(0, 1, (20, 21, 3)).astype(np.float32)
    hands = np.full((1, 2, 21, 2), np.nan, np.float32)
    hands[0, 0] = 2 * known[7, :, :2] * [-1, 1] + 5
    found = lifted(hands, known)
    wanted = 2 * (known[7, :, 2] - known[7, :, 2].mean())
    assert np.allclose(found[0, 0, :, 2], wanted, atol=1e-4)
    assert np.isnan(found[0, 1]).all()


def test_hands_are_put_as_in_another_frame():
    rng = np.random.default_rng(0)
    hands, others = rng.random((2, 3, 2, 21, 3)).astype(np.float32)
    put = put_as(hands, others)
    own, other = pack(put), pack(others)
    assert np.allclose(own[:, 84:87], other[:, 84:87], atol=1e-3)
    assert np.allclose(own[:, :84], pack(hands)[:, :84], atol=1e-3)


def test_augmentation_loses_hands_but_never_both():
    letters = some_letters()
    rng = np.random.default_rng(0)
    strength = Strength(lost_hand=1.0, lost_relation=1.0)
    hands, related = augment(letters.hands, letters.related, rng, strength)
    found = np.isfinite(hands).all(axis=(2, 3))
    assert (found.sum(axis=1) == 1).all()
    assert not related.any()


def test_what_lies_between_two_frames_needs_the_same_hands_and_some_distance():
    letters = some_letters()
    rng = np.random.default_rng(0)
    one, two = letters.hands[letters.target == 0], letters.hands[letters.target == 1]
    assert len(between(one, two, rng)) == 0
    assert len(between(one, one, rng)) == 0
    other = letters.hands[letters.target == 2]
    assert len(between(one, other, rng)) == len(one)


def batches_of(letters, steps):
    rng = np.random.default_rng(0)
    fit = Recipe(members=2, hidden=16, steps=steps, batch=64, none_share=0.2)
    resting = rng.normal(0, 0.5, (30, 42)).astype(np.float32)
    words = rng.normal(0, 0.5, (30, 2, 21, 3)).astype(np.float32)
    return LetterBatches(letters, resting, words, LetterRecipe(fit))


def test_batches_hold_every_letter_and_nothing():
    x, y = batches_of(some_letters(), 1).draw()
    assert x.shape == (2, 64, 90)
    assert np.isfinite(x).all()
    x, y = batches_of(some_letters(), 1).some(4000)
    counts = np.bincount(y, minlength=len(LETTER_LABELS))
    assert counts[-1] == 800
    assert counts[:-1].min() > 60


def test_views_do_not_change_what_is_said_and_the_export_agrees(tmp_path):
    letters = some_letters()
    batches = batches_of(letters, 1)
    torch.manual_seed(0)
    net = LetterMembers(2, 16, 0.2)
    net.fit_scale(torch.from_numpy(batches.scale_from()))
    shipped = complete(net.eval(), batches, 1.3)
    with torch.no_grad():
        said = [
            shipped(torch.from_numpy(pack(hands)))[0]
            for hands in (letters.hands, letters.hands[:, ::-1], letters.hands * MIRROR)
        ]
    assert torch.allclose(said[0], said[1], atol=1e-4)
    assert torch.allclose(said[0], said[2], atol=1e-4)
    assert torch.allclose(said[0].sum(1), torch.ones(len(letters)), atol=1e-4)
    example = torch.from_numpy(batches.spelled(7)[0])
    write(shipped, tmp_path / "net.onnx", example, LETTER_LABELS, LETTER_FEATURES_VERSION)


@pytest.mark.shared
def test_sources_have_their_letters(shared_data):
    letters = load(shared_data)
    for source, many in (("vjyzcelery", 26), ("zulfarida0107", 25), ("dimaswibowo", 4)):
        assert len(np.unique(letters.target[letters.source == source])) == many
    assert letters.present.any(axis=1).all()
    assert not letters.related[letters.source == "zulfarida0107"].any()
