"""The network of letters: residual MLPs that see neither the order of the hands nor a mirror."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from gestures.landmarks import N_LANDMARKS
from gestures.signs.letter_features import (
    LETTER_LABELS,
    N_LETTER_FEATURES,
    OFFSET,
    PER_HAND,
    PRESENT,
    RATIO,
    RELATED,
)
from models.training.static.network import TOUCHING, Design, Expand, Layer, one_hand, two_hands

WITHIN = one_hand()
BETWEEN = two_hands()


class ExpandLetters(nn.Module):
    """Features (n, F) -> features, distances and bone directions of each hand, nearness of tips."""

    def __init__(self) -> None:
        super().__init__()
        self.hand = Expand(WITHIN)
        cross = [(a, N_LANDMARKS + b) for a in TOUCHING for b in TOUCHING]
        none = torch.zeros((2, 0), dtype=torch.long)
        self.tips = Expand(Design((), 2 * N_LANDMARKS, torch.tensor(cross).T, none))
        self.size = 2 * self.hand.size + len(cross) + N_LETTER_FEATURES - OFFSET

    def forward(self, x: Tensor) -> Tensor:
        first, second = x[:, :PER_HAND], x[:, PER_HAND:OFFSET]
        both = self.hand(torch.cat([first, second]))
        there = torch.cat([x[:, PRESENT : PRESENT + 1], x[:, PRESENT + 1 : RELATED]])
        wide = (both * there).reshape(2, -1, self.hand.size)
        half = 0.5 * x[:, RATIO : RATIO + 1]
        way = x[:, OFFSET:RATIO].repeat(1, N_LANDMARKS)
        common = torch.cat([first * (-half).exp(), second * half.exp() + way], dim=1)
        apart = self.tips(common)[:, 2 * PER_HAND :]
        near = (-apart).exp() * x[:, RELATED:]
        return torch.cat([wide[0], wide[1], near, x[:, OFFSET:]], dim=1)


class LetterMembers(nn.Module):
    """``members`` residual MLPs: features (m, n, F) -> logits (m, n, K)."""

    def __init__(self, members: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.expand = ExpandLetters()
        size = self.expand.size
        self.register_buffer("mean", torch.zeros(size))
        self.register_buffer("deviation", torch.ones(size))
        self.register_buffer("views", views())
        self.first = Layer(members, size, hidden)
        self.inner = nn.ModuleList([Layer(members, hidden, hidden) for _ in range(2)])
        self.last = Layer(members, hidden, len(LETTER_LABELS))
        self.dropout = nn.Dropout(dropout)

    def fit_scale(self, x: Tensor) -> None:
        """Take the inputs' mean and deviation from training rows (n, F)."""
        wide = self.expand(x)
        self.mean.copy_(wide.mean(0))
        self.deviation.copy_(wide.std(0).clamp_min(0.05))

    def forward(self, x: Tensor) -> Tensor:
        wide = self.expand(x.flatten(0, 1))
        return self.last(self.hidden(wide.reshape(*x.shape[:2], -1)))

    def average(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Return mean logits (n, K) and hidden rows (n, m H) over all views of features (n, F)."""
        n = x.shape[0]
        seen = torch.cat([x @ view for view in self.views])
        hidden = self.hidden(self.expand(seen)[None])
        logits = self.last(hidden).mean(0).reshape(len(self.views), n, -1).mean(0)
        rows = hidden.reshape(hidden.shape[0], len(self.views), n, -1).mean(1)
        return logits, rows.transpose(0, 1).flatten(1)

    def hidden(self, wide: Tensor) -> Tensor:
        """Return the last hidden layer (m, n, H) of expanded features (m or 1, n, E)."""
        x = ((wide - self.mean) / self.deviation).clamp(-6, 6)
        x = self.dropout(nn.functional.silu(self.first(x)))
        for layer in self.inner:
            x = x + self.dropout(nn.functional.silu(layer(x)))
        return x


def views() -> Tensor:
    """Return (4, F, F) matrices: as it is, hands swapped, mirrored, both."""
    same = torch.eye(N_LETTER_FEATURES)
    order = torch.arange(N_LETTER_FEATURES)
    order[:OFFSET] = order[:OFFSET].roll(PER_HAND)
    order[PRESENT:RELATED] = order[PRESENT:RELATED].flip(0)
    swapped = same[:, order].clone()
    swapped[:, OFFSET:PRESENT] *= -1
    mirrored = same.clone()
    mirrored[:, list(range(0, OFFSET + 1, 2))] *= -1
    return torch.stack([same, swapped, mirrored, swapped @ mirrored])
