"""Which two hands spell, also while one of them is lost for a moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gestures.geometry import palm_centre
from gestures.landmarks import Points
from gestures.static_quality import Judged

STAYS = 1.0
"""Hand-widths by which the hand that is left may have moved while the other one is not seen."""


@dataclass(frozen=True, slots=True)
class SpellingHands:
    """hands: those seen now, the higher one first. points: (21, 3) of each hand that spells,
    in picture heights; that of a hand just lost is as it was last seen, beside the other one.
    """

    hands: tuple[Judged, ...]
    points: tuple[Points, ...]


class PairMemory:
    """Completes a pair of which one hand is lost, which a landmarker often does when they touch.

    hold: seconds for which the lost hand counts as being where it was.
    """

    def __init__(self, hold: float = 0.4) -> None:
        self._hold = hold
        self._t = 0.0
        self._pair: tuple[Judged, Judged] | None = None

    def update(self, t: float, hands: Sequence[Judged]) -> SpellingHands | None:
        """Return what spells at t (s, increasing): the two largest hands, or the one there is."""
        if self._pair and t - self._t > self._hold:
            self._pair = None
        if not hands:
            return None
        largest = sorted(hands, key=lambda hand: -hand.width)[:2]
        seen = tuple(sorted(largest, key=_height))
        points = tuple(hand.points for hand in seen)
        if len(seen) == 2:
            self._t, self._pair = t, (seen[0], seen[1])
            return SpellingHands(seen, points)
        lost = self._lost(seen[0])
        return SpellingHands(seen, points if lost is None else (*points, lost))

    def clear(self) -> None:
        """Forget the pair."""
        self._pair = None

    def _lost(self, left: Judged) -> Points | None:
        """Return the points of the hand that is missing beside ``left``, None if none is."""
        if self._pair is None:
            return None
        here = palm_centre(left.points)[:2]
        ways = [here - palm_centre(hand.points)[:2] for hand in self._pair]
        gaps = [float(np.linalg.norm(way)) for way in ways]
        same = int(gaps[1] < gaps[0])
        if gaps[same] > STAYS * left.width:
            return None
        shift = np.append(ways[same], 0).astype(np.float32)
        lost: Points = self._pair[1 - same].points + shift
        return lost


def _height(hand: Judged) -> float:
    return float(palm_centre(hand.points)[1])
