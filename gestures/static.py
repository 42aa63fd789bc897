"""Static hand shapes: networks' probabilities for each hand and for both, smoothed over time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gestures.classifier import Classifier
from gestures.landmarks import HandFrame
from gestures.registry import STATIC
from gestures.scores import NO_GESTURE, Scores
from gestures.static_features import features
from gestures.static_pairs import PairJudge, Together
from gestures.static_quality import Judged, Quality
from gestures.static_smoothing import Row, Smoothing

CLAIMED = 0.7
"""Probability of a gesture of both hands from which their movements mean nothing else."""


class StaticRecogniser:
    """Scores the static gestures of every hand, and of two hands together.

    classifier: its labels may include ``no_gesture``, which takes its share of the
        probability but is not reported: all scores low means that nothing is shown.
    pairs: a classifier of both hands' ``pair_features``, with ``no_gesture``; None to look
        at single hands only. What two hands show together is scored under a track of its
        own, and as far as it is probable the hands show nothing by themselves.
    tau: time constant of the smoothing in seconds; 0 for none. A change of shape has
        reached 63 % of its score after tau, at any frame rate.
    quality: hands below it get no scores, as if they were not seen.
    forget: a track not scored for this many seconds starts afresh.
    """

    name = STATIC

    def __init__(
        self,
        classifier: Classifier,
        pairs: Classifier | None = None,
        *,
        tau: float = 0.06,
        quality: Quality | None = None,
        forget: float = 0.3,
    ) -> None:
        self._classifier = classifier
        self._shown = [i for i, label in enumerate(classifier.labels) if label != NO_GESTURE]
        self._names = [classifier.labels[i] for i in self._shown]
        self._pairs = None if pairs is None else PairJudge(pairs, tau=tau)
        self._quality = quality or Quality()
        self._smoothing = Smoothing(tau, forget)
        self.labels = (*self._names, *(self._pairs.labels if self._pairs else ()))

    def update(self, frame: HandFrame) -> Sequence[Scores]:
        """Return the scores of each hand that is good enough to be judged, and of the pair."""
        self._smoothing.drop_old(frame.t)
        judged = (self._quality.judged(hand, frame) for hand in frame.hands)
        hands = [hand for hand in judged if hand is not None]
        together = self._pairs.update(frame.t, hands) if self._pairs else None
        if not hands:
            return []
        points = np.stack([hand.points for hand in hands])
        left = np.array([hand.hand.handedness == "left" for hand in hands])
        rows = self._classifier(features(points, left))
        single = [
            self._single(frame.t, hand, row, together)
            for hand, row in zip(hands, rows, strict=True)
        ]
        return [*single, *self._both(frame.t, together)]

    def reset(self) -> None:
        """Forget all tracks."""
        self._smoothing.clear()
        if self._pairs:
            self._pairs.reset()

    def _single(self, t: float, hand: Judged, row: Row, together: Together | None) -> Scores:
        alone = 1.0
        if together is not None and hand.hand.track_id in together.hands:
            alone = together.neither
        row = alone * self._smoothing.smooth(t, hand.hand.track_id, row)
        scores = dict(zip(self._names, row[self._shown].tolist(), strict=True))
        claims = alone <= 1 - CLAIMED
        return Scores(t, self.name, hand.hand.track_id, hand.hand.handedness, scores, claims=claims)

    def _both(self, t: float, together: Together | None) -> list[Scores]:
        if self._pairs is None or together is None:
            return []
        scores = self._pairs.scores(together)
        return [Scores(t, self.name, together.track_id, "both", scores)]
