"""Windows of one word are to lie together: supervised contrastive loss."""

from __future__ import annotations

import torch
from torch import Tensor


def contrast(embedding: Tensor, target: Tensor, none: int, temperature: float = 0.1) -> Tensor:
    """Return the loss of Khosla et al., "Supervised contrastive learning" (2020).

    embedding: (n, D) of unit length; target: (n,). Windows of class ``none`` are pushed
    away from the signs but not pulled together: they have nothing in common.
    """
    likeness = embedding @ embedding.T / temperature
    own = torch.eye(len(target), dtype=torch.bool)
    likeness = likeness.masked_fill(own, -1e4)
    same = (target[:, None] == target[None]) & ~own & (target != none)[:, None]
    log_share = likeness - likeness.logsumexp(1, keepdim=True)
    count = same.sum(1)
    each = -(log_share * same).sum(1) / count.clamp_min(1)
    return each[count > 0].mean()
