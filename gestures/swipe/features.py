"""What the verifier sees of a stroke: numbers that depend neither on the frame rate nor on
the distance from the camera.

All lengths are hand-widths or parts of the stroke's length, times are seconds. Places
between two sights are interpolated, so that a slow camera gives about the same numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from gestures.swipe.path import Path
from gestures.swipe.proposals import Stroke
from gestures.swipe.runs import DOWN, UP, Run
from gestures.swipe.trail import Floats, Trail

FEATURE_VERSION = 1
"""Raised whenever ``stroke_features`` changes; a verifier states the version it knows."""

SIDEWAYS, KNOWN = slice(14, 18), slice(28, 30)
PLACE, HELD = slice(37, 43), slice(43, 48)
CHANGES, COMPANY = slice(48, 57), slice(57, 59)
"""Where the features of these groups stand."""

IS_DOWN, ENDS_AT = 1, 38
"""Where it stands whether the stroke goes down, and where it ends, in heights of the picture."""

_APART = 1.0
"""Hand-widths between two palms below which the other is a ghost of the same hand."""


def stroke_features(
    t: float, trail: Trail, run: Run, stroke: Stroke, others: Iterable[Trail], lost_for: float
) -> Floats:
    """Return the features (59,) of a stroke as seen at t (s).

    others: the other hands. lost_for: seconds since the hand was last seen.
    """
    path = Path(run, stroke)
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
    return Path(run, stroke).speed


def _kind(trail: Trail, stroke: Stroke) -> tuple[float, ...]:
    direction = stroke.direction
    inward = 0.0
    if direction.axis == 0:
        inward = 1.0 if (direction.sign < 0) == (trail.handedness == "right") else -1.0
    return float(direction is UP), float(direction is DOWN), inward


def _previous(run: Run, stroke: Stroke) -> tuple[float, ...]:
    """The movement the other way that led to the stroke's run: length, speed, pause."""
    previous = run.before(0.35)
    return (
        min(previous.length / stroke.length, 3.0),
        min(previous.mean_speed / stroke.speed, 3.0),
        _within(stroke.start - previous.end, 0, 1),
    )


def _place(trail: Trail, run: Run, stroke: Stroke) -> tuple[float, ...]:
    """Where in the picture it begins and ends, and how large the hand is there."""
    _, (x, y), _ = trail.newest_first()
    ends = stroke.first, run.arrived
    width = trail.picture_width
    inner = [min(float(x[k]), width - float(x[k])) for k in ends]
    ahead = width - float(x[ends[1]]) if stroke.direction.sign > 0 else float(x[ends[1]])
    return (
        *(float(y[k]) * trail.scale for k in ends),
        *(_within(value, -1, 5) for value in inner),
        _within(ahead, -1, 6) if stroke.direction.axis == 0 else 2.5,
        math.log(trail.scale),
    )


def _held(trail: Trail, run: Run, stroke: Stroke) -> tuple[float, ...]:
    """Fingers and turn of the hand in the stroke, and how much of both changes on the way."""
    count = len(run.t)
    first, last = count - 1 - stroke.first, count - run.arrived
    shapes = trail.shapes[:, first:last]
    widths = trail.widths[first:last]
    outwards = 1.0 if trail.handedness == "right" else -1.0
    mean = shapes.mean(axis=1)
    spread = np.sqrt(((shapes - mean[:, np.newaxis]) ** 2).mean(axis=1))
    change = shapes[:, -1] - shapes[:, 0]
    sign = stroke.direction.sign if stroke.direction.axis == 0 else outwards
    return (
        *mean[:2].tolist(),
        float(mean[2]) * outwards,
        *mean[3:].tolist(),
        *spread.tolist(),
        float(change[2]) * sign,
        float(change[3]),
        _within(math.log(widths[-1] / widths[0]), -1, 1),
        _within(math.log(_median(widths) / trail.scale), -1, 1),
    )


def _within(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)


def _median(values: Floats) -> float:
    ordered, half = np.sort(values), len(values) // 2
    return float(ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2)


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
