"""The network as it is shipped: calibrated, and with a limit to how strange a letter may be."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from gestures.signs.letter_features import LETTERS
from models.training.letters.batches import LetterBatches
from models.training.letters.network import LetterMembers
from models.training.static.calibrate import KEPT, MARGIN
from models.training.static.outliers import Centres

ROWS = 20000
"""Changed letters that centres and limit are taken from."""

STEEPNESS = 12.0
CHUNK = 2000


class ShippedLetters(nn.Module):
    """Features (n, F) -> probabilities (n, K), distance (n,).

    Beyond ``limit`` the letters' share goes over to ``none``. The distance is Mahalanobis' to
    the nearest letter among the last hidden rows (Lee et al., 2018; see ``static.outliers``).
    """

    def __init__(self, members: LetterMembers, centres: Centres, temperature: float, limit: float):
        super().__init__()
        self.members, self.centres = members, centres
        self.register_buffer("temperature", torch.tensor(temperature))
        self.register_buffer("limit", torch.tensor(limit))

    def forward(self, features: Tensor) -> tuple[Tensor, Tensor]:
        logits, rows = self.members.average(features)
        raw = torch.softmax(logits / self.temperature, dim=1)
        distance = self.centres(rows)
        near = torch.sigmoid(STEEPNESS * (1 - distance / self.limit))
        letters = raw[:, :-1] * near[:, None]
        return torch.cat([letters, 1 - letters.sum(1, keepdim=True)], dim=1), distance


def complete(net: LetterMembers, batches: LetterBatches, temperature: float) -> ShippedLetters:
    """Return the network with centres and limit from letters as ``batches`` draws them."""
    x, y = batches.spelled(ROWS)
    rows, half = _hidden(net, x), len(x) // 2
    centres = Centres(len(LETTERS), rows.shape[1])
    centres.fit(rows[:half], torch.from_numpy(y[:half]))
    limit = MARGIN * float(np.quantile(centres(rows[half:]).numpy(), KEPT))
    return ShippedLetters(net, centres, temperature, limit).eval()


@torch.no_grad()
def logits(net: LetterMembers, x: NDArray[np.float32]) -> Tensor:
    """Return logits (n, K) of features (n, F)."""
    net.eval()
    return torch.cat([net.average(part)[0] for part in torch.from_numpy(x).split(CHUNK)])


@torch.no_grad()
def _hidden(net: LetterMembers, x: NDArray[np.float32]) -> Tensor:
    net.eval()
    return torch.cat([net.average(part)[1] for part in torch.from_numpy(x).split(CHUNK)])
