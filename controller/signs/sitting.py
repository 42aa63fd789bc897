"""The course of a recording: countdown, take, verdict, next take. No clock: times come in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from gestures.landmarks import HandFrame
from gestures.signs.layout import from_hand_frames
from gestures.signs.takes import Take, Verdict, judge, make_take

Phase = Literal["countdown", "recording", "done"]


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds: of a take, before the first one, between good ones, and after a bad one."""

    take: float = 1.0
    first: float = 3.0
    between: float = 1.5
    again: float = 3.0


@dataclass(frozen=True, slots=True)
class Progress:
    """What to show after a frame.

    left: seconds until the phase ends. number: of the take that is due, from 1. verdict: on
    the take before; None before the first.
    """

    phase: Phase
    left: float
    number: int
    verdict: Verdict | None = None


class Sitting:
    """Records takes of one sign from the frames of one source.

    wanted: how many takes there are to be; earlier: those there are already.
    keep: stores a good take with the frames it was made of; what it raises goes through.
    """

    def __init__(
        self,
        wanted: int,
        keep: Callable[[Take, Sequence[HandFrame]], None],
        *,
        earlier: Sequence[Take] = (),
        pace: Pace | None = None,
    ) -> None:
        self._wanted = wanted
        self._keep = keep
        self._pace = pace or Pace()
        self._good = list(earlier)
        self._odd: Take | None = None
        self._frames: list[HandFrame] = []
        self._verdict: Verdict | None = None
        self._pause = self._pace.first
        self._starts: float | None = None

    @property
    def done(self) -> bool:
        """Whether there are as many takes as wanted."""
        return len(self._good) >= self._wanted

    @property
    def count(self) -> int:
        """How many takes there are."""
        return len(self._good)

    def update(self, frame: HandFrame) -> Progress:
        """Take the next frame."""
        if self.done:
            return Progress("done", 0.0, self.count, self._verdict)
        if self._starts is None:
            self._starts = frame.t + self._pause
        if frame.t < self._starts:
            return self._progress("countdown", self._starts - frame.t)
        end = self._starts + self._pace.take
        self._frames.append(frame)
        if frame.t < end:
            return self._progress("recording", end - frame.t)
        self._finish()
        self._starts = frame.t + self._pause
        return self._progress("done" if self.done else "countdown", self._pause)

    def interrupt(self) -> None:
        """Drop the take under way and count down anew: the source has stalled or was paused."""
        self._frames = []
        self._starts = None

    def _progress(self, phase: Phase, left: float) -> Progress:
        return Progress(phase, left, min(self.count + 1, self._wanted), self._verdict)

    def _finish(self) -> None:
        frames, self._frames = self._frames, []
        aspect = frames[0].width / frames[0].height
        signed = from_hand_frames(frames)
        odd = [self._odd] if self._odd is not None else []
        # Whoever signs it the other way twice means it.
        self._verdict = judge(signed, aspect, [*self._good, *odd])
        take = make_take(signed)
        self._odd = take if self._verdict.fault == "unlike" else None
        if self._verdict.fault is None:
            self._keep(take, frames)
            self._good.append(take)
        self._pause = self._pace.again if self._verdict.fault else self._pace.between
