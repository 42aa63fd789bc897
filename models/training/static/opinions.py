"""The two networks of single hands whose answers are averaged, see ``outliers.Shipped``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from models.training.static.augment import augment
from models.training.static.batches import HandBatches
from models.training.static.calibrate import Change, complete
from models.training.static.data import Hands
from models.training.static.fit import Recipe, fit
from models.training.static.material import Material
from models.training.static.network import Members, one_hand
from models.training.static.outliers import Shipped
from models.training.static.report import NEWER

FEW = 4
"""Made-up negatives in a batch of real hands: few, for real hands with wrong landmarks are odd."""

Say = Callable[[str], None]


def trained(found: Material, recipe: Recipe, say: Say = lambda _: None) -> Shipped:
    """Return the networks with all that they are shipped with."""
    hands = found.train()
    first, second = fit_both(hands, recipe, say)
    newer = NEWER.tolist()
    return complete(first, hands, found.val, found.people.val, changes(recipe), newer, second)


def fit_both(hands: Hands, recipe: Recipe, say: Say = lambda _: None) -> tuple[Members, Members]:
    """Return a network trained on all hands, and one trained on the real ones alone.

    The first knows the newer gestures and hands busy with something, of which there are only
    rendered pictures. They cost it some real hands whose landmarks are a little wrong; the
    second has seen nothing but real hands, and so none of the newer gestures.
    """
    every = fit(one_hand(), HandBatches(hands, recipe), recipe, say)
    recipe = replace(recipe, negatives=FEW)
    return every, fit(one_hand(), HandBatches(hands.pick(hands.real), recipe), recipe, say)


def changes(recipe: Recipe) -> Change:
    """Return the augmentation of single hands, with draws of its own."""
    rng = np.random.default_rng(recipe.seed)

    def change(flat: NDArray[np.float32], target: NDArray[np.int64]) -> NDArray[np.float32]:
        return augment(flat, target, rng, recipe.strength)

    return change
