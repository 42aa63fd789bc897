"""What a step of the training gets to see: changed takes and movements that are no sign."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from gestures.signs.classifier import NO_SIGN
from gestures.signs.features import N_BODY_FEATURES
from models.training.signs.augment import Strength, in_space
from models.training.signs.data import Takes
from models.training.signs.fidgeting import fidgets
from models.training.signs.negatives import at_rest, scribbles
from models.training.signs.parts import mirrored
from models.training.signs.timing import Timing, in_time, joined

_AT_ONCE = 4
"""Batches that are changed together: the cost is that of the calls more than that of the rows."""


@dataclass(frozen=True)
class Mix:
    """How a batch is made up. size: windows; negatives: how many of them are no sign.

    fidgets: share of the negatives in which hands are taken to the face, the lap and elsewhere.

    bodiless: chance that a take is seen without its body; mirror: that its sides are exchanged;
    context: that it begins or ends with a bit of another movement.
    """

    size: int = 96
    negatives: int = 32
    fidgets: float = 0.4
    bodiless: float = 0.3
    mirror: float = 0.5
    context: float = 0.4
    strength: Strength = field(default_factory=Strength)
    timing: Timing = field(default_factory=Timing)

    def odds(self, words: int) -> float:
        """Return how many times more often a batch shows no sign than any one of so many words."""
        return self.negatives / (self.size - self.negatives) * words


class Batches:
    """Draws windows and classes; every word as often as any other, as every source within it."""

    def __init__(self, takes: Takes, labels: tuple[str, ...], mix: Mix, seed: int) -> None:
        """labels: the classes, ``none`` last. takes whose label is not among them are left out."""
        self.mix, self.none = mix, labels.index(NO_SIGN)
        self.rng = np.random.default_rng(seed)
        known = np.isin(takes.label, labels)
        takes = takes.pick(known)
        self.target = np.array([labels.index(word) for word in takes.label.tolist()])
        self.whole, self.hands = torch.from_numpy(takes.bodied), torch.from_numpy(takes.hands)
        self.signs = np.flatnonzero(self.target != self.none)
        self.others = np.flatnonzero(self.target == self.none)
        self.weight = _weights(takes.label[self.signs], takes.signer[self.signs])
        self._ready: list[tuple[Tensor, Tensor]] = []
        self.other_weight = _weights(takes.source[self.others], takes.raw[self.others])

    def draw(self) -> tuple[Tensor, Tensor]:
        """Return windows (size, STEPS, WIDTH) and classes (size,)."""
        if not self._ready:
            windows, target = self._drawn(_AT_ONCE)
            self._ready = [(windows[k::_AT_ONCE], target[k::_AT_ONCE]) for k in range(_AT_ONCE)]
        return self._ready.pop()

    def _drawn(self, many: int) -> tuple[Tensor, Tensor]:
        """Return the windows and classes of so many batches, each being every many-th row."""
        nothing = many * self.mix.negatives
        count = many * self.mix.size - nothing
        rows = self.rng.choice(self.signs, count, p=self.weight)
        signs = in_time(self._seen(rows), self.mix.timing)
        windows = torch.cat([self._in_context(signs), self._nothing(nothing)])
        target = np.concatenate([self.target[rows], np.full(nothing, self.none)])
        windows = in_space(windows, self.mix.strength)
        turned = torch.rand(len(windows)) < self.mix.mirror
        windows[turned] = mirrored(windows[turned])
        return windows, torch.from_numpy(target)

    def _seen(self, rows: NDArray[np.int64]) -> Tensor:
        bodiless = torch.rand(len(rows), 1, 1) < self.mix.bodiless
        return torch.where(bodiless, self.hands[rows], self.whole[rows])

    def _some(self, like: Tensor) -> Tensor:
        """Return other takes, without bodies where ``like`` has none."""
        rows = self.rng.choice(self.signs, len(like), p=self.weight)
        there = like[:, :, -N_BODY_FEATURES].amax(1) > 0
        return torch.where(there[:, None, None], self.whole[rows], self.hands[rows])

    def _in_context(self, signs: Tensor) -> Tensor:
        """Return signs of which some begin or end in another movement."""
        dice = torch.rand(len(signs))
        before, after = dice < self.mix.context / 2, dice > 1 - self.mix.context / 2
        result = signs.clone()
        for chosen, is_before in ((before, True), (after, False)):
            own = signs[chosen]
            n = len(own)
            other = self._some(own)
            other = torch.where(torch.rand(n, 1, 1) < 0.5, at_rest(other), other)
            near, far = 0.1 * torch.rand(n, 1), 0.1 + 0.15 * torch.rand(n, 1)
            if is_before:
                result[chosen] = joined(other, own, near, far, (_full(n, 0.9), _full(n, 1.0)))
            else:
                result[chosen] = joined(own, other, 1 - far, 1 - near, (_full(n, 0), _full(n, 0.1)))
        return result

    def _nothing(self, count: int) -> Tensor:
        """Return windows that show no sign.

        Hands that do something else, recorded ones, movements between signs, scribbles.
        """
        busy = round(self.mix.fidgets * count)
        rows = self.rng.choice(self.signs, busy, p=self.weight)
        return torch.cat([fidgets(self._seen(rows)), self._no_words(count - busy)])

    def _no_words(self, count: int) -> Tensor:
        recorded = count // 3 if len(self.others) else 0
        made = count - recorded
        rows = self.rng.choice(self.signs, made, p=self.weight)
        one = self._seen(rows)
        other = self._some(one)
        idle = torch.rand(made, 1, 1)
        one = torch.where(idle < 0.25, at_rest(one), one)
        other = torch.where(idle > 0.75, at_rest(other), other)
        leaves, arrives = 0.45 * torch.rand(made, 1), 1 - 0.45 * torch.rand(made, 1)
        shares = (0.6 + 0.4 * torch.rand(made, 1), 0.4 * torch.rand(made, 1))
        between = joined(one, other, leaves, arrives, shares)
        still = made // 6
        between[:still] = at_rest(between[:still])
        between[still : 2 * still] = scribbles(between[still : 2 * still])
        if not recorded:
            return between
        chosen = self.rng.choice(self.others, recorded, p=self.other_weight)
        return torch.cat([between, in_time(self._seen(chosen), self.mix.timing)])


def _full(n: int, value: float) -> Tensor:
    return torch.full((n, 1), value)


def _weights(outer: NDArray[np.str_], inner: NDArray[np.str_]) -> NDArray[np.float64]:
    """Return the chance (n,) of each take: equal for all outer groups, and inner ones in them."""
    pairs = list(zip(outer.tolist(), inner.tolist(), strict=True))
    many, groups = Counter(pairs), Counter(pair[0] for pair in set(pairs))
    weight = np.array([1 / (many[pair] * groups[pair[0]]) for pair in pairs])
    normal: NDArray[np.float64] = weight / weight.sum()
    return normal
