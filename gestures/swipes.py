"""The four swipes: strokes of a hand to the left, to the right, up and down.

For every palm the latest run (movement without turning back) in each direction is cut to
the part that looks most like a swipe. Loose bounds on length, speed and straightness find
what might be one; a verifier, a small trained network, looks at the stroke, at what went
before and at the hand and says whether it was meant. While the stroke goes on it must be
surer than once the hand has slowed down or vanished. The way back after a swipe is none.
All in hand-widths and seconds: neither distance from the camera nor frame rate matters.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

import numpy as np

from gestures.landmarks import HandFrame
from gestures.registry import SWIPE
from gestures.scores import Scores
from gestures.swipe.features import speed_of
from gestures.swipe.finder import Candidate, StrokeFinder
from gestures.swipe.parameters import SwipeParameters
from gestures.swipe.runs import DIRECTIONS, Direction, Run
from gestures.swipe.sequels import Swipe, follows_swipe
from gestures.swipe.trail import Trail
from gestures.swipe.verifier import SWIPE_LABEL, Verifier

_log = logging.getLogger(__name__)

_LONG_AGO = float("-inf")

JUST_MET = 0.7
"""Score of a stroke of which the verifier is only just sure enough."""

_UNDECIDED = 0.4
"""Highest score of strokes that are no swipe (yet): below any sensible threshold."""


class SwipeRecogniser:
    """Implements ``gestures.scores.Recogniser``.

    verifier: decides which strokes are swipes. Raises ValueError when it lacks that label.

    The score of a swipe is at least 0.7 from the frame that decides it, for a short pulse,
    and then falls to 0 until the next stroke. Scores up to 0.4 tell of strokes that are no
    swipe (yet). A hand that was just lost still gets scores: it may have been lost because
    it moves fast. One that comes back under another track id goes on with its stroke, and
    a swipe is told of only once.
    """

    name = SWIPE
    labels = tuple(direction.label for direction in DIRECTIONS)

    def __init__(self, verifier: Verifier, parameters: SwipeParameters | None = None) -> None:
        self._p = parameters or SwipeParameters()
        self._verifier = verifier
        if SWIPE_LABEL not in verifier.labels:
            raise ValueError(f"the verifier does not know the label '{SWIPE_LABEL}'")
        self._column = verifier.labels.index(SWIPE_LABEL)
        self._finder = StrokeFinder(self._p)
        self._swipes: list[Swipe] = []

    def reset(self) -> None:
        self._finder.clear()
        self._swipes.clear()

    def update(self, frame: HandFrame) -> Sequence[Scores]:
        self._finder.follow(frame)
        oldest = frame.t - self._p.slow_return_window - self._p.max_duration - self._p.fresh
        self._swipes = [swipe for swipe in self._swipes if swipe.end >= oldest]
        return [self._scores(frame.t, trail) for trail in self._finder]

    def _scores(self, t: float, trail: Trail) -> Scores:
        scores = self._score(t, trail)
        swipe = self._told(t, trail)
        speed = None if swipe is None else swipe.speed
        return Scores(t, self.name, trail.track_id, trail.handedness, scores, speed=speed)

    def _score(self, t: float, trail: Trail) -> Mapping[str, float]:
        told = self._told(t, trail)
        if told is not None:
            told_here = told.track_id == trail.track_id
            return {told.direction.label: told.confidence} if told_here else {}
        found = self._finder.candidate(trail, self._not_before)
        if found is None:
            return {}
        stroke, run = found.stroke, found.run
        sure, bar = self._sure(found), self._p.late_bar if found.done else self._p.early_bar
        if sure < bar or follows_swipe(self._swipes_of(trail), run, stroke, self._p):
            return {stroke.direction.label: _UNDECIDED * min(sure / bar, 1.0)}
        speed = speed_of(run, stroke)
        score = JUST_MET + (1 - JUST_MET) * (sure - bar) / (1 - bar)
        _log.debug("%s at %.3f s: %.2f sure", stroke.direction.label, stroke.end, sure)
        self._swipes.append(
            Swipe(trail, trail.track_id, stroke.direction, t, stroke.end, speed, score)
        )
        return {stroke.direction.label: score}

    def _told(self, t: float, trail: Trail) -> Swipe | None:
        """Return the swipe of this hand that was told of a moment ago."""
        for swipe in self._swipes:
            if swipe.trail is trail and t - swipe.fired < self._p.pulse:
                return swipe
        return None

    def _sure(self, found: Candidate) -> float:
        row = found.features.astype(np.float32)[np.newaxis]
        return float(self._verifier(row)[0, self._column])

    def _not_before(self, trail: Trail, direction: Direction, run: Run) -> float:
        """Return when (s) the last swipe of this hand in this direction ended."""
        after = _LONG_AGO
        for swipe in self._swipes:
            if swipe.trail is trail and swipe.direction is direction:
                swipe.extend(run)
                after = max(after, swipe.end)
        return after

    def _swipes_of(self, trail: Trail) -> list[Swipe]:
        """Return the swipes of this hand, and of those lost since: it may be one of them."""
        return [
            swipe
            for swipe in self._swipes
            if swipe.trail is trail or not self._finder.is_seen(swipe.trail)
        ]
