"""Static hand shapes: a network's probabilities for each hand, smoothed over time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gestures.geometry import hand_width, square
from gestures.landmarks import Hand, HandFrame
from gestures.registry import STATIC
from gestures.scores import NO_GESTURE, Scores
from gestures.static_features import features


class Classifier(Protocol):
    """A network from features (n, 42) to probabilities (n, K), one column for each label."""

    @property
    def labels(self) -> tuple[str, ...]: ...

    def __call__(self, features: NDArray[np.float32]) -> NDArray[np.float32]: ...


@dataclass(frozen=True, slots=True)
class Quality:
    """What a hand must have before its shape is judged.

    score: least confidence of the landmarks.
    inside: least share of the landmarks within the picture.
    width: least hand-width, in picture heights (0.012 are 6 pixels of 480).
    """

    score: float = 0.5
    inside: float = 0.7
    width: float = 0.012

    def accepts(self, hand: Hand, frame: HandFrame) -> bool:
        """Tell whether the hand's landmarks can be trusted."""
        if hand.score < self.score or not np.isfinite(hand.image).all():
            return False
        xy = hand.image[:, :2]
        share = float(((xy >= 0) & (xy <= 1)).all(axis=1).mean())
        if share < self.inside:
            return False
        return hand_width(square(hand, frame.width, frame.height)) >= self.width


@dataclass(slots=True)
class _Smoothed:
    t: float
    probabilities: NDArray[np.float32]


class StaticRecogniser:
    """Scores the static gestures of every hand; all hands of a frame in one call.

    classifier: its labels may include ``no_gesture``, which takes its share of the
        probability but is not reported: all scores low means that nothing is shown.
    tau: time constant of the smoothing in seconds; 0 for none. A change of shape has
        reached 63 % of its score after tau, at any frame rate.
    quality: hands below it get no scores, as if they were not seen.
    forget: a track not scored for this many seconds starts afresh.
    """

    name = STATIC

    def __init__(
        self,
        classifier: Classifier,
        *,
        tau: float = 0.06,
        quality: Quality | None = None,
        forget: float = 0.3,
    ) -> None:
        self._classifier = classifier
        self._tau = tau
        self._quality = quality or Quality()
        self._forget = forget
        self._tracks: dict[int, _Smoothed] = {}
        self.labels = tuple(label for label in classifier.labels if label != NO_GESTURE)

    def update(self, frame: HandFrame) -> Sequence[Scores]:
        """Return the scores of each hand that is good enough to be judged."""
        self._drop_old(frame.t)
        hands = [hand for hand in frame.hands if self._quality.accepts(hand, frame)]
        if not hands:
            return []
        points = np.stack([square(hand, frame.width, frame.height) for hand in hands])
        left = np.array([hand.handedness == "left" for hand in hands])
        rows = self._classifier(features(points, left))
        return [
            self._scores(frame.t, hand, self._smooth(frame.t, hand.track_id, row))
            for hand, row in zip(hands, rows, strict=True)
        ]

    def reset(self) -> None:
        """Forget all tracks."""
        self._tracks.clear()

    def _smooth(self, t: float, track_id: int, now: NDArray[np.float32]) -> NDArray[np.float32]:
        before = self._tracks.get(track_id)
        if before is not None and self._tau > 0:
            keep = math.exp(-(t - before.t) / self._tau)
            now = keep * before.probabilities + (1 - keep) * now
        self._tracks[track_id] = _Smoothed(t, now)
        return now

    def _scores(self, t: float, hand: Hand, row: NDArray[np.float32]) -> Scores:
        scores = {
            label: float(p)
            for label, p in zip(self._classifier.labels, row, strict=True)
            if label != NO_GESTURE
        }
        return Scores(t, self.name, hand.track_id, hand.handedness, scores)

    def _drop_old(self, t: float) -> None:
        old = [key for key, track in self._tracks.items() if t - track.t > self._forget]
        for key in old:
            del self._tracks[key]
