"""Labelled strokes to train the verifier on: every look that the recogniser takes at one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gestures.landmarks import HandFrame
from gestures.swipe.features import ENDS_AT
from gestures.swipe.finder import Candidate, StrokeFinder
from gestures.swipe.parameters import SwipeParameters
from gestures.swipe.runs import DOWN
from models.training.swipes.data import Recording
from models.training.synth.truth import TrueEvent

Verdict = tuple[bool, float] | None
"""Whether a stroke is a swipe and how much that counts; None: not to be learned from."""

Judge = Callable[[Candidate], Verdict]

SKETCHED, PLAIN = "sketches", "plain"
"""Names of the sources that are made up."""

LOWEST = 0.82
"""Part of the picture's height below which no swipe ends: a hand put down goes there."""

_GRACE = 0.25
"""Seconds after its end during which a true stroke may still be told of."""
_RETURN = 1.0
"""Seconds after a swipe in which the recogniser refuses the way back by itself."""
_EARLY = 0.45
"""Part of a stroke's time before which it may still become anything."""
_LITTLE = 0.3
"""Weight of what is not sure, or settled elsewhere."""
_WHOLE, _HALF = 1.5, 0.5
"""Hand-widths, and part of its longest, of a recorded stroke from which it shows what it is."""
_SAME = 0.3
"""Seconds between two looks at one movement, at most."""


@dataclass
class Examples:
    """Looks (n, N_FEATURES) with label, weight and the name of the source.

    A swipe weighs as much as any other however many looks were taken at it; of what is
    none, a longer one weighs more, for it has more chances to go wrong.
    """

    rows: list[NDArray[np.float32]] = field(default_factory=list)
    labels: list[bool] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def add(
        self, looks: Iterable[Candidate], judge: Judge, source: str, weight: float = 1.0
    ) -> None:
        """Keep the looks at a stream of hands, as ``candidates`` returns them."""
        kept = [(c, v) for c in looks if (v := judge(c)) is not None]
        movements: dict[tuple[str, str, bool], list[tuple[float, int]]] = {}
        counts: list[int] = []
        of: list[int] = []
        for look, (swipe, _) in kept:
            seen = movements.setdefault(
                (look.trail.handedness, look.stroke.direction.label, swipe), []
            )
            if not seen or look.t - seen[-1][0] > _SAME:
                counts.append(0)
                seen.append((look.t, len(counts) - 1))
            number = seen[-1][1]
            seen[-1] = (look.t, number)
            counts[number] += 1
            of.append(number)
        for (look, (swipe, share)), number in zip(kept, of, strict=True):
            looks = counts[number]
            self.rows.append(look.features.astype(np.float32))
            self.labels.append(swipe)
            self.weights.append(weight * share * (2.0 / looks if swipe else looks**-0.5))
            self.sources.append(source)

    def extend(self, more: Examples) -> None:
        """Append others."""
        for each in fields(self):
            getattr(self, each.name).extend(getattr(more, each.name))

    def without(self, *sources: str) -> Examples:
        """Return those of all other sources; raise ValueError for one that there is not."""
        if unknown := set(sources) - set(self.sources):
            raise ValueError(f"no examples come from {', '.join(sorted(unknown))}")
        kept = [k for k, name in enumerate(self.sources) if name not in sources]
        return Examples(*([getattr(self, each.name)[k] for k in kept] for each in fields(self)))

    def save(self, path: Path) -> None:
        """Write them to a file in a folder that ``load`` reads."""
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(path, **{each.name: np.array(getattr(self, each.name)) for each in fields(self)})

    @staticmethod
    def load(folder: Path) -> Examples:
        """Read all that was saved in a folder, in the order of the files' names."""
        examples = Examples()
        for path in sorted(folder.glob("*.npz")):
            with np.load(path, allow_pickle=False) as file:
                parts = [list(file[each.name]) for each in fields(Examples)]
            examples.extend(Examples(*parts))
        return examples


def candidates(stream: Iterable[HandFrame]) -> list[Candidate]:
    """Return every look the recogniser would take if nothing ever were a swipe."""
    finder = StrokeFinder(SwipeParameters())
    looks = []
    for frame in stream:
        finder.follow(frame)
        looks += [look for trail in finder if (look := finder.candidate(trail)) is not None]
    return looks


def by_truth(events: Sequence[TrueEvent]) -> Judge:
    """Return the judge of a movement whose swipes are known."""

    def judge(look: Candidate) -> Verdict:
        stroke = look.stroke
        put_down = stroke.direction is DOWN and look.features[ENDS_AT] > LOWEST
        for event in events:
            fits = event.name == stroke.direction.label
            if fits and stroke.start < event.end and stroke.end > event.start:
                if look.t > event.end + _GRACE or put_down:
                    return None
                progress = (look.t - event.start) / (event.end - event.start)
                return True, _LITTLE if progress < _EARLY else 1.0
        soon = any(-0.1 <= stroke.start - event.end <= _RETURN for event in events)
        return False, _LITTLE if soon else 1.0

    return judge


def by_label(recording: Recording, reach: float) -> Judge:
    """Return the judge of a recording of which only the swipe's direction is known.

    reach: hand-widths of its longest stroke in that direction. Before half of it is done
    nobody can know.
    """

    def judge(look: Candidate) -> Verdict:
        if recording.swipe is None:
            return False, 1.0
        if look.stroke.direction.label != recording.swipe:
            return False, _LITTLE
        return True, 1.0 if look.stroke.length >= max(_WHOLE, _HALF * reach) else _LITTLE

    return judge


def reach_of(recording: Recording, looks: Iterable[Candidate]) -> float:
    """Return the length (hand-widths) of the longest stroke in the recording's direction."""
    strokes = (look.stroke for look in looks)
    return max((s.length for s in strokes if s.direction.label == recording.swipe), default=0.0)
