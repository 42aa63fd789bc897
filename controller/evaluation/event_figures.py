"""How well events are found: figures from the matches of many clips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from controller.evaluation.classification import f1_of, share
from controller.evaluation.event_models import (
    ClipFigures,
    EventFigures,
    GestureFigures,
    Latency,
)
from controller.evaluation.matching import Match, Report, is_stroke
from controller.evaluation.mistakes import Mistake, mistakes
from controller.evaluation.sequences import levenshtein, levenshtein_accuracy

NOTHING = "nothing"
MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Scored:
    """One clip, matched. seconds: how long it is; frames: how many were looked at."""

    clip: str
    seconds: float
    frames: int
    report: Report
    mistakes: tuple[Mistake, ...]

    @classmethod
    def of(cls, clip: str, seconds: float, frames: int, report: Report) -> Scored:
        """Say what the spurious events of a report are."""
        return cls(clip, seconds, frames, report, mistakes(report))

    @property
    def sequences(self) -> tuple[list[str], list[str]]:
        """The names that happened and those that were found, each in order of time."""
        true = sorted(self.report.matches, key=lambda match: match.truth.start)
        claims = [match.found for match in self.report.matches if match.found is not None]
        found = sorted([*claims, *self.report.spurious], key=lambda event: event.t)
        return [match.truth.name for match in true], [event.name for event in found]


def event_figures(scored: Sequence[Scored]) -> EventFigures:
    """Return the figures of clips."""
    kinds = Counter(mistake.kind for one in scored for mistake in one.mistakes)
    quiet = [one for one in scored if not one.report.matches]
    seconds, silence = _seconds(scored), _seconds(quiet)
    spurious, noise = _spurious(scored), _spurious(quiet)
    names = sorted(_names(scored))
    return EventFigures(
        **_counted(scored),
        clips=len(scored),
        seconds=seconds,
        frames=sum(one.frames for one in scored),
        levenshtein_accuracy=levenshtein_accuracy(
            sum(map(_distance, scored)), sum(len(one.report.matches) for one in scored)
        ),
        stroke_latency=_latency(m for m in _matches(scored) if is_stroke(m.truth.name)),
        onset_latency=_latency(m for m in _matches(scored) if not is_stroke(m.truth.name)),
        duplicates=kinds["duplicate"],
        wrong_direction=kinds["wrong direction"],
        wrong_gesture=kinds["wrong gesture"],
        wrong_hand=kinds["wrong hand"],
        false=kinds["false"],
        spurious_per_hour=_per_hour(spurious, seconds),
        quiet_clips=len(quiet),
        quiet_seconds=silence,
        quiet_spurious=noise,
        quiet_spurious_per_hour=_per_hour(noise, silence),
        by_gesture=tuple(_of_gesture(scored, name) for name in names),
        by_clip=tuple(map(_of_clip, scored)),
        rows=(*names, NOTHING),
        columns=(*names, MISSED),
        confusion=_confusion(scored, names),
    )


def _counted(scored: Iterable[Scored], name: str | None = None) -> dict[str, Any]:
    """Return the fields of Counted, of one gesture or of all."""
    scored = list(scored)
    matches = [m for m in _matches(scored) if name in (None, m.truth.name)]
    right = sum(match.found is not None for match in matches)
    spurious = _spurious(scored, name)
    return {
        "true": len(matches),
        "right": right,
        "missed": len(matches) - right,
        "spurious": spurious,
        "precision": share(right, right + spurious),
        "recall": share(right, len(matches)),
        "f1": f1_of(right, len(matches), right + spurious),
    }


def _of_gesture(scored: Sequence[Scored], name: str) -> GestureFigures:
    return GestureFigures(
        gesture=name,
        **_counted(scored, name),
        latency=_latency(m for m in _matches(scored) if m.truth.name == name),
    )


def _matches(scored: Iterable[Scored]) -> list[Match]:
    return [match for one in scored for match in one.report.matches]


def _latency(matches: Iterable[Match]) -> Latency | None:
    late = [match.latency for match in matches if match.latency is not None]
    if not late:
        return None
    median, p95 = np.quantile(np.array(late) * 1000, (0.5, 0.95))
    return Latency(median_ms=round(float(median), 1), p95_ms=round(float(p95), 1))


def _of_clip(one: Scored) -> ClipFigures:
    words = [f"{m.truth.start:.2f} s: {m.truth.name} missed" for m in _missed(one)]
    words += [f"{m.event.t:.2f} s: {m.event.name}, {m.kind}" for m in one.mistakes]
    return ClipFigures(
        **_counted([one]),
        clip=one.clip,
        seconds=one.seconds,
        frames=one.frames,
        distance=_distance(one),
        mistakes=tuple(words),
    )


def _missed(one: Scored) -> list[Match]:
    return [match for match in one.report.matches if match.found is None]


def _confusion(scored: Sequence[Scored], names: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    place = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(names) + 1, len(names) + 1), dtype=np.int64)
    for one in scored:
        for match in one.report.matches:
            row = place[match.truth.name]
            matrix[row, row if match.found else -1] += 1
        for mistake in one.mistakes:
            name, confused = mistake.event.name, mistake.instead_of
            if confused is None or confused.name == name:
                matrix[-1, place[name]] += 1
                continue
            # It stands in its truth's row, which was counted as missed above.
            matrix[place[confused.name], place[name]] += 1
            matrix[place[confused.name], -1] -= 1
    return tuple(tuple(map(int, row)) for row in matrix)


def _names(scored: Iterable[Scored]) -> set[str]:
    return {name for one in scored for sequence in one.sequences for name in sequence}


def _distance(one: Scored) -> int:
    return levenshtein(*one.sequences)


def _seconds(scored: Iterable[Scored]) -> float:
    return round(sum(one.seconds for one in scored), 3)


def _spurious(scored: Iterable[Scored], name: str | None = None) -> int:
    return sum(name in (None, event.name) for one in scored for event in one.report.spurious)


def _per_hour(count: int, seconds: float) -> float | None:
    return count / seconds * 3600 if seconds > 0 else None
