"""The three LSTMs of the published study, on key points as they are recorded.

Its rows have 1,662 values (body, face, hands); these have the 258 of body and hands, since the
data sets hold no faces. Every take is brought to 30 frames; hands-only takes have a zero body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from gestures.signs.layout import WITH_BODY
from models.training.signs.data import Takes
from models.training.signs.fit import Tell
from models.training.signs.history import Point

FRAMES = 30


@dataclass(frozen=True)
class Lstm:
    """layers: stacked LSTMs of ``units``; both_ways: each reads forwards and backwards.

    epochs: of the study for the single layer; it gives none for the other two.
    """

    name: str
    layers: int
    units: int
    batch: int
    epochs: int = 500
    both_ways: bool = False
    rate: float = 1e-3
    seed: int = 0


SINGLE = Lstm("single-layer LSTM", 1, 32, 64)
MULTI = Lstm("multi-layer LSTM", 3, 64, 32)
BOTH_WAYS = Lstm("bidirectional LSTM", 1, 32, 128, both_ways=True)
STUDY = (SINGLE, MULTI, BOTH_WAYS)


class LstmNet(nn.Module):
    """Key points (n, FRAMES, WITH_BODY) -> logits (n, K)."""

    def __init__(self, kind: Lstm, classes: int) -> None:
        super().__init__()
        self.lstm = nn.LSTM(
            WITH_BODY, kind.units, kind.layers, batch_first=True, bidirectional=kind.both_ways
        )
        self.last = nn.Linear(kind.units * (1 + kind.both_ways), classes)

    def forward(self, x: Tensor) -> Tensor:
        _, (hidden, _) = self.lstm(x)
        ends = hidden[-2:] if self.lstm.bidirectional else hidden[-1:]
        return self.last(torch.cat(list(ends), -1))


def key_points(takes: Takes) -> NDArray[np.float32]:
    """Return (N, FRAMES, WITH_BODY) values as recorded."""
    rows = np.zeros((len(takes), FRAMES, WITH_BODY), np.float32)
    for row, values in zip(rows, takes.values, strict=True):
        nearest = np.linspace(0, len(values) - 1, FRAMES).round().astype(int)
        row[:, -values.shape[1] :] = values[nearest]
    return rows


def fit_lstm(
    kind: Lstm,
    takes: Takes,
    labels: Sequence[str],
    tell: Tell = lambda _: None,
) -> LstmNet:
    """Train with Adam on all takes; tell is told of every epoch and its mean loss."""
    torch.manual_seed(kind.seed)
    net = LstmNet(kind, len(labels))
    x = torch.from_numpy(key_points(takes))
    y = torch.tensor([labels.index(word) for word in takes.label.tolist()])
    optimiser = torch.optim.Adam(net.parameters(), lr=kind.rate)
    for epoch in range(1, kind.epochs + 1):
        total = 0.0
        for rows in torch.randperm(len(x)).split(kind.batch):
            loss = nn.functional.cross_entropy(net(x[rows]), y[rows])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += loss.item() * len(rows)
        tell(Point(epoch, total / len(x), kind.rate))
    return net.eval()


@torch.no_grad()
def lstm_answers(net: LstmNet, takes: Takes) -> Tensor:
    """Return logits (N, K)."""
    return net(torch.from_numpy(key_points(takes)))
