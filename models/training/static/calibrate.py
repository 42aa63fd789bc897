"""What is set on the validation people after training: temperature and outlier limit."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from models.training.static.augment import Strength, augment
from models.training.static.data import Hands
from models.training.static.fit import logits
from models.training.static.network import NONE, Centres, Members, Shipped

KEPT = 0.995
"""Share of the validation people's augmented gestures that lies within the outlier limit."""

MARGIN = 1.1
COPIES = 20


def complete(net: Members, train: Hands, val: Hands, strength: Strength, seed: int) -> Shipped:
    """Return the network with all that it is shipped with."""
    rng = np.random.default_rng(seed)
    centres = Centres()
    centres.fit(*_gestures(train, strength, rng))
    temperature = best_temperature(logits(net, val.features), torch.from_numpy(val.target))
    distance = centres(_gestures(val, strength, rng)[0])
    limit = MARGIN * float(torch.quantile(distance, KEPT))
    return Shipped(net, centres, temperature, limit).eval()


def best_temperature(scores: Tensor, target: Tensor) -> float:
    """Return the temperature of least cross entropy (Guo et al., 2017)."""
    tried = torch.logspace(-1, 1, 201)
    losses = [nn.functional.cross_entropy(scores / t, target) for t in tried]
    return float(tried[int(torch.stack(losses).argmin())])


def _gestures(hands: Hands, strength: Strength, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Return augmented copies of the hands that show a gesture."""
    shown = hands.pick(hands.target != NONE)
    target = np.tile(shown.target, COPIES)
    x = augment(np.tile(shown.features, (COPIES, 1)), target, rng, strength)
    return torch.from_numpy(x), torch.from_numpy(target)
