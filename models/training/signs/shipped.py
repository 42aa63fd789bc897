"""The networks as they are shipped: several side by side, averaged and calibrated."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from models.training.signs.networks import SignNet


class Shipped(nn.Module):
    """Windows (n, STEPS, WIDTH) -> probabilities (n, K) and embeddings (n, D) of unit length."""

    def __init__(self, members: Sequence[SignNet], temperature: float) -> None:
        super().__init__()
        self.members = nn.ModuleList(members)
        self.register_buffer("temperature", torch.tensor(temperature))

    def forward(self, windows: Tensor) -> tuple[Tensor, Tensor]:
        found = [member(windows) for member in self.members]
        logits = torch.stack([logits for logits, _ in found]).mean(0)
        embedding = torch.cat([embedding for _, embedding in found], -1) / len(found) ** 0.5
        return torch.softmax(logits / self.temperature, dim=-1), embedding
