"""Words in sign language: what was seen lately, looked at by a network, spotted one by one."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gestures.events import EventHand
from gestures.landmarks import HandFrame
from gestures.registry import SIGNS
from gestures.scores import Scores
from gestures.signs.classifier import NO_SIGN, SequenceClassifier
from gestures.signs.features import features
from gestures.signs.lately import Lately
from gestures.signs.prototypes import Prototypes, with_taught
from gestures.signs.spotter import Spotted, Spotter, Spotting
from gestures.signs.wrists import SPAN, Holds

SIGNING_TRACK = -2_000_000
"""The track of all words: a person signs one at a time, with one hand or both."""

GONE = 0.4
"""Seconds without a hand after which nobody is signing any more."""
BEFORE = 0.5
"""Seconds before the hands came up that belong to the first sign: the body is seen already."""

NOTHING = 28.0
"""In a stream a stretch shows no sign so many times more often than any one sign; the network
takes all labels for equally likely. Goes with the spotter's settings."""

JUST_COUNTS = 0.5
"""Score of the least certain sign that counts."""
UNDECIDED = 0.4
"""Highest score of a sign that does not count (yet): below any sensible threshold."""

_ROUNDING = 1e-3


class SignRecogniser:
    """Scores words under one track: high in the one frame in which a sign counts, else at most
    UNDECIDED, which tells monitors what it may become.

    classifier: of windows of ``gestures.signs.features``. taught: signs beside the network's
    own; they compete with them.
    """

    name = SIGNS

    def __init__(
        self,
        classifier: SequenceClassifier,
        taught: Prototypes | None = None,
        spotting: Spotting | None = None,
    ) -> None:
        self._classifier = classifier
        self._spotting = spotting or Spotting()
        self._lately = Lately(max(self._spotting.lengths) + BEFORE)
        self._holds = Holds()
        self.teach(taught)

    def teach(self, taught: Prototypes | None) -> None:
        """Know these taught signs from now on, in place of those before."""
        self._taught = taught
        own = taught.labels if taught else ()
        self._all = tuple(dict.fromkeys((*self._classifier.labels, *own)))
        self.labels = tuple(label for label in self._all if label != NO_SIGN)
        self._spotter = Spotter(self._all, self._spotting)
        self.reset()

    def reset(self) -> None:
        """Forget everything seen so far."""
        self._lately.clear()
        self._rest()
        self._seen = self._up_since = -math.inf

    def update(self, frame: HandFrame) -> Sequence[Scores]:
        """Return the scores of the signs, none while no hand is up."""
        self._lately.add(frame)
        if frame.hands:
            if frame.t - self._seen > GONE:
                self._up_since = frame.t
            self._seen = frame.t
        if frame.t - self._seen > GONE:
            spotted = self._spotter.finish(frame.t)
            self._rest()
            return [self._scores(frame.t, {}, spotted)] if spotted else []
        self._holds.update(self._lately.frames(frame.t - SPAN, frame.t))
        spotted = self._look(frame.t) if frame.t >= self._due - _ROUNDING else None
        scores = {name: UNDECIDED * p for name, p in self._spotter.scores.items()}
        return [self._scores(frame.t, scores, spotted)]

    def _scores(self, t: float, scores: dict[str, float], spotted: Spotted | None) -> Scores:
        if spotted is not None:
            scores[spotted.name] = max(spotted.confidence, JUST_COUNTS)
        return Scores(t, self.name, SIGNING_TRACK, self._hand(), scores)

    def _rest(self) -> None:
        """Nobody is signing: what comes next begins anew."""
        self._spotter.clear()
        self._holds.clear()
        self._due = -math.inf

    def _look(self, t: float) -> Spotted | None:
        """Look at the stretches that end at t (s)."""
        step = self._spotting.step
        self._due = max(self._due + step, t + step / 2)
        first = max(self._up_since - BEFORE, self._lately.start)
        begins = self._spotter.stretches(t, first, self._holds.left)
        if not begins:
            return None
        looks = [features(self._lately.frames(begin, t)) for begin in begins]
        return self._spotter.update(t, self._judge(np.stack(looks)), still=self._holds.still)

    def _judge(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return a probability (n, K) for each label of the network and each taught sign."""
        probabilities, embeddings = self._classifier(windows)
        probabilities = _in_stream(probabilities, self._classifier.labels.index(NO_SIGN))
        if self._taught is None:
            return probabilities
        rows = []
        for own, embedding, window in zip(probabilities, embeddings, windows, strict=True):
            named = dict(zip(self._classifier.labels, own.tolist(), strict=True))
            joined = with_taught(named, self._taught.scores(embedding, window))
            rows.append([joined[label] for label in self._all])
        return np.array(rows, np.float32)

    def _hand(self) -> EventHand:
        """Return which hand signs: both where both have been seen lately."""
        seen = self._lately.seen(self._seen - GONE, self._seen)
        if seen == (True, True):
            return "both"
        return "left" if seen[0] else "right"


def _in_stream(probabilities: NDArray[np.float32], none: int) -> NDArray[np.float32]:
    """Return probabilities (n, K) of equally likely labels for labels as likely as in a stream."""
    likely = probabilities.copy()
    likely[:, none] *= NOTHING
    normal: NDArray[np.float32] = likely / likely.sum(axis=1, keepdims=True)
    return normal
