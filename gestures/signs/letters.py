"""Finger spelling: scores of the letters of BISINDO, made by one hand or by both."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gestures.classifier import Classifier
from gestures.events import EventHand
from gestures.landmarks import HandFrame
from gestures.registry import LETTERS as RECOGNISER
from gestures.scores import Scores
from gestures.signs.letter_features import LETTERS, pack
from gestures.signs.letter_motion import LittleFingerPath, Stillness
from gestures.signs.letter_pair import PairMemory, SpellingHands
from gestures.static_quality import Quality
from gestures.static_smoothing import Row, Smoothing

SPELLING_TRACK = -1_000_000
"""The track of all letters: a person spells one at a time, now with one hand, now with both."""

ONE_HANDED = frozenset("ceijloruvz")
AT_I, AT_J = LETTERS.index("i"), LETTERS.index("j")

SHAPED = 0.5
"""Probability of I and J together from which the little finger may be drawing."""

HELD = 0.8
"""What a J that is only held counts: it is drawn, but pictures of it teach the held shape."""


class LetterRecogniser:
    """Scores the letters that the hands hold, all under one track.

    A letter's score falls to nothing while the hands travel, so that a small bounce or a
    slide parts a letter from the same one again, and what lies between two letters is none.

    classifier: of ``letter_features``; its labels are the letters and ``none``.
    tau: time constant of the smoothing in seconds. hold: seconds for which a hand lost
    beside the other one counts as still there. quality: hands below it count as not seen.
    """

    name = RECOGNISER
    labels = LETTERS

    def __init__(
        self,
        classifier: Classifier,
        *,
        tau: float = 0.06,
        hold: float = 0.4,
        quality: Quality | None = None,
    ) -> None:
        self._classifier = classifier
        self._columns = [classifier.labels.index(letter) for letter in LETTERS]
        self._quality = quality or Quality()
        self._pair = PairMemory(hold)
        self._smoothing = Smoothing(tau, forget=0.3)
        self._stillness = Stillness()
        self._path = LittleFingerPath()

    def update(self, frame: HandFrame) -> Sequence[Scores]:
        """Return the scores of the letters, none when no hand is good enough to be judged."""
        self._smoothing.drop_old(frame.t)
        judged = (self._quality.judged(hand, frame) for hand in frame.hands)
        spelling = self._pair.update(frame.t, [hand for hand in judged if hand is not None])
        if spelling is None:
            return []
        shapes = self._smoothing.smooth(frame.t, SPELLING_TRACK, self._shapes(spelling))
        row = self._drawn(frame.t, spelling, shapes) * self._stillness.update(frame, spelling.hands)
        scores = dict(zip(LETTERS, row.tolist(), strict=True))
        return [Scores(frame.t, self.name, SPELLING_TRACK, _hand(spelling, row), scores)]

    def reset(self) -> None:
        """Forget everything seen so far."""
        for part in (self._pair, self._smoothing, self._stillness, self._path):
            part.clear()

    def _shapes(self, spelling: SpellingHands) -> Row:
        hands = np.full((1, 2, *spelling.points[0].shape), np.nan, np.float32)
        hands[0, : len(spelling.points)] = spelling.points
        row: Row = self._classifier(pack(hands))[0][self._columns]
        return row

    def _drawn(self, t: float, spelling: SpellingHands, row: Row) -> Row:
        """Return the row with I counted as J where the little finger has drawn a hook."""
        row = row.copy()
        shaped = bool(row[AT_I] + row[AT_J] >= SHAPED)
        if self._path.update(t, spelling.hands[0], shaped):
            row[AT_I], row[AT_J] = 0.0, row[AT_I] + row[AT_J]
        else:
            row[AT_J] *= HELD
        return row


def _hand(spelling: SpellingHands, row: Row) -> EventHand:
    if len(spelling.points) == 2 and LETTERS[int(row.argmax())] not in ONE_HANDED:
        return "both"
    return spelling.hands[0].hand.handedness
