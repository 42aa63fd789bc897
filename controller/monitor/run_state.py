"""How the run is doing, from the lines it sends and from whether it sends any."""

from __future__ import annotations

from typing import Literal

from controller.event_stream import Line

Mood = (
    Literal["away", "starting", "error", "locked", "paused", "stalled", "silent"]
    | Literal["active", "armed", "watching", "looking"]
)
SILENCE = 2.0
"""Seconds without a frame after which something is wrong."""
ERROR_STAYS = 5.0
"""Seconds after which a trouble is over if frames come all the same."""


class RunState:
    """One run for as long as it answers. Times (``at``, ``now``) are seconds of one clock, any.

    state: what the run says of itself at the beginning.
    """

    def __init__(self, at: float, state: Line) -> None:
        self.trouble = ""
        self.profile = ""
        self._paused = False
        self._locked = False
        self._stalled = False
        self._armed = False
        self._active = False
        self._hands = False
        self._troubled_at = at
        self._framed_at: float | None = None
        self.take_state(at, state)

    def take_state(self, at: float, line: Line) -> None:
        """Take a line of kind ``state``, or several in one."""
        if "paused" in line:
            self._paused, self._locked = bool(line["paused"]), bool(line.get("locked", False))
            self._framed_at = at
        if "stalled" in line:
            self._stalled = bool(line["stalled"])
        if "armed" in line:
            self._armed = bool(line["armed"])
        if "profile" in line:
            self.profile = str(line["profile"])
        if "error" in line:
            self.trouble, self._troubled_at = str(line["error"]), at

    def take_frame(
        self, at: float, profile: str, *, armed: bool, active: bool, hands: bool
    ) -> None:
        """Take note of a frame: one that comes tells that the run is well."""
        self._framed_at, self.profile = at, profile
        self._armed, self._active, self._hands = armed, active, hands
        if at - self._troubled_at > ERROR_STAYS:
            self.trouble = ""

    def mood(self, now: float) -> Mood:
        """Return what is most worth knowing."""
        if self.trouble:
            return "error"
        if self._paused:
            return "locked" if self._locked else "paused"
        if self._stalled:
            return "stalled"
        if self._framed_at is None:
            return "starting"
        if now - self._framed_at > SILENCE:
            return "silent"
        if self._active:
            return "active"
        if self._armed:
            return "armed"
        return "watching" if self._hands else "looking"
