"""The networks: a few small residual MLPs side by side, averaged, with an outlier gate."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from gestures.landmarks import N_LANDMARKS
from gestures.pair_features import PAIR_LABELS
from gestures.static_features import LABELS
from models.training.static.augment import FINGERS

TOUCHING = (0, 1, 4, 5, 8, 9, 12, 13, 16, 17, 20)
"""The landmarks of one hand whose distances to those of the other hand are looked at."""


@dataclass(frozen=True)
class Design:
    """What a network looks at. labels: its outputs, ``no_gesture`` last.

    points: how many landmarks it gets; links: (2, L) pairs of landmarks whose distances it
    sees; bones: (2, B) pairs whose directions it sees.
    """

    labels: tuple[str, ...]
    points: int
    links: Tensor
    bones: Tensor

    @property
    def none(self) -> int:
        """The index of ``no_gesture``."""
        return len(self.labels) - 1


def one_hand() -> Design:
    """All distances within the hand, and the directions of its bones."""
    links = torch.triu_indices(N_LANDMARKS, N_LANDMARKS, offset=1)
    return Design(LABELS, N_LANDMARKS, links, _bones())


def two_hands() -> Design:
    """The same of both hands, and the distances between the one's tips and the other's."""
    links, bones = torch.triu_indices(N_LANDMARKS, N_LANDMARKS, offset=1), _bones()
    between = torch.tensor([(a, N_LANDMARKS + b) for a in TOUCHING for b in TOUCHING]).T
    both = torch.cat([links, links + N_LANDMARKS, between], dim=1)
    return Design(
        PAIR_LABELS, 2 * N_LANDMARKS, both, torch.cat([bones, bones + N_LANDMARKS], dim=1)
    )


def _bones() -> Tensor:
    return torch.tensor([(a, b) for f in FINGERS for a, b in zip((0, *f), f, strict=False)]).T


class Expand(nn.Module):
    """Coordinates (n, 2 P) -> coordinates, distances, bone directions.

    Differences of points are one product with a constant matrix: ONNX Runtime spends more
    on a gather than on that.
    """

    def __init__(self, design: Design) -> None:
        super().__init__()
        self.links = design.links.shape[1]
        ends = torch.cat([design.links, design.bones], dim=1)
        count = ends.shape[1]
        matrix = torch.zeros(design.points, 2, count, 2)
        for axis in (0, 1):
            matrix[ends[1], axis, torch.arange(count), axis] += 1.0
            matrix[ends[0], axis, torch.arange(count), axis] -= 1.0
        self.register_buffer("differences", matrix.reshape(2 * design.points, 2 * count))
        self.size = 2 * design.points + self.links + 2 * (count - self.links)

    def forward(self, flat: Tensor) -> Tensor:
        apart = flat @ self.differences
        links, bones = apart[:, : 2 * self.links], apart[:, 2 * self.links :]
        distance = (links.reshape(-1, self.links, 2).square().sum(-1) + 1e-6).sqrt()
        pairs = bones.reshape(bones.shape[0], -1, 2)
        direction = pairs / (pairs.square().sum(-1, keepdim=True) + 1e-4).sqrt()
        return torch.cat([flat, distance, direction.flatten(1)], dim=1)


class Layer(nn.Module):
    """``members`` linear layers at once: (m, n, in) -> (m, n, out)."""

    def __init__(self, members: int, size_in: int, size_out: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(members, size_in, size_out) * size_in**-0.5)
        self.bias = nn.Parameter(torch.zeros(members, 1, size_out))

    def forward(self, x: Tensor) -> Tensor:
        return torch.matmul(x, self.weight) + self.bias


class Members(nn.Module):
    """``members`` residual MLPs: features (m, n, F) -> logits (m, n, K)."""

    def __init__(self, design: Design, members: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.design = design
        self.expand = Expand(design)
        size = self.expand.size
        self.register_buffer("mean", torch.zeros(size))
        self.register_buffer("deviation", torch.ones(size))
        self.first = Layer(members, size, hidden)
        self.inner = nn.ModuleList([Layer(members, hidden, hidden) for _ in range(2)])
        self.last = Layer(members, hidden, len(design.labels))
        self.dropout = nn.Dropout(dropout)

    def fit_scale(self, flat: Tensor) -> None:
        """Take the inputs' mean and deviation from training rows (n, F)."""
        wide = self.expand(flat)
        self.mean.copy_(wide.mean(0))
        self.deviation.copy_(wide.std(0).clamp_min(0.05))

    def forward(self, flat: Tensor) -> Tensor:
        wide = self.expand(flat.flatten(0, 1))
        return self.heads(wide.reshape(*flat.shape[:2], -1))

    def average(self, flat: Tensor) -> Tensor:
        """Return the members' mean logits (n, K) of features (n, F)."""
        return self.heads(self.expand(flat)[None]).mean(0)

    def heads(self, wide: Tensor) -> Tensor:
        """Return logits (m, n, K) of expanded features (m or 1, n, E)."""
        x = ((wide - self.mean) / self.deviation).clamp(-6, 6)
        x = self.dropout(nn.functional.silu(self.first(x)))
        for layer in self.inner:
            x = x + self.dropout(nn.functional.silu(layer(x)))
        return self.last(x)
