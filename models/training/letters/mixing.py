"""New frames from two of the same letter: hands in between, and hands put as another puts them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gestures.landmarks import PALM
from gestures.signs.letter_features import hand_widths
from models.training.letters.align import shapes
from models.training.letters.augment import Hands, in_hand_widths
from models.training.letters.data import Letters

Rows = NDArray[np.int64]


class Mixer:
    """Draws frames of aligned letters.

    blend: share of frames mixed with another of the same letter and the same hands.
    Where a source does not tell how the hands lie to each other, they are put as in a
    frame of the same letter that does.
    """

    def __init__(self, letters: Letters, rng: np.random.Generator, blend: float) -> None:
        self.rng, self.blend = rng, blend
        self.hands = in_hand_widths(letters.hands)
        present = letters.present
        whole = present.all(axis=1)
        self.related = letters.related & whole
        self.alike = Drawer(letters.target * 4 + present[:, 0] * 2 + present[:, 1])
        self.placed = Drawer(np.where(self.related, letters.target, -1))
        self.letter = letters.target
        self.movable = whole & ~letters.related & np.isin(letters.target, self.letter[self.related])

    def draw(self, rows: Rows) -> tuple[Hands, NDArray[np.bool_]]:
        """Return hands (n, 2, 21, 3) made from rows (n,), and whether their places are known."""
        hands, related = self._placed(rows)
        others, known = self._placed(self.alike.like(self.alike.kind[rows], self.rng))
        chosen = (self.rng.random(len(rows)) < self.blend) & (related == known)
        share = np.where(chosen, self.rng.uniform(0, 0.5, len(rows)), 0)[:, None, None, None]
        return (hands * (1 - share) + others * share).astype(np.float32), related

    def _placed(self, rows: Rows) -> tuple[Hands, NDArray[np.bool_]]:
        hands, related = self.hands[rows], self.related[rows]
        moved = np.flatnonzero(self.movable[rows])
        models = self.placed.like(self.letter[rows[moved]], self.rng)
        hands[moved] = put_as(hands[moved], self.hands[models])
        related[moved] = True
        return hands, related


class Drawer:
    """Draws rows of given kinds. kind: (n,) of each row."""

    def __init__(self, kind: Rows) -> None:
        self.kind = kind
        self.order = np.argsort(kind, kind="stable")
        self.kinds, self.start, self.count = np.unique(
            kind[self.order], return_index=True, return_counts=True
        )

    def like(self, wanted: Rows, rng: np.random.Generator) -> Rows:
        """Return a row of each wanted kind (m,); there must be one."""
        place = np.searchsorted(self.kinds, wanted)
        return self.order[self.start[place] + rng.integers(0, self.count[place])]


def put_as(hands: Hands, others: Hands) -> Hands:
    """Return both hands (n, 2, 21, 3) as large and where those of the other frames are."""
    centres = others[:, :, PALM].mean(axis=2, keepdims=True)
    put: Hands = shapes(hands) * hand_widths(others)[..., None, None] + centres
    return put
