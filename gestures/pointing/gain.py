"""How far the pointer goes for a movement of the hand: little when slow, much when fast."""

from __future__ import annotations

import math
from dataclasses import dataclass

SLOW, FAST = 1.0, 5.0
"""Hand-widths/s: up to the first the hand aims, from the second on it reaches.

Reaching 15 cm within half a second peaks at 7 hand-widths/s; the last corrections before a
click stay below one.
"""


@dataclass(frozen=True, slots=True)
class GainCurve:
    """Pointer acceleration: a smooth step on a logarithmic scale from ``low`` to ``high``.

    After the sigmoid functions for pointing at large displays with small movements (Nancel,
    Chapuis, Pietriga, Yang, Irani, Beaudouin-Lafon: "High-precision pointing on large wall
    displays using small handheld devices", CHI 2013). low, high: pixels for a hand-width.
    """

    low: float
    high: float

    def at(self, speed: float) -> float:
        """Return the pixels for a hand-width of movement at this speed (hand-widths/s)."""
        share = min(max((speed - SLOW) / (FAST - SLOW), 0.0), 1.0)
        step = share * share * (3 - 2 * share)
        return self.low * math.exp(step * math.log(self.high / self.low))
