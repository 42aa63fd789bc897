"""Noise for the examples of a training, so that the verifier hangs on no group of features."""

from __future__ import annotations

import torch
from torch import Tensor

from gestures.swipe.features import CHANGES, COMPANY, HELD, KNOWN, PLACE, SIDEWAYS

_NOISE = 0.05
"""Standard deviations added to every feature: figures of another camera are never quite these."""

_SWAPPED = (
    (0.25, (SIDEWAYS, HELD, CHANGES, COMPANY)),
    (0.1, (KNOWN, PLACE)),
)
"""Groups of features of which one may be misleading, and how often each is taken away.

How long a hand was there tells recordings, which are short, from what is made up.
"""


class Likes:
    """Finds for examples others, at random, that are swipes where they are."""

    def __init__(self, labels: Tensor) -> None:
        self._swipe = labels > 0
        self._groups = [torch.nonzero(self._swipe == each)[:, 0] for each in (False, True)]

    def of(self, which: Tensor) -> Tensor:
        """Return as many indices as given."""
        others, swipes = (
            group[(torch.rand(len(which)) * len(group)).long()] for group in self._groups
        )
        return torch.where(self._swipe[which], swipes, others)


def disturbed(x: Tensor, likes: Likes, batch: Tensor) -> Tensor:
    """Return rows of x with noise, and some groups of features taken from their likes.

    Rendered hands keep to places and ways to be held that real ones do not: no group of
    features may be what everything hangs on. A swipe gets those of another swipe, so that
    a group goes on telling what it can tell by itself.
    """
    rows = x[batch] + _NOISE * torch.randn(len(batch), x.shape[1])
    for share, group in ((share, group) for share, groups in _SWAPPED for group in groups):
        swapped = torch.nonzero(torch.rand(len(batch)) < share)[:, 0]
        rows[swapped, group] = x[likes.of(batch[swapped])][:, group]
    return rows
