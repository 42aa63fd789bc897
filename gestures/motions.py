"""Clicks, drags, and movements that go on step by step: zoom, rotate, scroll.

A pinch of thumb and index finger is a click when it opens soon and a drag when it is held or
carried; thumb and middle finger make a right click. Two pinches hold a picture: pulling them
apart or together is zoom, turning their line is rotate. One hand does the same with thumb and
index finger out and the others folded, as on a dial, and scrolls with two fingers together.
Every shape must be taken by a hand that is up and still before it means anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from gestures.landmarks import HandFrame
from gestures.motion.clicks import CLICK, DOUBLE_CLICK, RIGHT_CLICK
from gestures.motion.motions import Motions
from gestures.motion.parameters import MotionParameters
from gestures.motion.stances import ROTATE, SCROLL, ZOOM
from gestures.registry import CLICKS, DRAG, STEPS
from gestures.scores import Recogniser, Scores


def motion_recognisers(parameters: MotionParameters | None = None) -> list[Recogniser]:
    """Return the recognisers of clicks, drags and steps, which look at each frame once."""
    motions = Motions(parameters)
    return [ClickRecogniser(motions), DragRecogniser(motions), StepRecogniser(motions)]


class _OfMotions:
    """What the recognisers of one look at the hands share."""

    def __init__(self, motions: Motions) -> None:
        self._motions = motions

    def reset(self) -> None:
        self._motions.reset()


class ClickRecogniser(_OfMotions):
    """Implements ``gestures.scores.Recogniser``: a score in the one frame that ends a click."""

    name = CLICKS
    labels: tuple[str, ...] = (CLICK, DOUBLE_CLICK, RIGHT_CLICK)

    def update(self, frame: HandFrame) -> Sequence[Scores]:
        return [
            Scores(
                frame.t,
                self.name,
                one.track_id,
                one.hand,
                {one.click: one.confidence} if one.click else {},
            )
            for one in self._motions.see(frame)
        ]


class DragRecogniser(_OfMotions):
    """Implements ``gestures.scores.Recogniser``: a score for as long as a hand carries."""

    name = DRAG
    labels: tuple[str, ...] = (DRAG,)

    def update(self, frame: HandFrame) -> Sequence[Scores]:
        return [
            Scores(
                frame.t,
                self.name,
                one.track_id,
                one.hand,
                {DRAG: one.confidence} if one.dragging else {},
                claims=one.dragging,
            )
            for one in self._motions.see(frame)
        ]


class StepRecogniser(_OfMotions):
    """Implements ``gestures.scores.Recogniser``: a score in every frame with a step, or more."""

    name = STEPS
    labels: tuple[str, ...] = (*ZOOM, *ROTATE, *SCROLL)

    def update(self, frame: HandFrame) -> Sequence[Scores]:
        return [
            Scores(
                frame.t,
                self.name,
                one.track_id,
                one.hand,
                dict.fromkeys(one.steps, one.confidence),
                claims=one.busy and not one.dragging,
                steps=max(one.steps.values(), default=1),
            )
            for one in self._motions.see(frame)
        ]
