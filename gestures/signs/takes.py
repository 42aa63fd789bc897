"""Whether a take of a sign is worth keeping."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gestures.signs.features import N_HAND, features
from gestures.signs.layout import Array, SignFrames
from gestures.signs.likeness import distances

Fault = Literal["few_frames", "no_hand", "hand_lost", "edge", "still", "moving", "unlike"]

FEWEST_LOOKS = 6
"""Looks that a take must have: eight frames a second are the least that a camera gives."""
LONGEST_PAUSE = 0.4
"""Seconds between two looks, beyond which the camera has stumbled."""
LEAST_SEEN = 0.6
"""Share of the looks in which a hand must be seen; nearly none is NOTHING_SEEN."""
NOTHING_SEEN = 0.1
MOST_CUT_OFF = 0.25
"""Share of the looks with a hand in which a hand may reach over the picture's edge."""
FARTHEST_OUT = 0.02
"""Picture heights by which a point may lie outside: landmarks are not exact."""

STILL = 0.12
"""Shoulder-widths that the hands of somebody who holds them still may move."""
MUCH_LESS = 0.25
"""A take that moves by less than this share of the earlier ones lacks the movement."""

UNLIKE = 0.8
"""Distance beyond which two takes are not of one sign. From the nearest earlier take of its sign
and session 95 takes of 100 are nearer than this; a take of another sign mostly is not."""
UNLIKE_TYPICAL = 3.0
"""And this many times as far as the earlier takes are from each other."""


@dataclass(frozen=True, slots=True)
class Take:
    """A take with what it is compared by.

    rows: (STEPS, WIDTH) features. motion: how far a wrist gets, in shoulder-widths.
    """

    frames: SignFrames
    rows: Array
    motion: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """fault: why the take is to be done again; None: it is good.

    likeness: in (0, 1], to the most alike of the earlier takes; None without one.
    """

    fault: Fault | None = None
    likeness: float | None = None


def make_take(frames: SignFrames) -> Take:
    """Return a take of at least one look."""
    rows = features(frames)
    return Take(frames, rows, _motion(rows))


def judge(frames: SignFrames, aspect: float, earlier: Sequence[Take] = ()) -> Verdict:
    """Say what is wrong with a take.

    aspect: the picture's width / height. earlier: good takes of the same sign and session.
    """
    if len(frames) < FEWEST_LOOKS or np.diff(frames.t).max(initial=0.0) > LONGEST_PAUSE:
        return Verdict("few_frames")
    hands = np.stack([frames.left, frames.right])
    there = ~np.isnan(hands[:, :, 0, 0])
    seen = float(there.any(axis=0).mean())
    if seen < LEAST_SEEN:
        return Verdict("no_hand" if seen < NOTHING_SEEN else "hand_lost")
    if _cut_off(hands, there, aspect) > MOST_CUT_OFF:
        return Verdict("edge")
    return _compare(make_take(frames), earlier)


def _cut_off(hands: Array, there: NDArray[np.bool_], aspect: float) -> float:
    """Return the share of the looks with a hand in which one reaches over the edge."""
    low, high = -FARTHEST_OUT, np.array([aspect, 1.0]) + FARTHEST_OUT
    points = np.nan_to_num(hands[..., :2], nan=0.5)
    outside = ((points < low) | (points > high)).any(axis=(2, 3)) & there
    return float(outside.any(axis=0).sum() / max(there.any(axis=0).sum(), 1))


def _motion(rows: Array) -> float:
    ways = [0.0]
    for side in (0, 1):
        hand = rows[:, side * N_HAND : (side + 1) * N_HAND]
        wrist = hand[hand[:, 0] > 0, 1:3]
        if len(wrist):
            # Not the ends: the hands may still be on their way there.
            low, high = np.quantile(wrist, (0.1, 0.9), axis=0)
            ways.append(float(np.linalg.norm(high - low)))
    return max(ways)


def _compare(take: Take, earlier: Sequence[Take]) -> Verdict:
    if not earlier:
        return Verdict()
    apart = float(_from(take, earlier).min())
    likeness = 1 / (1 + apart)
    usual = statistics.median(each.motion for each in earlier)
    if take.motion < min(STILL, MUCH_LESS * usual):
        return Verdict("still", likeness)
    if usual < STILL and take.motion > STILL / MUCH_LESS:
        return Verdict("moving", likeness)
    if apart > max(UNLIKE, UNLIKE_TYPICAL * _typical(earlier)):
        return Verdict("unlike", likeness)
    return Verdict(likeness=likeness)


def _typical(takes: Sequence[Take]) -> float:
    """Return how far a take usually is from the nearest of the others; 0 for a single one."""
    if len(takes) < 2:
        return 0.0
    others = [[each for each in takes if each is not take] for take in takes]
    nearest = [_from(take, rest).min() for take, rest in zip(takes, others, strict=True)]
    return float(statistics.median(nearest))


def _from(take: Take, others: Sequence[Take]) -> Array:
    return distances(take.rows, np.stack([each.rows for each in others]))
