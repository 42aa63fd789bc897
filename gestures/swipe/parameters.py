"""What counts as a swipe: the numbers that decide."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class SwipeParameters:
    """Lengths in hand-widths, times in seconds, speeds in hand-widths/s.

    What a stroke needs:
        under_way: a stroke this long counts while it still goes on.
        done: a stroke this long counts once the hand has slowed down or vanished.
        entering: length asked of a stroke that begins where the hand has just appeared;
            sideways, half the picture's width is enough.
        appear: a hand has just appeared for this long.
        speed: mean speed. vertical_speed: likewise for up and down, since raising and
            dropping a hand is everyday movement.
        cross: largest movement across the stroke, as a part of its length.
        max_duration: what takes longer is no stroke.
        seen: part of a stroke that must lie outside its longest step, so that one jump
            from place to place is none.
        sharpness: how steeply the confidence grows with the surplus.
    How a hand is followed:
        turn: a retreat this long ends a run; it lies above the landmarks' noise.
        vanish: a hand lost for this long has vanished.
        max_gap: a hand missing for longer is followed anew.
        fresh: strokes that ended earlier are past.
        max_speed: what moves faster is another hand.
    What speaks against a stroke:
        return_window: an opposite stroke so soon after a swipe is the way back.
        slow_return_window: likewise, when it is clearly slower than the swipe.
        after_window: a stroke across it so soon after a swipe is its tail.
        rebound_window: a stroke so soon after an opposite one is its rebound (waving),
        rebound_size: if that one had this part of its length
        rebound_speed: and this part of its speed.
        both_hands: the other hand covers this part of its length in the same time.
        low: part of the picture, from below, where hands rest: no stroke up begins there
            and none down ends there.
        rest: how long a hand is at rest before a stroke up or down.
    What is said of it:
        pulse: how long the score of a swipe stays up.

    Raises ValueError when a value is not a positive number.
    """

    under_way: float = 3.0
    done: float = 2.2
    entering: float = 4.0
    appear: float = 0.12
    speed: float = 7.0
    vertical_speed: float = 9.0
    cross: float = 0.4
    max_duration: float = 1.2
    seen: float = 0.05
    sharpness: float = 4.0
    turn: float = 0.35
    vanish: float = 0.1
    max_gap: float = 0.28
    fresh: float = 0.25
    max_speed: float = 90.0
    return_window: float = 1.0
    slow_return_window: float = 2.0
    after_window: float = 0.5
    rebound_window: float = 0.25
    rebound_size: float = 0.6
    rebound_speed: float = 0.75
    both_hands: float = 0.5
    low: float = 0.18
    rest: float = 0.12
    pulse: float = 0.12

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not (math.isfinite(value) and value > 0):
                raise ValueError(f"{field.name} must be a positive number, not {value}")
