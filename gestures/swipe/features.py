"""What the verifier sees of a stroke: numbers that depend neither on the frame rate nor on
the distance from the camera.

All lengths are hand-widths or parts of the stroke's length, times are seconds. Places
between two sights are interpolated, so that a slow camera gives about the same numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from gestures.swipe.proposals import Stroke
from gestures.swipe.runs import DOWN, UP, Run
from gestures.swipe.trail import Floats, Trail

FEATURE_VERSION = 1
"""Raised whenever ``stroke_features`` changes; a verifier states the version it knows."""

SIDEWAYS, PLACE, HELD = slice(14, 18), slice(37, 43), slice(43, 48)
CHANGES, COMPANY = slice(48, 57), slice(57, 58)
"""Where the features of these groups stand."""

_PARTS = np.array([0.1, 0.3, 0.5, 0.7, 0.9])
_BEFORE = np.array([0.8, 0.5, 0.35, 0.2, 0.1])
_LATELY = np.arange(1.6, -0.01, -0.1)
_NOW = 0.06
_SHORTEST = 0.02
"""Seconds; two sights may be closer, but no stroke is."""
_APART = 1.0
"""Hand-widths between two palms below which the other is a ghost of the same hand."""


def stroke_features(
    t: float, trail: Trail, run: Run, stroke: Stroke, others: Iterable[Trail], lost_for: float
) -> Floats:
    """Return the features (N_FEATURES,) of a stroke as seen at t (s).

    others: the other hands. lost_for: seconds since the hand was last seen.
    """
    path = _Path(run, stroke)
    return np.array(
        [
            *_kind(trail, stroke),
            *path.course(t),
            min(lost_for, 0.3),
            *path.sideways(),
            *path.before(trail.born),
            *_previous(run, stroke),
            *path.lately(),
            *_place(trail, run, stroke),
            *_held(trail, run, stroke),
            *_company(others, trail, stroke),
        ]
    )


def speed_of(run: Run, stroke: Stroke) -> float:
    """Return the mean speed (hand-widths/s) without the first and last tenth of the length."""
    return _Path(run, stroke).speed


def _kind(trail: Trail, stroke: Stroke) -> tuple[float, ...]:
    direction = stroke.direction
    inward = 0.0
    if direction.axis == 0:
        inward = 1.0 if (direction.sign < 0) == (trail.handedness == "right") else -1.0
    return float(direction is UP), float(direction is DOWN), inward


class _Path:
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
        self.speed = float(_PARTS[-1] - _PARTS[0]) * stroke.length / self.seconds

    def course(self, t: float) -> tuple[float, ...]:
        """Length, time and speed, how they were shared out, and what has come after."""
        times, seconds = self.times, self.seconds
        back = float(self.along[self.inside.stop - 1 :].max() - self.along[-1])
        lost = self.run.regained[self.run.arrived : self.stroke.first]
        gaps = -np.diff(self.run.t[self.run.arrived : self.stroke.first + 1])
        return (
            math.log(self.stroke.length),
            math.log(seconds),
            math.log(self.speed),
            *((times[1:4] - times[0]) / seconds).tolist(),
            min(t - float(times[-1]), 0.4),
            float(np.clip(self.speed_now() / self.speed, -1.5, 2.0)),
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
        at = self.begun - _BEFORE
        along = np.interp(at, self.t, self.along) - np.interp(self.begun, self.t, self.along)
        across = np.interp(at, self.t, self.across) - np.interp(self.begun, self.t, self.across)
        known = min(self.begun - float(self.t[0]), 1.0)
        return (
            *np.clip(along, -3, 3).tolist(),
            *np.clip(np.abs(across), 0, 3).tolist(),
            known,
            min(self.begun - born, 1.5),
        )

    def lately(self) -> tuple[float, ...]:
        """How far the palm went to and fro over the last seconds, in stroke lengths."""
        at = self.begun - _LATELY
        length = self.stroke.length
        along = np.interp(at, self.t, self.along)
        across = np.interp(at, self.t, self.across)
        ways = [np.abs(np.diff(each)).sum() / length for each in (along, across)]
        nets = [abs(each[-1] - each[0]) / length for each in (along, across)]
        return tuple(min(float(value), 4.0) for value in (*ways, *nets))


def _previous(run: Run, stroke: Stroke) -> tuple[float, ...]:
    """The movement the other way that led to the stroke's run: length, speed, pause."""
    previous = run.before(0.35)
    return (
        min(previous.length / stroke.length, 3.0),
        min(previous.mean_speed / stroke.speed, 3.0),
        float(np.clip(stroke.start - previous.end, 0, 1)),
    )


def _place(trail: Trail, run: Run, stroke: Stroke) -> tuple[float, ...]:
    """Where in the picture it begins and ends, and how large the hand is there."""
    count = len(run.t)
    x, y = trail.places
    ends = count - 1 - stroke.first, count - 1 - run.arrived
    width = trail.picture_width
    inner = [min(float(x[k]), width - float(x[k])) for k in ends]
    ahead = width - float(x[ends[1]]) if stroke.direction.sign > 0 else float(x[ends[1]])
    return (
        *(float(y[k]) * trail.scale for k in ends),
        *(float(np.clip(value, -1, 5)) for value in inner),
        float(np.clip(ahead, -1, 6)) if stroke.direction.axis == 0 else 2.5,
        math.log(trail.scale),
    )


def _held(trail: Trail, run: Run, stroke: Stroke) -> tuple[float, ...]:
    """Fingers and turn of the hand in the stroke, and how much of both changes on the way."""
    count = len(run.t)
    first, last = count - 1 - stroke.first, count - run.arrived
    shapes = trail.shapes[:, first:last]
    widths = trail.widths[first:last]
    outwards = 1.0 if trail.handedness == "right" else -1.0
    mean, spread = shapes.mean(axis=1), shapes.std(axis=1)
    change = shapes[:, -1] - shapes[:, 0]
    sign = stroke.direction.sign if stroke.direction.axis == 0 else outwards
    return (
        *mean[:2].tolist(),
        float(mean[2]) * outwards,
        *mean[3:].tolist(),
        *spread.tolist(),
        float(change[2]) * sign,
        float(change[3]),
        float(np.clip(np.log(widths[-1] / widths[0]), -1, 1)),
        float(np.clip(np.log(np.median(widths) / trail.scale), -1, 1)),
    )


def _company(others: Iterable[Trail], trail: Trail, stroke: Stroke) -> tuple[float, ...]:
    """Whether there is another hand, and how far it moves meanwhile."""
    present, moved = 0.0, 0.0
    for other in others:
        if other is trail or trail.distance_to(other.last) < _APART:
            continue
        places = other.since(stroke.start)
        if places.shape[1] == 0:
            continue
        present = 1.0
        moved = max(moved, float(np.ptp(places, axis=1).max()) / stroke.length)
    return present, min(moved, 2.0)
