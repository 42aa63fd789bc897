"""Training one network of letters, and networks that each miss one source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from gestures.signs.letter_features import pack
from models.training.letters.batches import LetterBatches, LetterRecipe
from models.training.letters.data import Letters
from models.training.letters.material import Material
from models.training.letters.network import LetterMembers
from models.training.letters.shipped import logits
from models.training.static.calibrate import best_temperature
from models.training.static.fit import descend

Say = Callable[[str], None]

DRAWN = 3000
"""Frames of each source that the temperature is set on: every source counts alike."""


def train(
    letters: Letters, material: Material, recipe: LetterRecipe, say: Say = lambda _: None
) -> tuple[LetterMembers, LetterBatches]:
    """Return a network fitted to the letters, and the batches it was fitted on."""
    batches = LetterBatches(letters, material.resting, material.words, recipe)
    torch.manual_seed(recipe.fit.seed)
    net = LetterMembers(recipe.fit.members, recipe.fit.hidden, recipe.fit.dropout)
    net.fit_scale(torch.from_numpy(batches.scale_from()))
    return descend(net, batches, recipe.fit, say), batches


@dataclass(frozen=True)
class Held:
    """A source, and what a network that never saw it says of it.

    scores: (n, K) logits of the letters' frames.
    """

    source: str
    letters: Letters
    net: LetterMembers
    batches: LetterBatches
    scores: torch.Tensor


def leave_one_out(
    material: Material, recipe: LetterRecipe, sources: Sequence[str], say: Say
) -> list[Held]:
    """Train without each source in turn."""
    out = []
    for source in sources:
        say(f"without {source}")
        own = material.letters.source == source
        net, batches = train(material.letters.pick(~own), material, recipe, say)
        seen = material.letters.pick(own)
        scores = logits(net, pack(seen.hands, seen.related))
        out.append(Held(source, seen, net, batches, scores))
    return out


def temperature(held: Sequence[Held], seed: int = 0) -> float:
    """Return the temperature of least cross entropy over sources that were not seen."""
    rng = np.random.default_rng(seed)
    scores, targets = [], []
    for one in held:
        rows = rng.choice(len(one.letters), DRAWN)
        scores.append(one.scores[rows])
        targets.append(torch.from_numpy(one.letters.target[rows]))
    return best_temperature(torch.cat(scores), torch.cat(targets))
