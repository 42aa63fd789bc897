"""Labelled landmarks through what the product makes of the hands of a still picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from controller.classify import ClassifiedHand, classify_hands
from controller.errors import SourceError
from controller.evaluation.identity import fraction_of
from controller.evaluation.landmark_file import LandmarkRows
from controller.evaluation.pictures import size_of
from controller.evaluation.static_figures import Answer
from gestures.classifier import Classifier
from gestures.detections import RawHand
from gestures.landmarks import N_LANDMARKS, Handedness

HEIGHT = 1000
"""Pixels; only width / height of a picture of landmarks matters."""

_SIDES: tuple[Handedness, Handedness] = ("left", "right")


def chosen_rows(rows: LandmarkRows, people: tuple[float, float] | None) -> NDArray[np.int64]:
    """Return the rows of the people whose place in [0, 1) lies in [low, high), or all.

    A person's place depends on their id alone (``fraction_of``). Raises SourceError when the
    file does not say who is who or nobody is left.
    """
    if people is None:
        return np.arange(len(rows.label))
    if rows.person is None:
        raise SourceError("the file does not say who is who", "add user_id (N,)")
    place = np.array([fraction_of(str(person)) for person in rows.person])
    chosen = np.flatnonzero((place >= people[0]) & (place < people[1]))
    if not len(chosen):
        raise SourceError("nobody in the file is among these people", "widen --people")
    return chosen


def answers(
    rows: LandmarkRows,
    chosen: NDArray[np.int64],
    classifier: Classifier,
    tell: Callable[[int], None],
) -> Iterator[Answer]:
    """Yield what is said of each chosen row; ``tell`` hears how many are done."""
    points = rows.points.copy()
    if rows.mirror:
        there = rows.points.any(axis=(2, 3))
        points[there, :, 0] = 1 - points[there, :, 0]
    for done, n in enumerate(map(int, chosen), 1):
        sides = [str(side) for side in rows.side[n]]
        hands = _judged(points[n], sides, float(rows.aspect[n]), classifier)
        first = hands[0] if hands else None
        yield Answer(
            f"row {n}",
            str(rows.label[n]),
            first.gesture if first else None,
            first.confidence if first else 0.0,
            size_of(first, rows.aspect[n], 1) if first else 0.0,
            None if rows.person is None else str(rows.person[n]),
        )
        tell(done)


def _judged(
    points: NDArray[np.float32], sides: list[str], aspect: float, classifier: Classifier
) -> tuple[ClassifiedHand, ...]:
    """Judge the hands (H, 21, 2) of one row, mirror view; the surest gesture first."""
    if "either" not in sides:
        return _classified(points, sides, aspect, classifier)
    if len(sides) > 1:
        raise SourceError("two hands need to be told apart", "add handedness (N, 2)")
    both = [_classified(points, [side], aspect, classifier) for side in _SIDES]
    return max(both, key=lambda hands: hands[0].confidence if hands else 0.0)


def _classified(
    points: NDArray[np.float32], sides: list[str], aspect: float, classifier: Classifier
) -> tuple[ClassifiedHand, ...]:
    hands = [
        [_raw(hand, "right" if side == "right" else "left")]
        for hand, side in zip(points, sides, strict=True)
        if hand.any()
    ]
    return classify_hands(hands, round(HEIGHT * aspect), HEIGHT, classifier, mirror=True)


def _raw(points: NDArray[np.float32], side: Handedness) -> RawHand:
    image = np.zeros((N_LANDMARKS, 3), np.float32)
    image[:, :2] = points
    return RawHand(image, np.zeros_like(image), side, 1.0, 1.0)
