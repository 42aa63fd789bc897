"""The way of one palm through the picture over the last two seconds."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gestures.geometry import square
from gestures.landmarks import Hand, Handedness, HandFrame
from gestures.swipe.shape import SHAPE_SIZE, Shape, shape_of

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

MEMORY = 2.0
"""Seconds that a trail remembers."""

_SETTLED = 0.3
"""Seconds after which a new track knows its hand: at first sight, after a quick movement, a
hand is often taken for the other one."""

_CAPACITY = 512
_SCALE_QUANTILE = 0.7


@dataclass(frozen=True, slots=True)
class Sight:
    """One sight of a palm at t (s): place, hand-width and the picture's width in its heights."""

    t: float
    x: float
    y: float
    width: float
    picture: float
    shape: Shape


def sight_of(frame: HandFrame, hand: Hand) -> Sight | None:
    """Return where the palm is, None when the landmarks are not finite or all in one place."""
    if not np.isfinite(hand.image).all():
        return None
    x, y, width, shape = shape_of(square(hand, frame.width, frame.height))
    if not width > 0:
        return None
    return Sight(frame.t, x, y, width, frame.width / frame.height, shape)


class Trail:
    """Sights of one palm, oldest first.

    born: time (s) of the very first sight.
    handedness: that of its track; one found under a new id keeps its own for a moment.
    missing_since: time (s) of the first frame without the hand, None while it is seen.
    scale: the hand-width in picture heights. Edge-on and blurred hands look smaller than
        they are, so it is a high quantile over the memory.
    """

    def __init__(self, track_id: int, handedness: Handedness, first: Sight) -> None:
        self.track_id = track_id
        self.handedness = handedness
        self.born = first.t
        self._named_at = first.t
        self._doubt = 0.0
        self.last = first
        self.missing_since: float | None = None
        self.scale = first.width
        self._samples = np.empty((5 + SHAPE_SIZE, _CAPACITY))
        self._newest_first: tuple[Floats, Floats, Flags] | None = None
        self._start = self._end = 0
        self.add(first, track_id, handedness)

    @property
    def t(self) -> Floats:
        """Times (n,) in seconds."""
        return self._samples[0, self._start : self._end]

    @property
    def places(self) -> Floats:
        """Places (2, n) in hand-widths: x, y."""
        return self._samples[1:3, self._start : self._end] / self.scale

    @property
    def regained(self) -> Flags:
        """Tell for each sight (n,) whether the hand was missing in frames before it.

        Not so where it came back under another track id: it may have been another hand.
        """
        return self._samples[4, self._start : self._end] > 0

    @property
    def widths(self) -> Floats:
        """Hand-widths (n,) in picture heights, as seen."""
        return self._samples[3, self._start : self._end]

    @property
    def shapes(self) -> Floats:
        """Shapes (SHAPE_SIZE, n); see ``gestures.swipe.shape``."""
        return self._samples[5:, self._start : self._end]

    def newest_first(self) -> tuple[Floats, Floats, Flags]:
        """Return times (n,), places (2, n) and ``regained`` (n,), the last sight first."""
        if self._newest_first is None:
            self._newest_first = self.t[::-1], self.places[:, ::-1], self.regained[::-1]
        return self._newest_first

    def add(self, sight: Sight, track_id: int, handedness: Handedness) -> None:
        """Append a sight later than all others."""
        regained = self.missing_since is not None and track_id == self.track_id
        self._name(sight.t, track_id, handedness)
        if self._end == _CAPACITY:
            self._make_room()
        self._samples[:, self._end] = (
            sight.t,
            sight.x,
            sight.y,
            sight.width,
            regained,
            *sight.shape,
        )
        self._end += 1
        while self._samples[0, self._start] < sight.t - MEMORY:
            self._start += 1
        self._newest_first = None
        widths = np.sort(self._samples[3, self._start : self._end])
        self.scale = float(widths[round(_SCALE_QUANTILE * (len(widths) - 1))])
        self.last = sight
        self.missing_since = None

    @property
    def picture_width(self) -> float:
        """Hand-widths from one side of the picture to the other."""
        return self.last.picture / self.scale

    def since(self, t: float) -> Floats:
        """Return the places (2, m) in hand-widths from t (s) on."""
        return self.places[:, np.searchsorted(self.t, t) :]

    def extent(self, seconds: float) -> tuple[float, float]:
        """Return how far (hand-widths) it went in its last seconds, in x and in y."""
        first = self._start + int(np.searchsorted(self.t, self.last.t - seconds))
        places = self._samples[1:3, first : self._end]
        x, y = (places.max(axis=1) - places.min(axis=1)).tolist()
        return x / self.scale, y / self.scale

    def distance_to(self, sight: Sight) -> float:
        """Return how far (hand-widths) a sight is from the last one."""
        return math.hypot(sight.x - self.last.x, sight.y - self.last.y) / self.scale

    def _name(self, t: float, track_id: int, handedness: Handedness) -> None:
        if track_id != self.track_id:
            self._doubt = max(self._doubt, min(self.last.t - self._named_at, _SETTLED))
            self.track_id, self._named_at = track_id, t
        if t - self._named_at >= self._doubt:
            self.handedness = handedness

    def _make_room(self) -> None:
        kept = min(self._end - self._start, _CAPACITY // 2)
        self._samples[:, :kept] = self._samples[:, self._end - kept : self._end].copy()
        self._start, self._end = 0, kept
