"""Fitting: a few small networks in one batch, averaged over the last steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from models.training.static.augment import Strength
from models.training.static.network import Design, Members

Network = TypeVar("Network", bound=nn.Module)


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the outcome of a training run."""

    members: int = 3
    hidden: int = 112
    dropout: float = 0.2
    steps: int = 1400
    batch: int = 192
    negatives: int = 16
    learning_rate: float = 3e-3
    weight_decay: float = 0.02
    smoothing: float = 0.03
    ema: float = 0.995
    tell_every: int = 200
    none_share: float = 0.25
    rendered_share: float = 0.1
    rendered_none_share: float = 0.5
    seed: int = 0
    strength: Strength = field(default_factory=Strength)


class Batches(Protocol):
    """Draws training rows."""

    def scale_from(self) -> NDArray[np.float32]:
        """Return rows (n, F) that show how large the inputs are."""

    def draw(self) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return features (members, n, F) and classes (members, n), others each time."""


def fit(
    design: Design,
    batches: Batches,
    recipe: Recipe,
    say: Callable[[str], None] = lambda _: None,
) -> Members:
    """Train; return the exponential average of the weights."""
    torch.manual_seed(recipe.seed)
    net = Members(design, recipe.members, recipe.hidden, recipe.dropout)
    net.fit_scale(torch.from_numpy(batches.scale_from()))
    return descend(net, batches, recipe, say)


def descend(
    net: Network, batches: Batches, recipe: Recipe, say: Callable[[str], None] = lambda _: None
) -> Network:
    """Train from the weights as they are; return the network with their exponential average.

    net: features (members, n, F) -> logits (members, n, K).
    """
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(recipe.ema))
    optimiser = torch.optim.AdamW(
        net.parameters(), lr=recipe.learning_rate, weight_decay=recipe.weight_decay
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, recipe.learning_rate, total_steps=recipe.steps, pct_start=0.1
    )
    loss_of = nn.CrossEntropyLoss(label_smoothing=recipe.smoothing)
    net.train()
    for step in range(1, recipe.steps + 1):
        x, y = batches.draw()
        found = net(torch.from_numpy(x)).flatten(0, 1)
        loss = loss_of(found, torch.from_numpy(y).flatten())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        mean.update_parameters(net)
        if step % recipe.tell_every == 0:
            say(f"step {step}/{recipe.steps}  training loss {loss.item():.3f}")
    net.load_state_dict(mean.module.state_dict())
    return net.eval()


@torch.no_grad()
def logits(net: Members, flat: NDArray[np.float32]) -> Tensor:
    """Return the members' mean logits (n, K)."""
    net.eval()
    return net.average(torch.from_numpy(flat))
