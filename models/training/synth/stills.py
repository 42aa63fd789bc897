"""Rows of labelled hands: by geometry alone, or rendered and run through MediaPipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from controller.tracker.mediapipe_hands import ImageHands
from gestures.detections import RawHand
from models.training.synth.conventions import image_landmarks, world_landmarks
from models.training.synth.hands import Found, Row, person_of
from models.training.synth.look import Look, random_look
from models.training.synth.mesh import Vertices
from models.training.synth.render.renderer import Renderer
from models.training.synth.rig import Build, Rig
from models.training.synth.sampling import CAMERA, Still, random_still
from models.training.synth.scenery.backdrop import Backdrop
from models.training.synth.sensor import random_sensor
from models.training.synth.truth import Side
from models.training.synth.variation import diverse_build

_SAME_HAND = 0.45
"""Mean distance from the true landmarks beyond which another thing was found, in hand sizes."""
_PORTRAIT_AT = np.array([0.0, -0.12, -0.9])
"""Where a person stands to be painted; each picture then moves and scales the painting."""
_PEOPLE = 7919
"""Keeps the random numbers of people apart from those of pictures."""


class Somebody:
    """One person and the place they are in; the painting is made when first asked for."""

    def __init__(self, number: int) -> None:
        self._rng = np.random.default_rng([_PEOPLE, number])
        self.build: Build = diverse_build(self._rng)
        self.look: Look = random_look(self._rng)
        self._backdrop: Backdrop | None = None

    @property
    def backdrop(self) -> Backdrop:
        if self._backdrop is None:
            self._backdrop = Backdrop(self._rng, CAMERA, _PORTRAIT_AT, self.look)
        return self._backdrop


def from_geometry(rig: Rig, kinds: Sequence[str], seeds: Sequence[int]) -> Iterator[Row]:
    """Yield a row for each seed as projected joints: quick, and without errors."""
    for seed, still, _ in _stills(rig, kinds, seeds):
        found = {
            side: Found(image_landmarks(points, CAMERA), world_landmarks(points), side, 1.0)
            for side, points in still.points().items()
        }
        yield Row(still, found, 0, seed)


def from_pictures(
    rig: Rig, renderer: Renderer, kinds: Sequence[str], seeds: Sequence[int]
) -> Iterator[Row]:
    """Yield a row for each seed with what MediaPipe finds in the rendered picture."""
    with ImageHands() as hands:
        for seed, still, somebody in _stills(rig, kinds, seeds):
            detected = hands.detect_image(picture(renderer, still, somebody, seed))
            found, strays = _matched(still, detected)
            yield Row(still, found, strays, seed)


def _stills(
    rig: Rig, kinds: Sequence[str], seeds: Sequence[int]
) -> Iterator[tuple[int, Still, Somebody]]:
    number, somebody = -1, Somebody(0)
    for seed in seeds:
        if person_of(seed) != number:
            number = person_of(seed)
            somebody = Somebody(number)
        kind = kinds[seed % len(kinds)]
        yield seed, random_still(np.random.default_rng(seed), rig, kind, somebody.build), somebody


def picture(renderer: Renderer, still: Still, somebody: Somebody, seed: int) -> NDArray[np.uint8]:
    """Return the picture (height, width, 3) RGB in mirror view."""
    rng = np.random.default_rng([seed, _PEOPLE])
    layer = renderer.draw([*still.arms.values()], somebody.look)
    behind = somebody.backdrop.behind(still.origin)
    bgr = random_sensor(rng).expose(rng, layer[..., :3] + (1 - layer[..., 3:]) * behind)
    return np.ascontiguousarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)[:, ::-1])


def _matched(still: Still, detected: Sequence[RawHand]) -> tuple[dict[Side, Found], int]:
    """Return the detection that lies on each true hand, nearest first, and how many are left."""
    true = {side: image_landmarks(points, CAMERA) for side, points in still.points().items()}
    ways = sorted(
        (
            (_distance(hand.image, true[side]), side, n)
            for side in true
            for n, hand in enumerate(detected)
        ),
        key=lambda way: way[0],
    )
    found: dict[Side, Found] = {}
    used: set[int] = set()
    for distance, side, n in ways:
        if distance < _SAME_HAND and side not in found and n not in used:
            hand = detected[n]
            found[side] = Found(hand.image, hand.world, hand.handedness, hand.handedness_score)
            used.add(n)
    return found, len(detected) - len(used)


def _distance(seen: Vertices, true: Vertices) -> float:
    aspect = np.array([1.0, CAMERA.height / CAMERA.width])
    seen, true = seen[:, :2] * aspect, true[:, :2] * aspect
    extent = float(np.linalg.norm(np.ptp(true, axis=0)))
    return float(np.linalg.norm(seen - true, axis=1).mean()) / extent
