"""Moves, drags and scrolls as the palm moves."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from controller.outputs.base import PointerOutput
from controller.pointer.desktop import Monitor, Point
from controller.pointer.leads import Lead, Leads, Motion
from controller.pointer.reach import Reach, reachable, system_monitors
from controller.pointer.steering import Steering, gain_curve
from controller.pointer.wheel import Wheel
from gestures.events import Phase
from gestures.landmarks import HandFrame
from gestures.pointing.pinch_freeze import CLOSING, OPENING


class HandPointer:
    """Follows one hand at a time. ``pointer`` counts what is held, so a drag is let go for sure.

    monitors: asked whenever a hand begins to lead, so they may come and go in between.
    """

    def __init__(
        self,
        pointer: PointerOutput,
        reach: Reach = "all",
        monitors: Callable[[], Sequence[Monitor]] = system_monitors,
    ) -> None:
        self._pointer = pointer
        self._reach = reach
        self._monitors = monitors
        self._leads = Leads()
        self._lead: Lead | None = None
        self._steering: Steering | None = None
        self._wheel = Wheel()
        self._at: Point | None = None

    def lead(self, frame: HandFrame, track_id: int, motion: Motion, phase: Phase) -> None:
        """Take the hand's place in this frame, from a movement's begin to its end.

        Raises OutputError when the desktop refuses.
        """
        lead = Lead(track_id, motion)
        if phase == "begin":
            self._leads.begin(lead)
        if lead == self._lead:
            self._follow(frame)
        if phase == "end":
            self._leads.end(lead)
        if self._leads.current != self._lead:
            self._hand_over(frame)

    def rest(self) -> None:
        """No hand leads any more. Raises OutputError when the desktop refuses."""
        self._leads.clear()
        self._let_go()

    def _hand_over(self, frame: HandFrame) -> None:
        self._let_go()
        self._lead = self._leads.current
        if self._lead is None:
            return
        if self._lead.motion == "scroll":
            self._wheel = Wheel()
        else:
            self._take_up(self._lead.motion)
        self._follow(frame)

    def _take_up(self, motion: Motion) -> None:
        where = self._pointer.position()
        if where is not None:
            self._at = (math.floor(where[0]), math.floor(where[1]))
        where = self._at
        desktop = reachable(self._reach, self._monitors(), where)
        self._steering = Steering(
            desktop,
            where or desktop.centre,
            gain_curve(desktop, precise=motion == "precise"),
            OPENING if motion == "drag" else CLOSING,
        )
        if motion == "drag":
            self._move_to(self._steering.at)
            self._pointer.press("left")

    def _let_go(self) -> None:
        lead, self._lead, self._steering = self._lead, None, None
        if lead is not None and lead.motion == "drag":
            self._pointer.release("left")

    def _follow(self, frame: HandFrame) -> None:
        lead = self._lead
        hand = next((one for one in frame.hands if lead and one.track_id == lead.track_id), None)
        if hand is None:
            return
        if self._steering is not None:
            self._move_to(self._steering.follow(frame, hand))
        elif notches := self._wheel.follow(frame, hand):
            self._pointer.scroll(0, notches)

    def _move_to(self, place: Point) -> None:
        """Move only by whole pixels; rounding up could leave the monitor."""
        x, y = math.floor(place[0]), math.floor(place[1])
        if (x, y) != self._at:
            self._at = (x, y)
            self._pointer.move_to(x, y)
