"""How far a hand is from all gestures, and the network with that gate, as it is shipped."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.training.static.network import Members


class Centres(nn.Module):
    """Mahalanobis distance (n,) of features (n, F) to the nearest gesture's mean.

    One covariance, shrunk, within all gestures (Lee et al., "A simple unified framework
    for detecting out-of-distribution samples", 2018). Whitened, the squared distance is
    |z|^2 - 2 z.m + |m|^2.
    """

    shrinkage = 0.05

    def __init__(self, classes: int, size: int) -> None:
        super().__init__()
        self.classes = classes
        self.register_buffer("whiten", torch.eye(size))
        self.register_buffer("means", torch.zeros(size, classes))
        self.register_buffer("squares", torch.zeros(classes))

    def fit(self, flat: Tensor, target: Tensor) -> None:
        """Take means and covariance from rows (n, F) of gestures (n,); not ``no_gesture``."""
        means = torch.stack([flat[target == k].mean(0) for k in range(self.classes)])
        within = (flat - means[target]).double()
        covariance = within.T @ within / len(flat)
        covariance += self.shrinkage * covariance.diagonal().mean() * torch.eye(flat.shape[1])
        self.whiten.copy_(torch.linalg.cholesky(torch.linalg.inv(covariance)).float())
        self.means.copy_((means @ self.whiten).T)
        self.squares.copy_(self.means.square().sum(0))

    def forward(self, flat: Tensor) -> Tensor:
        white = flat @ self.whiten
        squared = white.square().sum(1, keepdim=True) - 2 * white @ self.means + self.squares
        return squared.amin(1).clamp_min(0).sqrt()


class Opinion(nn.Module):
    """Features (n, F) -> probabilities (n, K): softmax(logits / temperature + log prior)."""

    def __init__(self, members: Members, temperature: float, prior: Tensor) -> None:
        super().__init__()
        self.members = members
        self.register_buffer("temperature", torch.tensor(temperature))
        self.register_buffer("bias", prior.log())

    def forward(self, features: Tensor) -> Tensor:
        return torch.softmax(self.members.average(features) / self.temperature + self.bias, dim=1)


class Shipped(nn.Module):
    """What is exported: features (n, F) -> probabilities (n, K), distance (n,).

    second: an opinion of the labels for which it has a prior; what the first leaves to
    those is shared out by both, averaged. Beyond ``limit`` the gestures' share goes over to
    ``no_gesture``: a softmax alone is sure of anything.
    """

    steepness = 12.0

    def __init__(
        self, first: Opinion, centres: Centres, limit: float, second: Opinion | None = None
    ) -> None:
        super().__init__()
        self.first, self.second, self.centres = first, second, centres
        self.register_buffer("limit", torch.tensor(limit))

    def judged(self, features: Tensor) -> Tensor:
        """Return the probabilities (n, K) before the outlier limit."""
        first = self.first(features)
        if self.second is None:
            return first
        alone = first * self.second.bias.isinf()
        left = 1 - alone.sum(1, keepdim=True)
        return (first + alone + left * self.second(features)) / 2

    def forward(self, features: Tensor) -> tuple[Tensor, Tensor]:
        raw = self.judged(features)
        distance = self.centres(features)
        near = torch.sigmoid(self.steepness * (1 - distance / self.limit))
        gestures = raw[:, :-1] * near[:, None]
        nothing = 1 - gestures.sum(1, keepdim=True)
        return torch.cat([gestures, nothing], dim=1), distance
