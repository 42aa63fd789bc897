"""A scene with hands, and landmarkers that see in a part of it what lies there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from controller.tracker.fakes import raw_hand
from controller.tracker.far_hands import FarHands
from controller.tracker.windows import Size, in_pixels, width_of
from gestures.detections import RawHand
from gestures.geometry import palm_centre

SIZE = Size(640, 480)
Picture = NDArray[np.uint8]
Scene = Callable[[float], Sequence[RawHand]]

WHOLE_SEES, PART_SEES = 0.05, 0.03
"""Least hand-width, in long sides of what it is given, that a detector sees."""


def hand(x: float = 0.7, y: float = 0.4, width: float = 0.03, score: float = 0.95) -> RawHand:
    return raw_hand(x, y, width=width, score=score)


class Camera:
    """Draws where a pixel is into the pixel, so that a fake can tell what part it is given.

    Red is the column, green the row, both in fours, so a part's corner tells its place.
    A small square that jumps about moves enough for a search.
    """

    def __init__(self, moves: bool = True) -> None:
        self._moves = moves

    def at(self, t: float) -> Picture:
        picture = np.zeros((SIZE.height, SIZE.width, 3), np.uint8)
        picture[..., 0] = (np.arange(SIZE.width) // 4)[None, :]
        picture[..., 2] = (np.arange(SIZE.height) // 4)[:, None]
        if self._moves:
            x = 40 * (int(t * 10) % 3)
            picture[:60, x : x + 40, 1] = 200
        return picture


class Eyes:
    """Sees the hands of a scene that lie in what it is given and are large enough there."""

    def __init__(self, scene: Scene, least: float, most: int = 4) -> None:
        self._scene, self._least, self._most = scene, least, most
        self.now = 0.0
        self.asked: list[tuple[float, int]] = []
        self.closed = False

    def detect(self, image: Picture, t: float) -> Sequence[RawHand]:
        height, width = image.shape[:2]
        left, top = 4 * int(image[0, 0, 0]), 4 * int(image[0, 0, 2])
        self.asked.append((t, width))
        seen = []
        for one in self._scene(t):
            x, y = palm_centre(in_pixels(one, SIZE))
            large = width_of(one, SIZE) >= self._least * max(width, height)
            if large and left <= x < left + width and top <= y < top + height:
                scale = np.float32([SIZE.width / width, SIZE.height / height, SIZE.width / width])
                offset = np.float32([left / width, top / height, 0])
                seen.append(replace(one, image=one.image * scale - offset))
        return seen[: self._most]

    def detect_image(self, image: Picture) -> Sequence[RawHand]:
        return self.detect(image, self.now)

    def close(self) -> None:
        self.closed = True


class Rig:
    """Far hands over fakes that see one scene."""

    def __init__(
        self, scene: Scene, *, moves: bool = True, whole: Scene | None = None,
        followed: Scene | None = None,
    ) -> None:  # fmt: skip
        self.camera = Camera(moves)
        self.whole = Eyes(whole or scene, WHOLE_SEES)
        self.finder = Eyes(scene, PART_SEES)
        self.followers: list[Eyes] = []
        self.hands: list[tuple[float, Sequence[RawHand]]] = []

        def open_follower() -> Eyes:
            self.followers.append(Eyes(followed or scene, PART_SEES, most=1))
            return self.followers[-1]

        self.far = FarHands(self.whole, lambda: self.finder, open_follower)

    def play(self, seconds: float, fps: float = 30.0) -> None:
        for t in (np.arange(round(seconds * fps)) / fps).tolist():
            self.finder.now = t
            self.hands.append((t, self.far.detect(self.camera.at(t), t)))

    def counts(self, start: float = 0.0, end: float = 1e9) -> set[int]:
        return {len(hands) for t, hands in self.hands if start <= t < end}

    def first(self) -> float:
        return next(t for t, hands in self.hands if hands)
