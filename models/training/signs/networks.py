"""The network: windows -> relations -> convolutions in time and attention -> words."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from gestures.signs.features import STEPS
from models.training.signs.relations import Relations

_FARTHEST = 5.0
"""Standard deviations beyond which an input says nothing new."""


class ChannelDropout(nn.Module):
    """Leaves out channels of windows (n, S, C) for all of their time."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        kept = torch.rand(len(x), 1, x.shape[-1]) >= self.share
        return x * (kept.float() / (1 - self.share))


class Block(nn.Module):
    """A depthwise and a pointwise convolution in time, added to what comes in."""

    def __init__(self, channels: int, reach: int, dropout: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(channels)
        self.spread = nn.Conv1d(channels, channels, reach, padding=reach // 2, groups=channels)
        self.mix = nn.Sequential(
            nn.Linear(channels, 2 * channels),
            nn.SiLU(),
            ChannelDropout(dropout),
            nn.Linear(2 * channels, channels),
        )

    def forward(self, x: Tensor) -> Tensor:
        return x + self.mix(self.spread(self.norm(x).transpose(1, 2)).transpose(1, 2))


class SignNet(nn.Module):
    """Windows (n, STEPS, WIDTH) -> logits (n, K) and embeddings (n, D) of unit length.

    While it learns, whole groups of inputs are now and then hidden: none may be what
    everything hangs on.
    """

    def __init__(
        self,
        classes: int,
        channels: int = 64,
        embedding: int = 64,
        dropout: float = 0.1,
        hidden_groups: float = 0.25,
    ) -> None:
        super().__init__()
        self.relations = Relations()
        size = sum(self.relations.sizes)
        self.register_buffer("mean", torch.zeros(size))
        self.register_buffer("deviation", torch.ones(size))
        self.hidden_groups = hidden_groups
        self.first = nn.Linear(size, channels)
        self.drop_channels = ChannelDropout(dropout)
        self.drop = nn.Dropout(dropout)
        self.blocks = nn.ModuleList([Block(channels, 5, dropout) for _ in range(2)])
        self.attention = nn.TransformerEncoderLayer(
            channels, 4, 2 * channels, 0.0, batch_first=True, norm_first=True
        )
        self.place = nn.Parameter(torch.randn(STEPS, channels) * 0.02)
        self.weigh = nn.Linear(channels, 4)
        self.embed = nn.Linear(4 * channels, embedding)
        self.register_buffer("prior", torch.zeros(classes))
        self.centres = nn.Parameter(torch.randn(classes, embedding))
        self.sharpness = nn.Parameter(torch.tensor(2.3))

    def fit_scale(self, windows: Tensor) -> None:
        """Take the inputs' mean and deviation from training windows."""
        wide = torch.cat(self.relations(windows), -1).flatten(0, 1)
        self.mean.copy_(wide.mean(0))
        self.deviation.copy_(wide.std(0).clamp_min(0.1))

    def forget_odds(self, label: int, odds: float) -> None:
        """Answer as if a label had been learned from as many windows as the others.

        odds: how many times more there were. Menon et al. 2021, "Long-tail learning via logit
        adjustment", section 4.1.
        """
        self.prior.zero_()
        self.prior[label] = math.log(odds)

    def forward(self, windows: Tensor) -> tuple[Tensor, Tensor]:
        x = self.drop_channels(nn.functional.silu(self.first(self._inputs(windows))))
        for block in self.blocks:
            x = block(x)
        x = self.drop_channels(self.attention(x + self.place))
        weights = self.weigh(x).softmax(dim=1)
        pooled = torch.einsum("nsk,nsc->nkc", weights, x).flatten(1)
        embedding = nn.functional.normalize(self.embed(self.drop(pooled)), dim=-1)
        centres = nn.functional.normalize(self.centres, dim=-1)
        return self.sharpness.exp() * embedding @ centres.T - self.prior, embedding

    def _inputs(self, windows: Tensor) -> Tensor:
        wide = torch.cat(self.relations(windows), -1)
        wide = ((wide - self.mean) / self.deviation).clamp(-_FARTHEST, _FARTHEST)
        if not self.training:
            return wide
        shown = torch.rand(len(wide), 1, len(self.relations.sizes)) >= self.hidden_groups
        sizes = torch.tensor(self.relations.sizes)
        return wide * shown.float().repeat_interleave(sizes, dim=-1)
