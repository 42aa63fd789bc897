"""What may count as a swipe: the bounds within which the verifier is asked."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class SwipeParameters:
    """Lengths in hand-widths, times in seconds, speeds in hand-widths/s.

    What a stroke needs before the verifier is asked:
        length, speed: of the stroke, the speed its mean.
        cross: largest movement across the stroke, as a part of its length.
        max_duration: what takes longer is no stroke.
        seen: part of a stroke that must lie outside its longest step, so that one jump
            from place to place is none.
    How sure the verifier must be, as a probability:
        early_bar: while the stroke goes on.
        late_bar: once the hand has slowed down or vanished.
        slowed_down: part of its mean speed below which a stroke is done.
    How a hand is followed:
        turn: a retreat this long ends a run; it lies above the landmarks' noise.
        rest: a hand that keeps its place for so long has rested.
        vanish: a hand lost for this long has vanished.
        max_gap: a hand missing for longer is followed anew.
        fresh: strokes that ended earlier are past.
        max_speed: what moves faster is another hand.
    What speaks against a stroke:
        return_window: an opposite stroke so soon after a swipe is the way back.
        slow_return_window: likewise, when it is clearly slower than the swipe.
        after_window: a stroke across it so soon after a swipe is its tail.
    What is said of it:
        pulse: how long the score of a swipe stays up.

    Raises ValueError when a value is not a positive number, or a bar not below 1.
    """

    length: float = 0.8
    speed: float = 2.0
    cross: float = 0.8
    max_duration: float = 1.3
    seen: float = 0.05
    early_bar: float = 0.955
    late_bar: float = 0.93
    slowed_down: float = 0.5
    turn: float = 0.35
    rest: float = 0.12
    vanish: float = 0.07
    max_gap: float = 0.28
    fresh: float = 0.25
    max_speed: float = 90.0
    return_window: float = 1.0
    slow_return_window: float = 2.0
    after_window: float = 0.5
    pulse: float = 0.12

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not (math.isfinite(value) and value > 0):
                raise ValueError(f"{field.name} must be a positive number, not {value}")
        if not max(self.early_bar, self.late_bar) < 1:
            raise ValueError("early_bar and late_bar are probabilities below 1")
