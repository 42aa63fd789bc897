"""The networks that are compared, each as something that trains on takes and names others."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

import torch
from torch import Tensor

from gestures.signs.classifier import NO_SIGN
from models.training.signs.data import Takes
from models.training.signs.fit import Recipe, Tell, answers, fit
from models.training.signs.reference import Lstm, fit_lstm, lstm_answers

OURS = "ours"


def named(members: int) -> str:
    """Return what so many of our networks are called in tables."""
    return OURS if members == 1 else f"{OURS}, {members} averaged"


class Contestant(Protocol):
    """name: in tables; key: everything that decides its answers; length: steps or epochs."""

    @property
    def name(self) -> str: ...

    @property
    def key(self) -> str: ...

    @property
    def length(self) -> int: ...

    def labels(self, train: Takes) -> tuple[str, ...]:
        """Return what it can answer after training on ``train``."""

    def run(self, train: Takes, test: Takes, tell: Tell) -> Tensor:
        """Train and return the probabilities (N, K) of the test's takes."""


@dataclass(frozen=True)
class Ours:
    """The network of ``networks``; several of them are averaged."""

    recipe: Recipe = field(default_factory=Recipe)
    members: int = 1
    name: str = OURS

    @property
    def key(self) -> str:
        return repr(self)

    @property
    def length(self) -> int:
        return self.recipe.steps * self.members

    def labels(self, train: Takes) -> tuple[str, ...]:
        return (*train.words, NO_SIGN)

    def recipes(self) -> list[Recipe]:
        """Return the recipe of every member."""
        return [self.recipe.with_seed(self.recipe.seed + n) for n in range(self.members)]

    def later(self, tell: Tell, member: int) -> Tell:
        """Return what is told of the steps of one member, counted over all of them."""
        done = member * self.recipe.steps
        return lambda point: tell(replace(point, step=done + point.step))

    def run(self, train: Takes, test: Takes, tell: Tell) -> Tensor:
        found = []
        for number, recipe in enumerate(self.recipes()):
            net = fit(train, self.labels(train), recipe, self.later(tell, number))
            found.append(answers(net, test.whole)[0])
        return torch.stack(found).mean(0).softmax(-1)


@dataclass(frozen=True)
class Study:
    """One of the study's LSTMs; it knows words alone."""

    kind: Lstm

    @property
    def name(self) -> str:
        return self.kind.name

    @property
    def key(self) -> str:
        return repr(self)

    @property
    def length(self) -> int:
        return self.kind.epochs

    def labels(self, train: Takes) -> tuple[str, ...]:
        return train.words

    def run(self, train: Takes, test: Takes, tell: Tell) -> Tensor:
        words = train.pick(train.label != NO_SIGN)
        net = fit_lstm(self.kind, words, self.labels(train), tell)
        return lstm_answers(net, test).softmax(-1)
