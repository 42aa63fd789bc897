"""The way of a palm before, in and after a stroke, as a verifier sees it."""

from __future__ import annotations

import math

import numpy as np

from gestures.swipe.proposals import Stroke
from gestures.swipe.runs import Run

_PARTS = np.array([0.1, 0.3, 0.5, 0.7, 0.9])
_BEFORE = np.array([0.8, 0.5, 0.35, 0.2, 0.1, 0.0])
_LATELY = np.arange(1.6, -0.01, -0.1)
_EARLIER = np.concatenate([_BEFORE, _LATELY])
_NOW = 0.06
_SHORTEST = 0.02
"""Seconds; two sights may be closer, but no stroke is."""


class Path:
    """A run in order of time, and where the stroke lies in it."""

    def __init__(self, run: Run, stroke: Stroke) -> None:
        self.t, self.along, self.across = run.t[::-1], run.along[::-1], run.across[::-1]
        self.run, self.stroke = run, stroke
        first, last = len(self.t) - 1 - stroke.first, len(self.t) - 1 - run.arrived
        self.inside = slice(first, last + 1)
        way = np.maximum.accumulate(self.along[self.inside]) - self.along[first]
        rising = way + 1e-9 * np.arange(len(way))
        self.times = np.interp(_PARTS * stroke.length, rising, self.t[self.inside])
        self.begun = float(self.times[0])
        self.seconds = max(float(self.times[-1] - self.times[0]), _SHORTEST)
        at = self.begun - _EARLIER
        self.along_earlier = np.interp(at, self.t, self.along)
        self.across_earlier = np.interp(at, self.t, self.across)
        self.speed = float(_PARTS[-1] - _PARTS[0]) * stroke.length / self.seconds

    def course(self, t: float) -> tuple[float, ...]:
        """Length, time and speed, how they were shared out, and what has come after."""
        times, seconds = self.times, self.seconds
        back = float(self.along[self.inside.stop - 1 :].max() - self.along[-1])
        lost = self.run.regained[self.run.arrived : self.stroke.first]
        sights = self.run.t[self.run.arrived : self.stroke.first + 1]
        gaps = sights[:-1] - sights[1:]
        return (
            math.log(self.stroke.length),
            math.log(seconds),
            math.log(self.speed),
            *((times[1:4] - times[0]) / seconds).tolist(),
            min(t - float(times[-1]), 0.4),
            min(max(self.speed_now() / self.speed, -1.5), 2.0),
            min(back, 2.0),
            min(float(gaps[lost].sum()) / (seconds / 0.8), 1.5),
        )

    def speed_now(self) -> float:
        now = float(self.t[-1])
        before = float(np.interp(now - _NOW, self.t, self.along))
        return (float(self.along[-1]) - before) / _NOW

    def sideways(self) -> tuple[float, ...]:
        """Net movement across and bend to either side, in parts of the length.

        Of a stroke to the side down is positive; of one up or down the sides are alike.
        """
        across = self.across[self.inside]
        net = float(across[-1] - across[0])
        length = self.stroke.length
        share = (self.along[self.inside] - self.along[self.inside.start]) / length
        bend = across - across[0] - share * net
        less, more = -float(bend.min()) / length, float(bend.max()) / length
        if self.stroke.direction.axis == 1:
            net, less, more = abs(net), max(less, more), min(less, more)
        return net / length, abs(net) / length, -less, more

    def before(self, born: float) -> tuple[float, ...]:
        """Places before the stroke, relative to its beginning; how long the hand was there."""
        along, across = self.along_earlier[: len(_BEFORE)], self.across_earlier[: len(_BEFORE)]
        along, across = along[:-1] - along[-1], across[:-1] - across[-1]
        known = min(self.begun - float(self.t[0]), 1.0)
        return (
            *np.minimum(np.maximum(along, -3), 3).tolist(),
            *np.minimum(np.abs(across), 3).tolist(),
            known,
            min(self.begun - born, 1.5),
        )

    def lately(self) -> tuple[float, ...]:
        """How far the palm went to and fro over the last seconds, in stroke lengths."""
        length = self.stroke.length
        along, across = self.along_earlier[len(_BEFORE) :], self.across_earlier[len(_BEFORE) :]
        ways = [np.abs(each[1:] - each[:-1]).sum() / length for each in (along, across)]
        nets = [abs(each[-1] - each[0]) / length for each in (along, across)]
        return tuple(min(float(value), 4.0) for value in (*ways, *nets))
