"""Everything a training run of letters needs, and what its figures are measured on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.training.letters.augment import Hands, in_hand_widths
from models.training.letters.data import WORDS, Letters, load, load_words
from models.training.letters.negatives import resting
from models.training.static.data import Split

HELD_WORDS = "glorycornelia"
"""The recording of words that training never sees."""


@dataclass(frozen=True)
class Material:
    """letters: all sources; rest: resting hands by person, as features of single hands;
    words, held_words: (n, 2, 21, 3) hands signing words."""

    letters: Letters
    rest: Split
    words: Hands
    held_words: Hands

    @property
    def resting(self) -> NDArray[np.float32]:
        """The resting hands (n, 42) of the people to train on."""
        return self.rest.train.features


def gather(data: Path) -> Material:
    """Read all of it; data: the folder of ``signs`` and ``static``."""
    signs = data / "signs"
    words = np.concatenate([in_hand_widths(load_words(signs, name, every=4)) for name in WORDS])
    held = in_hand_widths(load_words(signs, HELD_WORDS, every=4))
    return Material(load(data), resting(data / "static"), words, held)
