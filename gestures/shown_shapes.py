"""Which shape a hand shows around a movement: what the static recogniser said of it lately."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

from gestures.registry import GESTURES, STATIC
from gestures.scores import Scores

WINDOW = 0.8
"""Seconds that count: a movement, and a moment before it."""

LONGEST = 0.1
"""Seconds for which one look may speak at most, also when none follows."""

SURE = 0.5
"""Mean score over the time that the hand was seen from which the shape is sure."""


class ShownShapes:
    """Keeps the static scores of every hand for a moment. Times in seconds."""

    def __init__(self) -> None:
        self._looks: dict[int, deque[tuple[float, Mapping[str, float]]]] = {}

    def clear(self) -> None:
        """Forget all hands."""
        self._looks.clear()

    def update(self, t: float, scores: Iterable[Scores]) -> None:
        """Take in what was said of the frame at t."""
        for each in scores:
            if each.recogniser == STATIC:
                self._looks.setdefault(each.track_id, deque()).append((t, each.scores))
        for track_id, looks in list(self._looks.items()):
            while looks and t - looks[0][0] > WINDOW:
                looks.popleft()
            if not looks:
                del self._looks[track_id]

    def of(self, track_id: int) -> str | None:
        """Return the one-hand shape whose score was highest on average; None when not sure.

        A look counts for the time until the next one, so the frame rate does not matter.
        """
        looks = self._looks.get(track_id, ())
        sums: dict[str, float] = {}
        total = 0.0
        for number, (t, scores) in enumerate(looks):
            following = looks[number + 1][0] if number + 1 < len(looks) else t + LONGEST
            seconds = min(following - t, LONGEST)
            total += seconds
            for label, score in scores.items():
                sums[label] = sums.get(label, 0.0) + seconds * score
        best = max(sums, key=sums.__getitem__, default=None)
        if best is None or sums[best] < SURE * total:
            return None
        known = GESTURES.get(best)
        return best if known is not None and known.hands == 1 else None
