"""What is set on the validation people after training: temperature, prior, outlier limit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from models.training.static.data import Hands
from models.training.static.fit import logits
from models.training.static.network import Members
from models.training.static.outliers import Centres, Opinion, Shipped

KEPT = 0.995
"""Share of the validation people's changed gestures that lies within the outlier limit."""

MARGIN = 1.1
COPIES = 20

Change = Callable[[NDArray[np.float32], NDArray[np.int64]], NDArray[np.float32]]
"""Features (n, F) and classes (n,) -> features of the hands as others may show the same."""


PRIORS = (1.0, 0.6, 0.4, 0.25, 0.15, 0.1)


def complete(
    net: Members,
    train: Hands,
    val: Hands,
    calibration: Hands,
    change: Change,
    doubtful: Sequence[int] = (),
    second: Members | None = None,
) -> Shipped:
    """Return the network with all that it is shipped with.

    calibration: what temperature and prior are set on; val: what the outlier limit is set on.
    doubtful: labels of which nothing real is known. They get the largest of PRIORS with which
        no calibration hand is taken for one of them, the smallest if there is none.
    second: a network that knows nothing of the doubtful labels; see ``Shipped``.
    """
    none = net.design.none
    centres = Centres(none, train.features.shape[1])
    centres.fit(*_gestures(train, none, change))
    scores = logits(net, calibration.features)
    temperature = best_temperature(scores, torch.from_numpy(calibration.target))
    prior = torch.ones(len(net.design.labels))
    for prior_of_doubtful in PRIORS if doubtful else ():
        prior[list(doubtful)] = prior_of_doubtful
        best = (scores / temperature + prior.log()).argmax(1).numpy()
        if not np.isin(best, doubtful).any():
            break
    distance = centres(_gestures(val, none, change)[0])
    limit = MARGIN * float(np.quantile(distance.numpy(), KEPT))
    other = None if second is None else _certain(second, calibration, doubtful)
    return Shipped(Opinion(net, temperature, prior), centres, limit, other).eval()


def _certain(net: Members, calibration: Hands, doubtful: Sequence[int]) -> Opinion:
    prior = torch.ones(len(net.design.labels))
    prior[list(doubtful)] = 0.0
    scores = logits(net, calibration.features) + prior.log()
    return Opinion(net, best_temperature(scores, torch.from_numpy(calibration.target)), prior)


def best_temperature(scores: Tensor, target: Tensor) -> float:
    """Return the temperature of least cross entropy (Guo et al., 2017)."""
    tried = torch.logspace(-1, 1, 201)
    losses = [nn.functional.cross_entropy(scores / t, target) for t in tried]
    return float(tried[int(torch.stack(losses).argmin())])


def _gestures(hands: Hands, none: int, change: Change) -> tuple[Tensor, Tensor]:
    """Return changed copies of the hands that show a gesture."""
    shown = hands.pick(hands.target != none)
    copies = max(1, min(COPIES, 40000 // max(len(shown), 1)))
    target = np.tile(shown.target, copies)
    x = change(np.tile(shown.features, (copies, 1)), target)
    return torch.from_numpy(x), torch.from_numpy(target)
