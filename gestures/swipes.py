"""The four swipes: strokes of a hand to the left, to the right, up and down.

For every palm and direction the latest run (movement without turning back) is cut to the
part that looks most like a swipe. Its confidence is that of the requirement it meets worst
(length, speed, straightness); objections (the way back, waving, a hand that enters or
leaves, both hands at once) overrule it. All in hand-widths and seconds: neither distance
from the camera nor frame rate matters.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

import numpy as np

from gestures.landmarks import HandFrame
from gestures.registry import SWIPE
from gestures.scores import Scores
from gestures.swipe import objections
from gestures.swipe.evidence import JUST_MET, Stroke, best_stroke
from gestures.swipe.objections import Swipe
from gestures.swipe.parameters import SwipeParameters
from gestures.swipe.runs import DIRECTIONS, DOWN, Direction, Run, find_run
from gestures.swipe.trail import Trail
from gestures.swipe.trails import Trails

_log = logging.getLogger(__name__)

_LONG_AGO = float("-inf")

_WORTH_A_LOOK = 1.0
"""Length (hand-widths) of the runs that are looked at."""

_UNDECIDED = 0.4
"""Factor for strokes that are no swipe (yet): it keeps them below any sensible threshold."""


class SwipeRecogniser:
    """Implements ``gestures.scores.Recogniser``.

    The score of a swipe is at least 0.7 from the frame that decides it, for a short pulse,
    and then falls to 0 until the next stroke. Scores up to 0.4 tell of strokes that are no
    swipe (yet). A hand that was just lost still gets scores: it may have been lost because
    it moves fast. One that comes back under another track id goes on with its stroke, and
    a swipe is told of only once.
    """

    name = SWIPE
    labels = tuple(direction.label for direction in DIRECTIONS)

    def __init__(self, parameters: SwipeParameters | None = None) -> None:
        self._p = parameters or SwipeParameters()
        self._trails = Trails(self._p)
        self._swipes: list[Swipe] = []

    def reset(self) -> None:
        self._trails.clear()
        self._swipes.clear()

    def update(self, frame: HandFrame) -> Sequence[Scores]:
        self._trails.follow(frame)
        oldest = frame.t - self._p.slow_return_window - self._p.max_duration - self._p.fresh
        self._swipes = [swipe for swipe in self._swipes if swipe.end >= oldest]
        return [
            Scores(
                frame.t, self.name, trail.track_id, trail.handedness, self._score(frame.t, trail)
            )
            for trail in self._trails
        ]

    def _score(self, t: float, trail: Trail) -> Mapping[str, float]:
        strokes = self._strokes(t, trail)
        best = max(strokes, key=lambda stroke: stroke.confidence, default=None)
        if best is not None and best.confidence >= JUST_MET:
            self._swipes.append(
                Swipe(
                    trail, trail.track_id, best.direction, t, best.end, best.speed, best.confidence
                )
            )
        for swipe in self._swipes:
            if swipe.trail is trail and t - swipe.fired < self._p.pulse:
                told_here = swipe.track_id == trail.track_id
                return {swipe.direction.label: swipe.confidence} if told_here else {}
        return {stroke.direction.label: _UNDECIDED * stroke.confidence for stroke in strokes}

    def _strokes(self, t: float, trail: Trail) -> list[Stroke]:
        """Return the strokes that end now, one at most for each direction, without objections."""
        places = trail.places
        if np.ptp(places, axis=1).max() < _WORTH_A_LOOK:
            return []
        strokes = []
        for direction in DIRECTIONS:
            run = find_run(trail, direction, self._p.turn, self._p.rest)
            if run.length >= _WORTH_A_LOOK and t - run.end <= self._p.fresh:
                stroke = self._stroke(trail, direction, run)
                if stroke is not None and not self._refused(trail, run, stroke):
                    strokes.append(stroke)
        return strokes

    def _stroke(self, trail: Trail, direction: Direction, run: Run) -> Stroke | None:
        after = _LONG_AGO
        for swipe in self._swipes:
            if swipe.trail is trail and swipe.direction is direction:
                swipe.extend(run)
                after = max(after, swipe.end)
        return best_stroke(
            run,
            direction,
            self._p,
            born=trail.born,
            after=after,
            picture=trail.picture_width,
            vanished=direction is not DOWN and self._trails.lost_for(trail) >= self._p.vanish,
        )

    def _refused(self, trail: Trail, run: Run, stroke: Stroke) -> bool:
        if stroke.confidence < JUST_MET:
            return False
        objection = self._objection(trail, run, stroke)
        if objection:
            _log.debug("%s at %.3f s refused: %s", stroke.direction.label, stroke.end, objection)
        return bool(objection)

    def _objection(self, trail: Trail, run: Run, stroke: Stroke) -> str:
        p = self._p
        if objections.raises_or_drops(trail, run, stroke, p):
            return "the hand is raised or dropped"
        if objections.starts_in_motion(trail, run, stroke, p):
            return "not from rest"
        if objections.follows_swipe(self._swipes_of(trail), run, stroke, p):
            return "after a swipe"
        if objections.rebounds(run, stroke, p):
            return "waving"
        if objections.other_hand_moves(self._trails, trail, stroke, p):
            return "both hands move"
        return ""

    def _swipes_of(self, trail: Trail) -> list[Swipe]:
        """Return the swipes of this hand, and of those lost since: it may be one of them."""
        return [
            swipe
            for swipe in self._swipes
            if swipe.trail is trail or not self._trails.is_seen(swipe.trail)
        ]
