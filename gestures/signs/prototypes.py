"""Signs that were shown a few times: told by the takes that lie nearest (Snell et al. 2017).

A network that was not trained on a sign puts it near a known one that it resembles. So two
likenesses count: in the network's embedding, which forgives speed, place and camera, and that of
the hands' places and shapes, which tells apart what the network does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gestures.signs.likeness import distances

Array = NDArray[np.float32]

HANDS = 0.5
"""Weight of the hands' distance (shoulder-widths) against the cosine of the embeddings."""
MIDDLE, SCALE = 0.38, 0.08
"""Score at which the confidence is 0.5, and how fast it changes; chosen on taught words that
the network had not been trained on (``python -m models.training.signs.teaching``)."""
_HOPELESS = 4
"""Scales below the middle, where the hands need not be looked at any more."""
NEAREST = 2
"""So many nearest takes are asked: one alone may be a slip."""
ALIKE = 0.5
"""Confidence from which a take counts as looking like another sign."""


@dataclass(frozen=True, slots=True)
class Shown:
    """n takes of one sign. embeddings: (n, D) of unit length; windows: (n, STEPS, WIDTH)."""

    embeddings: Array
    windows: Array

    def __len__(self) -> int:
        return len(self.windows)

    def score(self, embedding: Array, rows: Array) -> float:
        """Return how near an embedding (D,) and its rows (STEPS, WIDTH) are; at most 1."""
        centre = self.embeddings.mean(axis=0)
        cosine = float(centre @ embedding / max(float(np.linalg.norm(centre)), 1e-6))
        if cosine < MIDDLE - _HOPELESS * SCALE:
            return cosine - HANDS
        nearest = np.sort(distances(rows, self.windows))[:NEAREST]
        return cosine - HANDS * float(nearest.mean())


class Prototypes:
    """Signs by the takes they were shown with."""

    def __init__(self, shown: Mapping[str, Shown]) -> None:
        self._shown = dict(shown)

    @classmethod
    def fit(cls, shown: Mapping[str, Shown]) -> Prototypes:
        """Learn signs. Raises ValueError for one without a take."""
        empty = [name for name, takes in shown.items() if not len(takes)]
        if empty:
            raise ValueError(f"no take of {', '.join(empty)}")
        return cls(shown)

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(self._shown)

    def scores(self, embedding: Array, rows: Array) -> dict[str, float]:
        """Return the confidence in [0, 1] of each taught sign; all are low for something else.

        embedding: (D,) of unit length; rows: (STEPS, WIDTH), the window it was made of.
        """
        return {
            name: confidence(takes.score(embedding, rows)) for name, takes in self._shown.items()
        }

    def lookalikes(self, name: str, takes: Shown) -> dict[str, float]:
        """Return the other taught signs that takes look like: mean confidence, ALIKE or more."""
        found: dict[str, float] = {}
        for other in self.labels:
            if other != name:
                likeness = self._mean(other, takes)
                if likeness >= ALIKE:
                    found[other] = likeness
        return found

    def _mean(self, other: str, takes: Shown) -> float:
        pairs = zip(takes.embeddings, takes.windows, strict=True)
        return float(np.mean([confidence(self._shown[other].score(e, w)) for e, w in pairs]))


def confidence(score: float) -> float:
    """Return a score as a probability."""
    return float(1 / (1 + np.exp(-(score - MIDDLE) / SCALE)))


def with_taught(
    probabilities: Mapping[str, float], taught: Mapping[str, float]
) -> dict[str, float]:
    """Return the network's probabilities beside the confidences of taught signs, sum at most 1.

    What the nearest taught sign takes is taken from all others in proportion; a sign that is
    known and was taught too has the greater of the two.
    """
    if not taught:
        return dict(probabilities)
    nearest = max(taught, key=lambda name: taught[name])
    rest = 1 - taught[nearest]
    joined = {name: rest * p for name, p in probabilities.items()}
    # Of several taught signs that are near, one is meant.
    others = sum(p for name, p in taught.items() if name != nearest)
    for name, p in taught.items():
        own = p if name == nearest else rest * p / max(others, 1.0)
        joined[name] = max(own, joined.get(name, 0.0))
    total = sum(joined.values())
    return joined if total <= 1 else {name: p / total for name, p in joined.items()}
