"""What a step of the training of single hands gets to see."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.training.static.augment import augment
from models.training.static.data import NONE, Hands
from models.training.static.fit import Recipe
from models.training.static.negatives import half_closed_hands, open_hand, scattered, shaken


class HandBatches:
    """Draws augmented batches, another one for each member.

    Every gesture is drawn as often as any other. Where a gesture has real and rendered
    hands, the rendered ones have ``Recipe.rendered_share``; of resting hands, which show
    a renderer's many ways of doing nothing, ``Recipe.rendered_none_share``.
    """

    def __init__(self, train: Hands, recipe: Recipe) -> None:
        self.train, self.recipe = train, recipe
        self.rng = np.random.default_rng(recipe.seed)
        self.template = open_hand(train.features, train.target)
        self.weight = _weights(train, recipe)

    def scale_from(self) -> NDArray[np.float32]:
        """Return all training hands."""
        return self.train.features

    def draw(self) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return features (members, batch + negatives, 42) and classes (members, ...)."""
        m, many, fake = self.recipe.members, self.recipe.batch, self.recipe.negatives
        rows = self.rng.choice(len(self.train), m * many, p=self.weight)
        target = self.train.target[rows]
        x = augment(self.train.features[rows], target, self.rng, self.recipe.strength)
        negatives = self._negatives(m * fake).reshape(m, fake, -1)
        x = np.concatenate([x.reshape(m, many, -1), negatives], axis=1)
        y = np.concatenate([target.reshape(m, many), np.full((m, fake), NONE)], axis=1)
        return x, y

    def _negatives(self, n: int) -> NDArray[np.float32]:
        some = self.train.features[self.rng.choice(len(self.train), n // 4)]
        made = [scattered(n // 4, self.rng), shaken(some, self.rng)]
        made.append(half_closed_hands(n - sum(map(len, made)), self.template, self.rng))
        return self.rng.permutation(np.concatenate(made))


def _weights(train: Hands, recipe: Recipe) -> NDArray[np.float64]:
    """Return the chance (n,) of each hand to be drawn."""
    gestures = np.unique(train.target[train.target != NONE])
    weight = np.zeros(len(train))
    for label in np.unique(train.target):
        share = recipe.none_share if label == NONE else (1 - recipe.none_share) / len(gestures)
        made = recipe.rendered_none_share if label == NONE else recipe.rendered_share
        own = train.target == label
        both = train.real[own].any() and not train.real[own].all()
        for real in (True, False):
            rows = own & (train.real == real)
            part = (1 - made if real else made) if both else 1.0
            weight[rows] = share * part / max(rows.sum(), 1)
    normal: NDArray[np.float64] = weight / weight.sum()
    return normal
