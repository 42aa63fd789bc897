"""Still pictures: the hands in each and the gesture each hand shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from controller.errors import SourceError
from controller.sources.file_faults import check_size
from controller.sources.opencv import to_picture
from controller.sources.pictures import load_picture
from controller.still_hands import Sightings, find_hands
from controller.tracker.base import ImageLandmarker
from gestures.classifier import Classifier
from gestures.detections import RawHand
from gestures.landmarks import Handedness
from gestures.scores import NO_GESTURE
from gestures.static_features import features


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the picture as it lies in the file, in fractions of its width and height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ClassifiedHand:
    """One hand: whose it is, what it shows, and what it shows if not that.

    handedness: the user's own hand. gesture and runner_up are labels of the classifier,
    ``no_gesture`` among them; the confidences are in [0, 1].
    """

    handedness: Handedness
    handedness_score: float
    gesture: str
    confidence: float
    runner_up: str
    runner_up_confidence: float
    box: Box


@dataclass(frozen=True, slots=True)
class ClassifiedImage:
    """One picture: its hands, the surest gesture first, or the reason why there are none.

    width, height: pixels; 0 when the picture could not be read.
    """

    path: Path
    width: int = 0
    height: int = 0
    hands: tuple[ClassifiedHand, ...] = ()
    error: SourceError | None = None


def classify_images(
    paths: Iterable[Path],
    landmarker: ImageLandmarker,
    classifier: Classifier,
    *,
    mirror: bool = True,
) -> Iterator[ClassifiedImage]:
    """Yield one result for each path, in order; a picture that cannot be read is a result too.

    mirror: the pictures are as a camera sees the user (photos); False for pictures that
        are as in a mirror already (most selfies and video calls).
    """
    for path in paths:
        try:
            picture = load_picture(path)
            check_size(path, picture)
        except SourceError as error:
            yield ClassifiedImage(path, error=error)
            continue
        height, width = picture.shape[:2]
        found = find_hands(landmarker, to_picture(picture, mirror=mirror))
        hands = classify_hands(found, width, height, classifier, mirror=mirror)
        yield ClassifiedImage(path, width, height, hands)


def classify_hands(
    found: Sequence[Sightings], width: int, height: int, classifier: Classifier, *, mirror: bool
) -> tuple[ClassifiedHand, ...]:
    """Return the hands found in a picture of width x height pixels, the surest gesture first.

    Sightings of one hand are judged apart and averaged, weighted by their scores.
    mirror: the boxes are turned back, because the hands lie in a mirrored picture.
    """
    seen = [sighting for hand in found for sighting in hand]
    if not seen:
        return ()
    aspect = np.array([width / height, 1.0], dtype=np.float32)
    points = np.stack([sighting.image[:, :2] * aspect for sighting in seen])
    left = np.array([sighting.handedness == "left" for sighting in seen])
    rows = classifier(features(points, left))
    ends = np.cumsum([len(hand) for hand in found])
    judged = [
        _judged(hand, own_rows, classifier.labels, mirror)
        for hand, own_rows in zip(found, np.split(rows, ends[:-1]), strict=True)
    ]
    return tuple(sorted(judged, key=_by_interest))


def _by_interest(hand: ClassifiedHand) -> tuple[bool, float]:
    """Sort key: gestures before ``no_gesture``, then by confidence."""
    return hand.gesture == NO_GESTURE, -hand.confidence


def _judged(
    hand: Sightings, rows: NDArray[np.float32], labels: tuple[str, ...], mirror: bool
) -> ClassifiedHand:
    weights = np.array([max(sighting.score, 1e-6) for sighting in hand])
    row = np.average(rows, axis=0, weights=weights)
    first, second = (int(index) for index in np.argsort(-row)[:2])
    handedness, handedness_score = _vote(hand)
    return ClassifiedHand(
        handedness=handedness,
        handedness_score=handedness_score,
        gesture=labels[first],
        confidence=float(row[first]),
        runner_up=labels[second],
        runner_up_confidence=float(row[second]),
        box=_box(hand[0], mirror),
    )


def _vote(hand: Sightings) -> tuple[Handedness, float]:
    """Return whose hand the sightings say it is, and how surely on average."""
    right = float(
        np.mean(
            [
                sighting.handedness_score
                if sighting.handedness == "right"
                else 1 - sighting.handedness_score
                for sighting in hand
            ]
        )
    )
    return ("right", right) if right >= 0.5 else ("left", 1 - right)


def _box(hand: RawHand, mirror: bool) -> Box:
    """Return the smallest box around the landmarks, in the unturned picture."""
    low = np.clip(hand.image[:, :2].min(axis=0), 0, 1)
    high = np.clip(hand.image[:, :2].max(axis=0), 0, 1)
    x = 1 - high[0] if mirror else low[0]
    return Box(float(x), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1]))
