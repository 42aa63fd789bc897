"""Whose hands the program looks at, and word of those that it does not."""

from __future__ import annotations

from bindings.engine import BindingEngine
from controller.event_stream import Line, ignored_line
from gestures.in_control import InControl, Policy
from gestures.landmarks import HandFrame


class Attention:
    """Leaves out the hands of everybody but the one user in control."""

    def __init__(self, policy: Policy = "nearest") -> None:
        self._in_control = InControl(policy)
        self._told: frozenset[int] = frozenset()

    @property
    def handed_over(self) -> bool:
        """Whether the last frame is the first of somebody else."""
        return self._in_control.handed_over

    def look(self, frame: HandFrame, bindings: BindingEngine) -> HandFrame:
        """Return the frame with the hands that count; times must increase."""
        return self._in_control.update(frame, asleep=not bindings.armed, armed_by=bindings.armed_by)

    def news(self, frame: HandFrame) -> list[Line]:
        """Return a line for each hand that is ignored from this frame on."""
        ignored = self._in_control.ignored
        new = ignored - self._told
        self._told = ignored
        return [ignored_line(frame.t, hand) for hand in frame.hands if hand.track_id in new]
