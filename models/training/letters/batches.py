"""What a step of the training of letters gets to see."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from gestures.signs.classifier import NO_SIGN
from gestures.signs.letter_features import LETTER_LABELS, pack
from models.training.letters.align import aligned
from models.training.letters.augment import Hands, Strength, augment
from models.training.letters.data import SEQUENCES, Letters
from models.training.letters.mixing import Mixer
from models.training.letters.negatives import alone, beside, between, noise
from models.training.static.fit import Recipe

NOTHING = LETTER_LABELS.index(NO_SIGN)
TWO_HANDED = 0.1
"""Share of a letter's frames with two hands from which both make it: a few are strays."""


RECIPE = Recipe(members=2, steps=1400, batch=256, none_share=0.1, smoothing=0.05)


@dataclass(frozen=True)
class LetterRecipe:
    """Everything that decides the outcome of a training run.

    blend: share of frames mixed from two; company: share of the frames of one hand that
    get a resting hand beside it; few: weight of the source with four letters only;
    nothing: shares of resting hands, words, in-between shapes and noise among ``none``.
    """

    fit: Recipe = field(default=RECIPE)
    strength: Strength = field(default_factory=Strength)
    blend: float = 0.5
    company: float = 0.2
    few: float = 0.5
    nothing: tuple[float, float, float, float] = (0.35, 0.35, 0.2, 0.1)


class LetterBatches:
    """Draws augmented frames: every letter as often as any other, and frames of nothing.

    resting: (r, 42) features of resting hands; words: (w, 2, 21, 3) hands signing words.
    """

    def __init__(
        self, letters: Letters, resting: NDArray[np.float32], words: Hands, recipe: LetterRecipe
    ) -> None:
        self.recipe, self.resting, self.words = recipe, resting, words
        self.rng = np.random.default_rng(recipe.fit.seed)
        self.letters = aligned(letters, recipe.fit.seed)
        self.mixer = Mixer(self.letters, self.rng, recipe.blend)
        self.weight = _weights(self.letters, recipe.few)
        self.alone = ~np.isin(letters.target, two_handed(letters))

    def scale_from(self) -> NDArray[np.float32]:
        """Return rows (n, F) as they are drawn."""
        return self.some(6000)[0]

    def draw(self) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return features (members, batch, F) and classes (members, batch)."""
        m, many = self.recipe.fit.members, self.recipe.fit.batch
        x, y = self.some(m * many)
        return x.reshape(m, many, -1), y.reshape(m, many)

    def some(self, n: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return features (n, F) and classes (n,) in random order."""
        nothing = self._nothing(int(n * self.recipe.fit.none_share))
        x, y = self.spelled(n - len(nothing))
        hands, related = augment(
            nothing, np.ones(len(nothing), bool), self.rng, self.recipe.strength
        )
        x = np.concatenate([x, pack(hands, related)])
        y = np.concatenate([y, np.full(len(nothing), NOTHING)])
        order = self.rng.permutation(n)
        return x[order], y[order]

    def spelled(self, n: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return features (n, F) and classes (n,) of letters alone."""
        rows = self.rng.choice(len(self.letters), n, p=self.weight)
        hands, related = augment(*self.mixer.draw(rows), self.rng, self.recipe.strength)
        single = np.isfinite(hands).all(axis=(2, 3)).sum(axis=1) == 1
        company = np.flatnonzero(
            single & self.alone[rows] & (self.rng.random(n) < self.recipe.company)
        )
        hands[company] = beside(hands[company], self._resting(len(company)), self.rng)
        related[company] = True
        return pack(hands, related), self.letters.target[rows]

    def _nothing(self, n: int) -> Hands:
        still, words, halfway, _ = (int(n * share) for share in self.recipe.nothing)
        rest = alone(self._resting(still))
        pairs = self.rng.random(still) < 0.4
        rest[pairs] = beside(rest[pairs], self._resting(int(pairs.sum())), self.rng)
        some = self.rng.choice(len(self.letters), 4 * halfway, p=self.weight)
        first, second = self.mixer.draw(some)[0].reshape(2, -1, 2, 21, 3)
        other = self.letters.target[some].reshape(2, -1)
        differ = other[0] != other[1]
        parts = [
            rest,
            self.words[self.rng.integers(0, len(self.words), words)],
            between(first[differ], second[differ], self.rng)[:halfway],
        ]
        missing = n - sum(len(part) for part in parts)
        return np.concatenate([*parts, noise(missing, self.resting, self.rng)])

    def _resting(self, n: int) -> NDArray[np.float32]:
        return self.resting[self.rng.integers(0, len(self.resting), n)]


def two_handed(letters: Letters) -> NDArray[np.int64]:
    """Return the classes that both hands make."""
    whole = letters.present.all(axis=1)
    classes = np.unique(letters.target)
    return np.array([k for k in classes if whole[letters.target == k].mean() > TWO_HANDED])


def _weights(letters: Letters, few: float) -> NDArray[np.float64]:
    """Return the chance (n,) of each frame: letters alike, sources alike within a letter."""
    weight = np.zeros(len(letters))
    for label in np.unique(letters.target):
        own = letters.target == label
        for source in np.unique(letters.source[own]):
            rows = own & (letters.source == source)
            weight[rows] = (few if source == SEQUENCES else 1.0) / rows.sum()
        weight[own] /= weight[own].sum()
    normal: NDArray[np.float64] = weight / weight.sum()
    return normal
