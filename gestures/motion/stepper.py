"""A quantity that changes, counted in steps."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from gestures.motion.parameters import StepParameters

_SPEED_OVER = 0.08
"""Seconds over which the speed of the change is taken: noise would rule over a shorter time."""

_JUMP_OVER = 0.03
"""Seconds within which landmarks jump from one opinion to another."""


_GOES_ON = 0.1
"""Part of the first step that must be seen before it or after it, in frames of their own."""


@dataclass(slots=True)
class _Back:
    """How far a quantity has come back from its highest and its lowest value since its rest."""

    highest: float = 0.0
    lowest: float = 0.0
    fall: float = 0.0
    rise: float = 0.0

    def add(self, value: float) -> None:
        """Take the next value."""
        self.highest, self.lowest = max(self.highest, value), min(self.lowest, value)
        self.fall = max(self.fall, self.highest - value)
        self.rise = max(self.rise, value - self.lowest)

    def before(self, sign: int) -> float:
        """Return the longest way against a direction."""
        return self.fall if sign > 0 else self.rise


class Stepper:
    """Counts steps of a quantity that leaves its rest.

    The first step needs more change than noise makes; while the movement goes on each further
    step needs ``step``. A movement that turns back is over: nothing counts until the quantity
    has rested, so that the way back is no movement of its own unless it is meant as one. What
    is faster than ``sure`` at its first step may be no movement at all (a hand that drops): it
    counts when it slows down, and never when it becomes faster still.
    """

    def __init__(self, parameters: StepParameters) -> None:
        self._p = parameters
        self._recent: deque[tuple[float, float]] = deque()
        self._anchor: float | None = None
        self._extreme = 0.0
        self._back = _Back()
        self._leap: float | None = None
        self.direction = 0
        self.rests = False

    @property
    def under_way(self) -> bool:
        """Whether a movement has begun and not come to rest."""
        return self.direction != 0

    @property
    def progress(self) -> float:
        """How much of the first step is done: 1 and more when it is due."""
        if self._anchor is None or not self._recent:
            return 0.0
        return abs(self._recent[-1][1] - self._anchor) / self._p.first

    def rest(self) -> None:
        """Forget the movement; where the quantity is now, it rests."""
        self.direction = 0
        self._anchor = self._recent[-1][1] if self._recent else None
        self._back = _Back(self._anchor or 0.0, self._anchor or 0.0)

    def start(self, t: float, value: float) -> None:
        """Take a quantity to be at rest here and now."""
        self._recent.clear()
        self._recent.append((t, value))
        self.rest()

    def update(self, t: float, value: float, *, still: bool = True, trusted: bool = True) -> int:
        """Return how many steps are done at t (s): positive upwards, negative downwards.

        still: whether the rest of the hand rests, too: else the quantity cannot come to rest.
        trusted: whether steps may be told of now; they wait while it is False.
        """
        recent, p, self.rests = self._recent, self._p, False
        recent.append((t, value))
        while len(recent) > 1 and t - recent[1][0] >= p.rest:
            recent.popleft()
        if still and t - recent[0][0] >= p.rest and self._spread() <= p.calm:
            self._settle()
            return 0
        if self._anchor is None or self._speed(t) > p.fastest:
            self._anchor = None
            return 0
        if not trusted:
            return 0
        return self._first(value) if self.direction == 0 else self._further(value)

    def _settle(self) -> None:
        self.direction, self.rests = 0, True
        self._anchor = sum(v for _, v in self._recent) / len(self._recent)
        self._back, self._leap = _Back(self._anchor, self._anchor), None

    def _spread(self) -> float:
        values = [v for _, v in self._recent]
        return max(values) - min(values)

    def _speed(self, t: float, over: float = _SPEED_OVER) -> float:
        """Return the change a second at t (s), 0 where it is not known."""
        now, then = self._value(t), self._value(t - over)
        return 0.0 if now is None or then is None else abs(now - then) / over

    def _value(self, t: float) -> float | None:
        """Return the value at t (s); between two frames it counts as going straight."""
        later = self._recent[-1]
        for sample in reversed(self._recent):
            if sample[0] <= t:
                gap = later[0] - sample[0]
                share = (t - sample[0]) / gap if gap else 0.0
                return sample[1] + share * (later[1] - sample[1])
            later = sample
        return None

    def _reached(self, goal: float) -> float:
        """Return when the quantity reached a value: within the last frame, or by now."""
        (t0, before), (t1, now) = self._recent[-2], self._recent[-1]
        if (before < goal) == (now < goal):
            return t1
        return t0 + (goal - before) / (now - before) * (t1 - t0)

    def _first(self, value: float) -> int:
        assert self._anchor is not None
        change = value - self._anchor
        self._back.add(value)
        if abs(change) < self._p.first:
            return 0
        sign = 1 if change > 0 else -1
        if not self._goes_on(value, sign):
            return 0
        t = self._reached(self._anchor + sign * self._p.first)
        if self._speed(t, _JUMP_OVER) > self._p.jump or self._back.before(sign) > self._p.back:
            self._anchor = None
            return 0
        if min(self._speed(t), self._speed(self._recent[-1][0])) > self._p.sure:
            return 0
        self.direction = sign
        self._anchor += self.direction * self._p.first
        self._extreme = value
        return self.direction + self._further(value)

    def _goes_on(self, value: float, sign: int) -> bool:
        """Tell whether it is on its way: landmarks jump within one frame and stay there."""
        assert self._anchor is not None
        if self._leap is not None:
            return (value - self._leap) * sign >= _GOES_ON * self._p.first
        before = (self._recent[-2][1] - self._anchor) * sign
        if not self._p.gradual or before >= _GOES_ON * self._p.first:
            return True
        self._leap = value
        return False

    def _further(self, value: float) -> int:
        assert self._anchor is not None
        sign = self.direction
        if (value - self._extreme) * sign > 0:
            self._extreme = value
        elif (self._extreme - value) * sign > self._p.first:
            self._anchor = None
            return 0
        steps = max(int((value - self._anchor) * sign / self._p.step), 0)
        self._anchor += sign * steps * self._p.step
        return sign * steps
