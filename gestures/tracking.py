"""Identity across frames: nearest expected position and a vote on the handedness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from gestures.detections import RawHand
from gestures.landmarks import Hand, HandFrame
from gestures.matching import match
from gestures.tracks import Sighting, Track

LOST_AFTER = 0.5
"""Seconds after which a hand that comes back is a new one."""
SAME_PLACE = 0.35
"""Hand-widths between the palms of two detections ..."""
SAME_SIZE = 1.5
"""... and ratio of their sizes, below which they are one hand."""


class HandTracker:
    """Gives the hands of successive pictures an identity and a settled handedness.

    A track survives LOST_AFTER seconds without its hand; its id is never used again.
    """

    def __init__(self, lost_after: float = LOST_AFTER) -> None:
        self._lost_after = lost_after
        self._tracks: list[Track] = []
        self._next_id = 1

    def update(self, t: float, width: int, height: int, detections: Sequence[RawHand]) -> HandFrame:
        """Return the hands seen at t seconds in a picture of width x height pixels.

        Detections with landmarks that are no numbers, or all in one place, are left
        out, and so is the less certain of two on one hand. Times must not run backwards.
        """
        self._tracks = [track for track in self._tracks if t - track.seen <= self._lost_after]
        sightings = _distinct(_usable(detections, width / height))
        known = match(sightings, self._tracks, t)
        seen = [self._take(t, sighting, known.get(i)) for i, sighting in enumerate(sightings)]
        hands = (_hand(track, t) for track in sorted(seen, key=lambda track: track.id))
        return HandFrame(t, width, height, tuple(hands))

    def reset(self) -> None:
        """Forget all hands (pause, source change). Ids go on counting."""
        self._tracks = []

    def _take(self, t: float, sighting: Sighting, track: Track | None) -> Track:
        """Return the track that the sighting continues, or starts."""
        if track is None:
            track = Track(self._next_id, t, sighting)
            self._next_id += 1
            self._tracks.append(track)
        else:
            track.see(t, sighting)
        return track


def _usable(detections: Iterable[RawHand], aspect: float) -> list[Sighting]:
    finite = (raw for raw in detections if _finite(raw))
    return [sighting for raw in finite if (sighting := Sighting.of(raw, aspect)).width > 0]


def _finite(raw: RawHand) -> bool:
    return bool(np.isfinite(raw.image).all() and np.isfinite(raw.world).all())


def _distinct(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Return one sighting for each physical hand, the most certain one."""
    kept: list[Sighting] = []
    for sighting in sorted(sightings, key=lambda one: -one.raw.score):
        if not any(_same_hand(sighting, other) for other in kept):
            kept.append(sighting)
    return kept


def _same_hand(a: Sighting, b: Sighting) -> bool:
    small, large = sorted((a.width, b.width))
    apart = float(np.linalg.norm(a.centre - b.centre))
    return apart < SAME_PLACE * large and large < SAME_SIZE * small


def _hand(track: Track, t: float) -> Hand:
    raw = track.sighting.raw
    return Hand(
        track_id=track.id,
        handedness=track.handedness,
        handedness_score=track.handedness_score,
        score=raw.score,
        image=raw.image,
        world=raw.world,
        age=t - track.born,
    )
