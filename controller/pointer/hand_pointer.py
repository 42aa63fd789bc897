"""Moves, drags and scrolls as the palm moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np

from controller.outputs.base import PointerOutput
from controller.pointer.mapping import Box, Screen, Vector
from gestures.geometry import hand_width, palm_centre, square
from gestures.landmarks import Hand, HandFrame
from gestures.one_euro import OneEuro

Motion = Literal["move", "drag", "scroll"]

DEAD_ZONE = 0.002
"""Share of the screen's width that the pointer must be off before it moves."""
NOTCH = 0.35
"""Hand-widths of movement for one notch of the wheel."""
_MIN_CUTOFF, _BETA = 1.2, 6.0
"""Hz at rest, and Hz per picture-width/s: chosen so that a resting hand keeps within the dead zone
and a quick one lags less than a frame or two."""


class HandPointer:
    """Follows one hand at a time. ``pointer`` counts what is held, so a drag is let go for sure."""

    def __init__(
        self, pointer: PointerOutput, screen: Callable[[], Screen], box: Box | None = None
    ) -> None:
        """``screen`` is asked when a hand is first followed."""
        self._pointer = pointer
        self._screen = screen
        self._box = box or Box()
        self._filter = OneEuro(_MIN_CUTOFF, _BETA)
        self._motion: Motion | None = None
        self._track: int | None = None
        self._place: Screen | None = None
        self._at: Vector | None = None
        self._scrolled = 0.0

    def follow(self, frame: HandFrame, track_id: int, motion: Motion) -> None:
        """Take the hand's place in this frame. Raises OutputError when the desktop refuses."""
        hand = next((hand for hand in frame.hands if hand.track_id == track_id), None)
        if hand is None:
            return
        if (track_id, motion) != (self._track, self._motion):
            self._begin(track_id, motion)
        if motion == "scroll":
            self._scroll(frame, hand)
        else:
            self._move(frame, hand)

    def rest(self) -> None:
        """No hand is followed any more. Raises OutputError when the desktop refuses."""
        motion, self._motion, self._track = self._motion, None, None
        self._at = None
        self._filter.reset()
        if motion == "drag":
            self._pointer.release("left")

    def _begin(self, track_id: int, motion: Motion) -> None:
        self.rest()
        self._track, self._motion, self._scrolled = track_id, motion, 0.0
        self._place = self._screen()
        if motion == "drag":
            self._pointer.press("left")

    def _move(self, frame: HandFrame, hand: Hand) -> None:
        screen = self._place or self._screen()
        palm = palm_centre(hand.image)[:2].astype(np.float64)
        target = self._box.to_screen(self._filter.update(frame.t, palm), screen)
        moved = np.inf if self._at is None else float(np.linalg.norm(target - self._at))
        if moved > DEAD_ZONE * screen.width:
            self._at = target
            self._pointer.move_to(round(float(target[0])), round(float(target[1])))

    def _scroll(self, frame: HandFrame, hand: Hand) -> None:
        """Turn the wheel as the palm moves; up is up."""
        points = square(hand, frame.width, frame.height)
        palm = palm_centre(points)[:2].astype(np.float64) / hand_width(points)
        place = self._filter.update(frame.t, palm)
        if self._at is None:
            self._at = place
        notches = int((self._at[1] - place[1]) / NOTCH - self._scrolled)
        if notches:
            self._scrolled += notches
            self._pointer.scroll(0, notches)
