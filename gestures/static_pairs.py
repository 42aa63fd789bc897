"""Two hands near each other: whether they make a gesture together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from gestures.classifier import Classifier
from gestures.geometry import palm_centre
from gestures.pair_features import NEAR, apart, pair_features
from gestures.scores import NO_GESTURE
from gestures.static_quality import Judged
from gestures.static_smoothing import Row, Smoothing

STAYS = 1.0
"""Hand-widths by which a hand may move while the other one is not seen."""

Place = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Together:
    """Two hands that were judged together.

    track_id: negative, and the same for as long as the hands stay together. hands: the track
    ids of those that are seen now. row: a probability for each label of the classifier.
    neither: the probability that they make no gesture together.
    """

    track_id: int
    hands: tuple[int, ...]
    row: Row
    neither: float


@dataclass(slots=True)
class _Pair:
    """The pair as it was last seen whole, at t (s); where: (2, 2) palms in picture heights."""

    track_id: int
    tracks: tuple[int, int]
    t: float
    where: Place
    width: float
    row: Row


class PairJudge:
    """Follows the two hands nearest to each other.

    A landmarker often loses one of two hands that touch. So a pair lives on as it was, while
    one of its hands stays where it is, for ``hold`` seconds at most.
    """

    def __init__(self, classifier: Classifier, *, tau: float, hold: float = 0.6) -> None:
        self._classifier = classifier
        self._none = classifier.labels.index(NO_GESTURE)
        self._smoothing = Smoothing(tau, hold)
        self._hold = hold
        self._pair: _Pair | None = None
        self._made = 0
        self.labels = tuple(label for label in classifier.labels if label != NO_GESTURE)

    def update(self, t: float, hands: Sequence[Judged]) -> Together | None:
        """Return what two of the hands show together at t (s), None when none are near."""
        self._smoothing.drop_old(t)
        if self._pair and t - self._pair.t > self._hold:
            self._pair = None
        both = _nearest(hands)
        if both is not None:
            return self._judge(t, both)
        return self._remember(hands)

    def scores(self, together: Together) -> dict[str, float]:
        """Return the probabilities of the gestures by name."""
        named = zip(self._classifier.labels, together.row.tolist(), strict=True)
        return {label: p for label, p in named if label != NO_GESTURE}

    def reset(self) -> None:
        """Forget the pair; numbers go on counting."""
        self._pair = None
        self._smoothing.clear()

    def _judge(self, t: float, both: tuple[Judged, Judged]) -> Together:
        first, second = both
        points = np.stack([first.points, second.points])
        tracks = (first.hand.track_id, second.hand.track_id)
        where = np.stack([palm_centre(first.points)[:2], palm_centre(second.points)[:2]])
        width = (first.width + second.width) / 2
        number = self._number(tracks, where, width)
        row = self._classifier(pair_features(points[None]))[0]
        row = self._smoothing.smooth(t, number, row)
        self._pair = _Pair(number, tracks, t, where, width, row)
        return self._together(self._pair, tracks)

    def _number(self, tracks: tuple[int, int], where: Place, width: float) -> int:
        """Return the track id of the pair: the known one if a hand of it is still there."""
        pair = self._pair
        if pair is not None:
            moved = float(np.linalg.norm(where.mean(axis=0) - pair.where.mean(axis=0)))
            if set(tracks) & set(pair.tracks) or moved <= STAYS * width:
                return pair.track_id
        self._made += 1
        return -self._made

    def _remember(self, hands: Sequence[Judged]) -> Together | None:
        """Return the pair as it was, if just one hand is left of it and has not moved."""
        pair = self._pair
        if pair is None or len(hands) != 1:
            return None
        gaps = np.linalg.norm(pair.where - palm_centre(hands[0].points)[:2], axis=1)
        if gaps.min() > STAYS * pair.width:
            return None
        return self._together(pair, (hands[0].hand.track_id,))

    def _together(self, pair: _Pair, hands: tuple[int, ...]) -> Together:
        return Together(pair.track_id, hands, pair.row, float(pair.row[self._none]))


def _nearest(hands: Sequence[Judged]) -> tuple[Judged, Judged] | None:
    """Return the two hands nearest to each other, if they are near enough for a gesture."""
    pairs = list(combinations(hands, 2))
    if not pairs:
        return None
    gaps = apart(np.stack([[one.points, other.points] for one, other in pairs]))
    best = int(gaps.argmin())
    return pairs[best] if gaps[best] <= NEAR else None
