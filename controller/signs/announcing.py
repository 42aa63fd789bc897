"""What a recording says to the person who signs."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal

from controller.signs.plan import Recording
from controller.signs.recorder import View
from gestures.signs.takes import Verdict

Mood = Literal["", "good", "bad"]


class Announcer:
    """Turns views into a headline and, after each take, a verdict.

    beep: called when a take begins and when it ends.
    """

    def __init__(self, recording: Recording, beep: Callable[[], None] = lambda: None) -> None:
        self._recording = recording
        self._beep = beep
        self._phase = "countdown"
        self._judged: Verdict | None = None

    def headline(self, view: View) -> str:
        """Return what is to be done now."""
        text, progress = self._recording.text, view.progress
        if view.silent:
            return text("signs.silent")
        if progress is None:
            return text("signs.opening")
        if (progress.phase == "recording") != (self._phase == "recording"):
            self._beep()
        self._phase = progress.phase
        if progress.phase == "recording":
            return text("signs.recording")
        if progress.phase == "done":
            return text("signs.done")
        seconds = max(math.ceil(progress.left), 1)
        return text("signs.countdown", number=progress.number, seconds=seconds)

    def verdict(self, view: View) -> tuple[str, Mood] | None:
        """Return what became of the last take, once for each take."""
        judged = view.progress.verdict if view.progress else None
        if judged is None or judged is self._judged:
            return None
        self._judged = judged
        if judged.fault is not None:
            return self._recording.text(f"signs.fault.{judged.fault}"), "bad"
        return self._recording.text("signs.kept", number=self._recording.sitting.count), "good"
