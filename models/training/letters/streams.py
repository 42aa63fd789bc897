"""Spelling as a stream of frames, made of held-out letters, and what is read from it.

Letters are held, the hands travel from one to the next, a doubled letter is parted by a slide,
landmarks jitter, hands get lost now and then: longer where two of them touch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gestures.classifier import Classifier
from gestures.engine import GestureEngine
from gestures.landmarks import Hand, HandFrame
from gestures.registry import LETTERS as RECOGNISER
from gestures.signs.letters import LetterRecogniser
from gestures.thresholds import DEFAULT_RULES
from models.training.letters.augment import Hands

WIDTH, HEIGHT = 640, 480
SIZE = 0.09
"""A hand-width in picture heights: a person at a desk."""

REST = np.array([0.0, 3.0], np.float32)
"""Where a hand goes that a letter does not need, in hand-widths."""


@dataclass(frozen=True)
class Manner:
    """How somebody spells. Times in seconds, lengths in hand-widths.

    lost: chance that a hand is not found in a frame; merged: chance that of two hands one is
    lost for a while in a letter.
    """

    fps: float = 25.0
    held: tuple[float, float] = (0.55, 0.9)
    travel: tuple[float, float] = (0.2, 0.4)
    slide: float = 0.7
    jitter: float = 0.015
    lost: float = 0.03
    merged: float = 0.3


class Speller:
    """Makes frames from letters' hands (2, 21, 2), in hand-widths; its clock never goes back."""

    def __init__(self, manner: Manner, rng: np.random.Generator) -> None:
        self.manner, self.rng = manner, rng
        self.t = 0.0
        self._shift = np.zeros(2, np.float32)

    def word(self, letters: Sequence[tuple[str, Hands]]) -> Iterator[HandFrame]:
        """Yield the frames of a word; a letter that follows itself is made with a slide."""
        before: tuple[str, Hands] | None = None
        for name, hands in letters:
            if before is not None:
                if name == before[0]:
                    hands = before[1]
                    self._shift = self._shift + np.float32([self.manner.slide, 0])
                yield from self._travel(before[1], hands, self._shift)
            yield from self._hold(hands)
            before = (name, hands)
        self._shift = np.zeros(2, np.float32)

    def pause(self, seconds: float) -> Iterator[HandFrame]:
        """Yield frames without hands."""
        for _ in range(round(seconds * self.manner.fps)):
            yield self.frame(np.full((2, 21, 2), np.nan, np.float32))

    def frame(self, hands: Hands) -> HandFrame:
        """Return the frame of hands (2, 21, 2), jittered, some lost."""
        self.t += 1 / self.manner.fps
        noisy = hands + self.rng.normal(0, self.manner.jitter, hands.shape)
        places = np.array([WIDTH / HEIGHT / 2, 0.5]) + SIZE * (noisy + self._shift)
        places[self.rng.random(2) < self.manner.lost] = np.nan
        return picture(self.t, places)

    def _hold(self, hands: Hands) -> Iterator[HandFrame]:
        n = round(self.rng.uniform(*self.manner.held) * self.manner.fps)
        gone = np.zeros(n, bool)
        if np.isfinite(hands).all() and self.rng.random() < self.manner.merged:
            start = self.rng.integers(0, n)
            gone[start : start + n // 3] = True
        side = int(self.rng.integers(0, 2))
        for lost in gone:
            shown = hands.copy()
            if lost:
                shown[side] = np.nan
            yield self.frame(shown)

    def _travel(self, start: Hands, end: Hands, shift: NDArray[np.float32]) -> Iterator[HandFrame]:
        n = round(self.rng.uniform(*self.manner.travel) * self.manner.fps)
        here, there = _with_rest(start, end), _with_rest(end, start)
        first = self._shift - np.float32([self.manner.slide, 0]) * bool(start is end)
        for step in range(1, n + 1):
            share = 0.5 - 0.5 * np.cos(np.pi * step / (n + 1))
            self._shift = (first + (shift - first) * share).astype(np.float32)
            yield self.frame(here * (1 - share) + there * share)
        self._shift = shift


def picture(t: float, places: NDArray[np.floating]) -> HandFrame:
    """Return the frame of hands (2, 21, 2) in picture heights from the corner; NaN = not found."""
    seen = np.flatnonzero(np.isfinite(places).all(axis=(1, 2)))
    return HandFrame(t, WIDTH, HEIGHT, tuple(_hand(int(side), places[side], t) for side in seen))


def _with_rest(hands: Hands, other: Hands) -> Hands:
    """Return hands, a missing one being where it goes when it is not needed."""
    missing = ~np.isfinite(hands).all(axis=(1, 2))
    return np.where(missing[:, None, None], other + REST, hands)


def _hand(side: int, places: NDArray[np.floating], t: float) -> Hand:
    image = np.zeros((21, 3), np.float32)
    image[:, :2] = places / [WIDTH / HEIGHT, 1]
    return Hand(
        track_id=side + 1,
        handedness="left" if side == 0 else "right",
        handedness_score=0.95,
        score=0.95,
        image=image,
        world=np.zeros((21, 3), np.float32),
        age=t,
    )


def read(classifier: Classifier, frames: Iterable[HandFrame]) -> list[str]:
    """Return the letters that the events of the frames tell of, in order."""
    engine = GestureEngine([LetterRecogniser(classifier)], {RECOGNISER: DEFAULT_RULES[RECOGNISER]})
    events = [event for frame in frames for event in engine.update(frame)]
    return [event.name for event in events if event.phase == "fire"]
