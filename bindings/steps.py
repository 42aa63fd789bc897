"""The steps of a script of gestures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Who = Literal["left", "right", "both", "face"]
"""Who shows something: a hand, both hands together, or the face."""


@dataclass(frozen=True, slots=True)
class Show:
    """One hand's or the face's part in a step.

    gesture: None for no gesture. once: whether it happens once. duration in seconds, distance in
    hand-widths. shape: that of the hand in a movement, speed in hand-widths/s.
    """

    hand: Who
    gesture: str | None
    duration: float
    confidence: float = 1.0
    distance: float | None = None
    once: bool = False
    shape: str | None = None
    speed: float | None = None

    @property
    def lasts(self) -> bool:
        """Whether something is shown for as long as the step says."""
        return self.gesture is not None and not self.once


@dataclass(frozen=True, slots=True)
class Gesturing:
    """What the hands show at the same time."""

    shows: tuple[Show, ...]

    @property
    def duration(self) -> float:
        """Seconds until the next step."""
        return max(show.duration for show in self.shows)


@dataclass(frozen=True, slots=True)
class SwitchApp:
    """Another application becomes active; None where nobody can tell which."""

    app: str | None


@dataclass(frozen=True, slots=True)
class Pause:
    """Recognition is paused and resumed."""


Step = Gesturing | SwitchApp | Pause
