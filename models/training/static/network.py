"""The network: a few small residual MLPs side by side, averaged, with an outlier gate."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from gestures.static_features import LABELS, N_FEATURES
from models.training.static.augment import FINGERS

N_POINTS = N_FEATURES // 2
NONE = len(LABELS) - 1
PAIRS = torch.triu_indices(N_POINTS, N_POINTS, offset=1)
BONES = torch.tensor([(a, b) for f in FINGERS for a, b in zip((0, *f), f, strict=False)]).T


class Expand(nn.Module):
    """Coordinates (n, 42) -> coordinates, all distances, all bone directions (n, 292)."""

    size = N_FEATURES + PAIRS.shape[1] + 2 * BONES.shape[1]

    def forward(self, flat: Tensor) -> Tensor:
        points = flat.reshape(-1, N_POINTS, 2)
        apart = points[:, PAIRS[0]] - points[:, PAIRS[1]]
        distance = (apart.square().sum(-1) + 1e-6).sqrt()
        bone = points[:, BONES[1]] - points[:, BONES[0]]
        direction = bone / (bone.square().sum(-1, keepdim=True) + 1e-4).sqrt()
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
    """``members`` residual MLPs: features (m, n, 42) -> logits (m, n, 19)."""

    def __init__(self, members: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.count = members
        self.expand = Expand()
        self.register_buffer("mean", torch.zeros(Expand.size))
        self.register_buffer("deviation", torch.ones(Expand.size))
        self.first = Layer(members, Expand.size, hidden)
        self.inner = nn.ModuleList([Layer(members, hidden, hidden) for _ in range(2)])
        self.last = Layer(members, hidden, len(LABELS))
        self.dropout = nn.Dropout(dropout)

    def fit_scale(self, flat: Tensor) -> None:
        """Take the inputs' mean and deviation from training hands (n, 42)."""
        wide = self.expand(flat)
        self.mean.copy_(wide.mean(0))
        self.deviation.copy_(wide.std(0).clamp_min(0.05))

    def forward(self, flat: Tensor) -> Tensor:
        wide = self.expand(flat.flatten(0, 1))
        return self.heads(wide.reshape(*flat.shape[:2], -1))

    def average(self, flat: Tensor) -> Tensor:
        """Return the members' mean logits (n, 19) of features (n, 42)."""
        return self.heads(self.expand(flat)[None]).mean(0)

    def heads(self, wide: Tensor) -> Tensor:
        """Return logits (m, n, 19) of expanded features (m or 1, n, 292)."""
        x = ((wide - self.mean) / self.deviation).clamp(-6, 6)
        x = self.dropout(nn.functional.silu(self.first(x)))
        for layer in self.inner:
            x = x + self.dropout(nn.functional.silu(layer(x)))
        return self.last(x)


class Centres(nn.Module):
    """Mahalanobis distance (n,) of features (n, 42) to the nearest gesture's mean.

    One covariance, shrunk, within all gestures (Lee et al., "A simple unified framework
    for detecting out-of-distribution samples", 2018).
    """

    shrinkage = 0.05

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("means", torch.zeros(NONE, N_FEATURES))
        self.register_buffer("whiten", torch.eye(N_FEATURES))

    def fit(self, flat: Tensor, target: Tensor) -> None:
        """Take means and covariance from hands (n, 42) of gestures (n,); not ``no_gesture``."""
        self.means.copy_(torch.stack([flat[target == k].mean(0) for k in range(NONE)]))
        within = (flat - self.means[target]).double()
        covariance = within.T @ within / len(flat)
        covariance += self.shrinkage * covariance.diagonal().mean() * torch.eye(N_FEATURES)
        self.whiten.copy_(torch.linalg.cholesky(torch.linalg.inv(covariance)).float())

    def forward(self, flat: Tensor) -> Tensor:
        apart = (flat[:, None] - self.means[None]) @ self.whiten
        return apart.square().sum(-1).amin(1).sqrt()


class Shipped(nn.Module):
    """What is exported: features (n, 42) -> probabilities (n, 19), distance (n,).

    Probabilities are softmax(logits / temperature). Beyond ``limit`` the gestures'
    share goes over to ``no_gesture``: a softmax alone is sure of anything.
    """

    steepness = 12.0

    def __init__(self, members: Members, centres: Centres, temperature: float, limit: float):
        super().__init__()
        self.members, self.centres = members, centres
        self.register_buffer("temperature", torch.tensor(temperature))
        self.register_buffer("limit", torch.tensor(limit))

    def forward(self, features: Tensor) -> tuple[Tensor, Tensor]:
        raw = torch.softmax(self.members.average(features) / self.temperature, dim=1)
        distance = self.centres(features)
        near = torch.sigmoid(self.steepness * (1 - distance / self.limit))
        gestures = raw[:, :NONE] * near[:, None]
        nothing = 1 - gestures.sum(1, keepdim=True)
        return torch.cat([gestures, nothing], dim=1), distance
