"""Fitting one network: schedule, averaged weights, early stopping."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from models.training.signs.batches import Batches, Mix
from models.training.signs.contrast import contrast
from models.training.signs.data import Takes
from models.training.signs.history import Point
from models.training.signs.networks import SignNet

Tell = Callable[[Point], None]
"""Is told of every step."""


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the outcome of a training run.

    look_every, patience: how often takes that are watched are looked at, and after how many
    looks without a better one the training ends with the best weights there were.
    """

    steps: int = 1200
    channels: int = 64
    embedding: int = 64
    dropout: float = 0.1
    learning_rate: float = 2e-3
    weight_decay: float = 0.02
    smoothing: float = 0.1
    contrast: float = 0.3
    ema: float = 0.99
    look_every: int = 50
    patience: int = 4
    seed: int = 0
    mix: Mix = field(default_factory=Mix)

    def with_seed(self, seed: int) -> Recipe:
        """Return the same recipe for another network of an ensemble."""
        return replace(self, seed=seed)


def fit(
    takes: Takes,
    labels: tuple[str, ...],
    recipe: Recipe,
    tell: Tell = lambda _: None,
    watch: Takes | None = None,
) -> SignNet:
    """Train on ``takes``; return the network with the exponential average of its weights.

    watch: takes that decide when to stop; without them all steps are done.

    That batches often show no sign is taken out of what it answers: all labels are as likely.
    """
    torch.manual_seed(recipe.seed)
    batches = Batches(takes, labels, recipe.mix, recipe.seed)
    net = SignNet(len(labels), recipe.channels, recipe.embedding, recipe.dropout)
    with torch.no_grad():
        net.fit_scale(torch.cat([batches.draw()[0] for _ in range(8)]))
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(recipe.ema))
    optimiser = torch.optim.AdamW(
        net.parameters(), lr=recipe.learning_rate, weight_decay=recipe.weight_decay
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, recipe.learning_rate, total_steps=recipe.steps, pct_start=0.1
    )
    stop = _Stop(watch, labels, recipe)
    net.train()
    for step in range(1, recipe.steps + 1):
        loss = _step(net, batches, recipe, optimiser)
        schedule.step()
        mean.update_parameters(net)
        accuracy = stop.look(mean.module, step)
        tell(Point(step, loss, schedule.get_last_lr()[0], accuracy))
        if stop.now:
            break
    net.load_state_dict(stop.best or mean.module.state_dict())
    net.forget_odds(batches.none, recipe.mix.odds(len(labels) - 1))
    return net.eval()


def _step(
    net: SignNet, batches: Batches, recipe: Recipe, optimiser: torch.optim.Optimizer
) -> float:
    windows, target = batches.draw()
    logits, embedding = net(windows)
    loss = nn.functional.cross_entropy(logits, target, label_smoothing=recipe.smoothing)
    loss = loss + recipe.contrast * contrast(embedding, target, batches.none)
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimiser.step()
    return loss.item()


class _Stop:
    """Early stopping on the accuracy of watched takes."""

    def __init__(self, watch: Takes | None, labels: tuple[str, ...], recipe: Recipe) -> None:
        self.watch, self.recipe = watch, recipe
        self.labels = np.array(labels)
        self.best: dict[str, Tensor] | None = None
        self._highest, self._waited = -1.0, 0

    @property
    def now(self) -> bool:
        return self._waited >= self.recipe.patience

    def look(self, net: nn.Module, step: int) -> float | None:
        """Return the accuracy when it is time to look."""
        if self.watch is None or step % self.recipe.look_every:
            return None
        found = self.labels[answers(net, self.watch.whole)[0].argmax(1).numpy()]
        accuracy = float((found == self.watch.label).mean())
        if accuracy > self._highest:
            self._highest, self._waited = accuracy, 0
            self.best = {name: value.clone() for name, value in net.state_dict().items()}
        else:
            self._waited += 1
        return accuracy


@torch.no_grad()
def answers(net: nn.Module, windows: NDArray[np.float32]) -> tuple[Tensor, Tensor]:
    """Return logits (n, K) and embeddings (n, D)."""
    net.eval()
    parts = [net(part) for part in torch.from_numpy(windows).split(512)]
    return torch.cat([p[0] for p in parts]), torch.cat([p[1] for p in parts])
