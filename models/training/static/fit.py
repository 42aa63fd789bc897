"""Fitting: many small networks in one batch, chosen by people they were not trained on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from models.training.static.augment import Strength, augment
from models.training.static.data import Hands
from models.training.static.negatives import (
    half_closed_hands,
    open_hand,
    scattered,
    shaken,
)
from models.training.static.network import NONE, Members


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the outcome of a training run."""

    members: int = 4
    hidden: int = 96
    dropout: float = 0.2
    steps: int = 1200
    batch: int = 128
    negatives: int = 16
    learning_rate: float = 3e-3
    weight_decay: float = 0.02
    smoothing: float = 0.03
    ema: float = 0.995
    check_every: int = 100
    none_share: float = 0.25
    seed: int = 0
    strength: Strength = field(default_factory=Strength)


def fit(
    train: Hands, val: Hands, recipe: Recipe, say: Callable[[str], None] = lambda _: None
) -> Members:
    """Train on ``train``; return the averaged weights of the step best on ``val``."""
    torch.manual_seed(recipe.seed)
    rng = np.random.default_rng(recipe.seed)
    net = Members(recipe.members, recipe.hidden, recipe.dropout)
    net.fit_scale(torch.from_numpy(train.features))
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(recipe.ema))
    optimiser = torch.optim.AdamW(
        net.parameters(), lr=recipe.learning_rate, weight_decay=recipe.weight_decay
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, recipe.learning_rate, total_steps=recipe.steps, pct_start=0.1
    )
    loss_of = nn.CrossEntropyLoss(label_smoothing=recipe.smoothing)
    best, best_state = np.inf, mean.module.state_dict()
    batches = Batches(train, recipe, rng)
    for step in range(1, recipe.steps + 1):
        net.train()
        x, y = batches.draw()
        loss = loss_of(net(x).flatten(0, 1), y.flatten())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        mean.update_parameters(net)
        if step % recipe.check_every == 0:
            now = val_loss(mean.module, val)
            if now < best:
                best = now
                best_state = {k: v.clone() for k, v in mean.module.state_dict().items()}
            say(f"step {step}/{recipe.steps}  training loss {loss.item():.3f}  val loss {now:.4f}")
    net.load_state_dict(best_state)
    return net.eval()


class Batches:
    """Draws augmented batches, another one for each member."""

    def __init__(self, train: Hands, recipe: Recipe, rng: np.random.Generator) -> None:
        self.train, self.recipe, self.rng = train, recipe, rng
        self.template = open_hand(train.features, train.target)
        none = train.target == NONE
        weight = np.where(none, recipe.none_share / max(none.sum(), 1), 0.0)
        weight += np.where(none, 0.0, (1 - recipe.none_share) / (~none).sum())
        self.weight = weight / weight.sum()

    def draw(self) -> tuple[Tensor, Tensor]:
        """Return features (members, batch + negatives, 42) and classes (members, ...)."""
        m, real, fake = self.recipe.members, self.recipe.batch, self.recipe.negatives
        rows = self.rng.choice(len(self.train), m * real, p=self.weight)
        target = self.train.target[rows]
        x = augment(self.train.features[rows], target, self.rng, self.recipe.strength)
        x = x.reshape(m, real, -1)
        y = target.reshape(m, real)
        negatives = self._negatives(m * fake).reshape(m, fake, -1)
        x = np.concatenate([x, negatives], axis=1)
        y = np.concatenate([y, np.full((m, fake), NONE)], axis=1)
        return torch.from_numpy(x), torch.from_numpy(y)

    def _negatives(self, n: int) -> NDArray[np.float32]:
        some = self.train.features[self.rng.choice(len(self.train), n // 4)]
        made = [
            scattered(n // 4, self.rng),
            shaken(some, self.rng),
        ]
        made.append(half_closed_hands(n - sum(map(len, made)), self.template, self.rng))
        return self.rng.permutation(np.concatenate(made))


@torch.no_grad()
def logits(net: Members, flat: NDArray[np.float32]) -> Tensor:
    """Return the members' mean logits (n, 19)."""
    net.eval()
    return net.average(torch.from_numpy(flat))


def val_loss(net: Members, hands: Hands) -> float:
    """Return the mean cross entropy of the averaged members."""
    target = torch.from_numpy(hands.target)
    return float(nn.functional.cross_entropy(logits(net, hands.features), target))
