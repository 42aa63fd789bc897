"""How well hand shapes are told: figures from the answers to labelled pictures or landmarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from controller.evaluation.calibration import expected_calibration_error, reliability
from controller.evaluation.classification import (
    Counts,
    accuracy,
    by_class,
    confusion,
    macro_f1,
    share,
)
from controller.evaluation.static_models import (
    AtThreshold,
    ClassFigures,
    SizeFigures,
    StaticFigures,
    Wrong,
)
from gestures.scores import NO_GESTURE

SIZE_EDGES = (0.0, 0.05, 0.1, 0.2, 0.4, float("inf"))
"""Bins of hand size: the longer side of the box around the hand, in picture heights."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of one labelled item.

    gesture: of the surest hand, gestures before ``no_gesture``; None when no hand was found.
    size: of that hand, in picture heights (see SIZE_EDGES), 0 where it has none. person: who it
    is, if known.
    """

    item: str
    truth: str
    gesture: str | None
    confidence: float = 0.0
    size: float = 0.0
    person: str | None = None


def static_figures(
    answers: Sequence[Answer], labels: Sequence[str], threshold: float, none: str = NO_GESTURE
) -> StaticFigures:
    """Return the figures; every truth and gesture must be one of ``labels``.

    none: the label of hands that show nothing.
    """
    found = [answer for answer in answers if answer.gesture is not None]
    place = {label: number for number, label in enumerate(labels)}
    matrix = confusion(
        np.array([place[answer.truth] for answer in found], dtype=np.int64),
        np.array([place[str(answer.gesture)] for answer in found], dtype=np.int64),
        len(labels),
    )
    lost = np.bincount(
        [place[answer.truth] for answer in answers if answer.gesture is None],
        minlength=len(labels),
    )
    bins = reliability(
        np.array([answer.confidence for answer in found]), np.array([*map(_is_right, found)], bool)
    )
    right = int(np.trace(matrix))
    return StaticFigures(
        items=len(answers),
        found=len(found),
        people=_people(answers),
        found_share=share(len(found), len(answers)),
        accuracy=accuracy(matrix),
        accuracy_all=share(right, len(answers)),
        macro_f1=macro_f1(matrix),
        ece=expected_calibration_error(bins),
        at_threshold=_at_threshold(found, threshold, none),
        classes=_classes(matrix, lost, labels),
        sizes=tuple(_sizes(found)),
        reliability=bins,
        labels=tuple(labels),
        confusion=tuple(
            (*map(int, row), int(missed)) for row, missed in zip(matrix, lost, strict=True)
        ),
        wrong=tuple(_wrong(answer) for answer in found if not _is_right(answer)),
    )


def _is_right(answer: Answer) -> bool:
    return answer.gesture == answer.truth


def _wrong(answer: Answer) -> Wrong:
    return Wrong(
        item=answer.item,
        truth=answer.truth,
        gesture=str(answer.gesture),
        confidence=round(answer.confidence, 4),
    )


def _people(answers: Sequence[Answer]) -> int | None:
    people = {answer.person for answer in answers}
    return None if None in people or not people else len(people)


def _at_threshold(found: Sequence[Answer], threshold: float, none: str) -> AtThreshold:
    accepted = [a for a in found if a.gesture != none and a.confidence >= threshold]
    resting = sum(answer.truth == none for answer in found)
    false = sum(answer.truth == none for answer in accepted)
    return AtThreshold(
        none=none,
        threshold=threshold,
        resting=resting,
        false_accepts=false,
        shown=len(found) - resting,
        accepted=len(accepted) - false,
        right=sum(map(_is_right, accepted)),
    )


def _classes(matrix: Counts, lost: Counts, labels: Sequence[str]) -> tuple[ClassFigures, ...]:
    figures = by_class(matrix)
    return tuple(
        ClassFigures(
            label=label,
            items=int(figures.support[k] + lost[k]),
            found=int(figures.support[k]),
            precision=float(figures.precision[k]),
            recall=float(figures.recall[k]),
            f1=float(figures.f1[k]),
        )
        for k, label in enumerate(labels)
    )


def _sizes(found: Sequence[Answer]) -> list[SizeFigures]:
    """Return the figures by size; none where sizes are not known."""
    result: list[SizeFigures] = []
    if not any(answer.size for answer in found):
        return result
    for low, high in pairwise(SIZE_EDGES):
        inside = [answer for answer in found if low <= answer.size < high]
        result.append(
            SizeFigures(
                low=low,
                high=high if np.isfinite(high) else None,
                hands=len(inside),
                right=sum(map(_is_right, inside)),
            )
        )
    return result
