"""Whose hand it is: a movement under way keeps other recognisers of the same hand quiet.

While a hand drags, zooms, turns or scrolls, the same movement often looks like a swipe and
passes through static shapes. So a recogniser may *claim* a track: until it lets go, the other
recognisers' lasting gestures may end but not begin there, and what happens at once is left out
whole. The first claim stands; of two in one frame, that of the recogniser named first.
"""

from __future__ import annotations

from collections.abc import Iterable

from gestures.scores import Scores


class Claims:
    """The recogniser that has each track to itself, if any."""

    def __init__(self) -> None:
        self._holders: dict[int, str] = {}

    def update(self, scores: Iterable[Scores]) -> None:
        """Take what all recognisers say of a frame, in their order."""
        wanted: dict[int, list[str]] = {}
        for given in scores:
            if given.claims:
                wanted.setdefault(given.track_id, []).append(given.recogniser)
        self._holders = {
            track_id: held if (held := self._holders.get(track_id)) in names else names[0]
            for track_id, names in wanted.items()
        }

    def silences(self, track_id: int, recogniser: str) -> bool:
        """Tell whether another recogniser has claimed the track."""
        return self._holders.get(track_id, recogniser) != recogniser

    def clear(self) -> None:
        """Forget all claims."""
        self._holders.clear()
