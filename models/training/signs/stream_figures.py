"""Figures of spotting: signs found, missed and made up in streams with a known truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from controller.evaluation.sequences import levenshtein
from gestures.engine import GestureEngine
from gestures.events import Event
from gestures.signs.layout import SignFrames
from gestures.signs.recogniser import SignRecogniser
from gestures.thresholds import DEFAULT_RULES
from models.training.signs.as_recording import hand_frames
from models.training.signs.streams import Signed, Stream

EARLY, LATE = 0.3, 1.0
"""Seconds before a sign's start and after its end within which it may be found."""
ASIDE = 0.8
"""Seconds from the nearest sign beyond which a found one was made up of rest."""


@dataclass
class Tally:
    """wrong: edits that lead from the truth to what was found. latencies: from the end of a
    sign to its event, below 0 where it came earlier. resting: seconds without signing, and
    at_rest the signs found there. scores: of each found sign, and whether it was right.
    """

    signs: int = 0
    wrong: int = 0
    latencies: list[float] = field(default_factory=list)
    resting: float = 0.0
    at_rest: int = 0
    scores: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def error_rate(self) -> float:
        """Return the word error rate."""
        return self.wrong / self.signs if self.signs else 0.0

    @property
    def per_minute(self) -> float:
        """Return the signs found in a minute in which nobody signed."""
        return 60 * self.at_rest / self.resting if self.resting else 0.0

    def latency(self, share: float) -> float:
        """Return a quantile of the latencies; NaN without any."""
        return float(np.quantile(self.latencies, share)) if self.latencies else float("nan")

    def add(self, stream: Stream, events: Sequence[Event]) -> None:
        """Take what was found in a stream."""
        truth = stream.truth
        self.signs += len(truth)
        self.wrong += levenshtein([s.name for s in truth], [e.name for e in events])
        self.resting += stream.resting
        self.at_rest += sum(not _near(event, truth) for event in events)
        left = list(events)
        for sign in truth:
            found = next((event for event in left if _is_of(event, sign)), None)
            if found is not None:
                left.remove(found)
                self.latencies.append(found.t - sign.end)
        self.scores += [(event.confidence, event not in left) for event in events]


def spotted(recogniser: SignRecogniser, frames: SignFrames) -> list[Event]:
    """Return the signs that the recogniser finds, through the state machine as when it runs."""
    recogniser.reset()
    engine = GestureEngine([recogniser], DEFAULT_RULES)
    return [event for frame in hand_frames(frames) for event in engine.update(frame)]


def _is_of(event: Event, sign: Signed) -> bool:
    return event.name == sign.name and sign.start - EARLY <= event.t <= sign.end + LATE


def _near(event: Event, truth: Sequence[Signed]) -> bool:
    return any(sign.start - ASIDE <= event.t <= sign.end + ASIDE for sign in truth)
