"""What a run has cost so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from gestures.landmarks import HandFrame

MAX_LATENCIES = 10_000
"""Enough for the figures of a run; a program that runs all day must not grow."""


@dataclass(slots=True)
class Statistics:
    """``span`` is seconds of the source's clock; latencies are seconds, of the first actions."""

    frames: int = 0
    frames_with_hand: int = 0
    span: float = 0.0
    latencies: list[float] = field(default_factory=list)
    _first: float | None = None

    def count(self, frame: HandFrame) -> None:
        """Take note of a frame."""
        if self._first is None:
            self._first = frame.t
        self.span = frame.t - self._first
        self.frames += 1
        self.frames_with_hand += bool(frame.hands)

    def add_latency(self, seconds: float) -> None:
        """Take note of an action, so long after its frame was there."""
        if len(self.latencies) < MAX_LATENCIES:
            self.latencies.append(seconds)
