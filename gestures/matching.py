"""Which detection is which known hand."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from gestures.tracks import Sighting, Track

REACH = 2.0
"""Hand-widths from where a hand is expected within which it may turn up at once ..."""
REACH_PER_SECOND = 100.0
"""... how many more for each second since it was seen: real swipes at a webcam's dozen frames
a second jump up to 8 hand-widths from one frame to the next ..."""
LONGEST_REACH = 9.0
"""... and never more than this."""
STRANGER_REACH = 3.0
"""The longest reach for a detection that claims to be the user's other hand."""
STRANGER_REACH_PER_SECOND = 10.0
LARGEST_GROWTH = 2.5
"""A hand does not look this many times larger or smaller from one sighting to the next."""
MISMATCH = 1.5
"""Hand-widths that a full disagreement on the handedness counts for."""
GROWTH = 1.0
"""Hand-widths that growing or shrinking e-fold counts for."""
UNMATCHED = 100.0
"""More than any match costs: as many hands as possible keep their identity."""

Matches = dict[int, Track]
"""Index of a detection -> the track it continues."""


def match(sightings: Sequence[Sighting], tracks: Sequence[Track], t: float) -> Matches:
    """Return the assignment of least total cost, leaving no possible match unused.

    Tries them all: there are hardly ever more than two of either.
    """
    costs = [[cost(track, sighting, t) for track in tracks] for sighting in sightings]
    return {i: tracks[j] for i, j in _cheapest(costs, 0, frozenset())[1].items()}


def cost(track: Track, sighting: Sighting, t: float) -> float:
    """Return how badly the sighting continues the track, in hand-widths; infinite if it cannot."""
    elapsed = t - track.seen
    scale = max(track.width, sighting.width)
    distance = float(np.linalg.norm(sighting.centre - track.expected(t))) / scale
    growth = abs(math.log(sighting.width / track.width))
    disagreement = _disagreement(track, sighting)
    if distance > _reach(elapsed, disagreement > 0) or growth > math.log(LARGEST_GROWTH):
        return math.inf
    return distance + MISMATCH * disagreement + GROWTH * growth


def _reach(elapsed: float, other_hand: bool) -> float:
    if other_hand:
        return min(REACH + STRANGER_REACH_PER_SECOND * elapsed, STRANGER_REACH)
    return min(REACH + REACH_PER_SECOND * elapsed, LONGEST_REACH)


def _disagreement(track: Track, sighting: Sighting) -> float:
    """Return how surely the two are different hands of the user, in [0, 1]."""
    if track.handedness == sighting.raw.handedness:
        return 0.0
    return sighting.conviction * (2 * track.handedness_score - 1)


def _cheapest(
    costs: Sequence[Sequence[float]], row: int, taken: frozenset[int]
) -> tuple[float, dict[int, int]]:
    """Return total cost and row -> column for the rows from row on, without the columns taken."""
    if row == len(costs):
        return 0.0, {}
    total, chosen = _cheapest(costs, row + 1, taken)
    best = (total + UNMATCHED, chosen)
    for column, price in enumerate(costs[row]):
        if column in taken or math.isinf(price):
            continue
        rest, chosen = _cheapest(costs, row + 1, taken | {column})
        if rest + price < best[0]:
            best = (rest + price, {row: column, **chosen})
    return best
