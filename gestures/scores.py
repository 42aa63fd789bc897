"""What recognisers say, and the protocol they follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from gestures.events import EventHand
from gestures.landmarks import HandFrame

NO_GESTURE = "no_gesture"


@dataclass(frozen=True, slots=True)
class Scores:
    """What one recogniser says of one track at time t (seconds).

    scores: label -> confidence in [0, 1]. A label that is absent counts as 0.
    claims: whether a movement of this recogniser is under way, which no other one may
        interrupt (see ``gestures.claims``).
    steps: how many steps of a stepwise gesture were done since the frame before.
    speed: of the movement that the scores tell of, in hand-widths/s; None where there is none.
    """

    t: float
    recogniser: str
    track_id: int
    hand: EventHand
    scores: Mapping[str, float]
    claims: bool = False
    steps: int = 1
    speed: float | None = None


class Recogniser(Protocol):
    """Turns hands into labelled scores. Keeps state per track; never reads a clock."""

    name: str
    labels: tuple[str, ...]

    def update(self, frame: HandFrame) -> Sequence[Scores]:
        """Return one Scores for each track it has something to say of.

        Times never run backwards (the engine sees to it). A track that is missing
        from the frame is lost for now; it may come back under the same id.
        """

    def reset(self) -> None:
        """Forget everything seen so far (pause, source change)."""
