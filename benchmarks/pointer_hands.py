"""Hands for the pointer's benchmark: chosen movements with the noise of real landmarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gestures.geometry import PALM_LENGTH_IN_HAND_WIDTHS
from gestures.landmarks import (
    INDEX_MCP,
    INDEX_TIP,
    MIDDLE_MCP,
    PALM,
    PINKY_MCP,
    THUMB_TIP,
    WRIST,
    Hand,
    HandFrame,
)

Array = NDArray[np.float64]

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
TUNED_ON = ("swipes/luthiraa.npz", "swipes/drgnai_negatives.npz")
HELD_OUT = (
    "signs/words_dimaswibowo.npz",
    "signs/words_glorycornelia.npz",
    "signs/words_tirtapir.npz",
    "signs/words_olfatalatas_hands.npz",
)
FPS = 30
"""Of the recordings: it is not noted in them; webcams give this or less."""
LENGTH = 12
"""Frames of a stretch."""
STILL = 0.35
"""Hand-widths that the palm may go within a stretch."""
FROZEN = 0.3
"""Share of frames without any change from which a stretch was not seen but filled in."""
ASPECT = 4 / 3
PICTURE = (640, 480)
OPEN = 0.85
"""Least hand-widths between the tips of thumb and index finger of a hand that leads a pointer."""


@dataclass(frozen=True)
class Still:
    """A hand at rest: its mean shape (21, 3) and what each frame adds (frames, 21, 3).

    In hand-widths, about the palm's centre. The residual is what a parabola through the time
    does not explain: the tremor of hand and landmarks without slow movement.
    """

    shape: Array
    residual: Array

    def jitter(self, points: tuple[int, ...]) -> float:
        """Return the RMS (hand-widths) of the mean of some landmarks."""
        mean = self.residual[:, list(points), :2].mean(1)
        return float(np.sqrt((mean**2).sum(1).mean() * LENGTH / (LENGTH - 3)))

    def noise(self, frames: int, skip: int) -> Array:
        """Return noise for so many frames: there and back again, without jumps."""
        loop = np.concatenate([self.residual, self.residual[-2:0:-1]])
        return loop[(np.arange(frames) * skip) % len(loop)]


def stills(files: tuple[str, ...], most: int = 150) -> list[Still]:
    """Return still stretches, at most so many of each file, evenly taken."""
    found: list[Still] = []
    for file in files:
        own = list(_stills(_hands(DATA / file)))
        found += own[:: max(1, len(own) // most)][:most]
    return found


def _hands(path: Path) -> Iterator[Array]:
    """Yield each hand's sequence (frames, 21, 3)."""
    x = np.load(path, allow_pickle=False)["x"]
    if x.ndim == 3:
        x = x[..., -126:].reshape(*x.shape[:2], 2, 21, 3)
    for sequence in x.astype(np.float64):
        for slot in range(sequence.shape[1]):
            yield sequence[:, slot] * [ASPECT, 1, ASPECT]


def _stills(hands: Iterator[Array]) -> Iterator[Still]:
    t = np.linspace(-1, 1, LENGTH)
    fit = np.polynomial.polynomial.polyvander(t, 2)
    rest = np.eye(LENGTH) - fit @ np.linalg.pinv(fit)
    for hand in hands:
        for start in range(0, len(hand) - LENGTH + 1, LENGTH):
            window = hand[start : start + LENGTH]
            if not (window != 0).any((1, 2)).all():
                continue
            across = np.linalg.norm(window[:, INDEX_MCP, :2] - window[:, PINKY_MCP, :2], axis=1)
            along = np.linalg.norm(window[:, WRIST, :2] - window[:, MIDDLE_MCP, :2], axis=1)
            window = window / np.median(np.maximum(across, along / PALM_LENGTH_IN_HAND_WIDTHS))
            palm = window[:, list(PALM)].mean(1)
            frozen = (np.diff(window[:, INDEX_TIP], axis=0) == 0).all(1).mean()
            shape = window.mean(0) - palm.mean(0)
            apart = np.linalg.norm(shape[THUMB_TIP, :2] - shape[INDEX_TIP, :2])
            still = np.ptp(palm[:, :2], axis=0).max() < STILL
            if still and apart >= OPEN and frozen < FROZEN:
                yield Still(shape, np.einsum("ij,jkl->ikl", rest, window))


def frames(still: Still, path: Array, fps: float, size: float, seed: int) -> Iterator[HandFrame]:
    """Yield frames of a hand that follows a path (frames, 2) in hand-widths.

    size: the hand-width in picture heights. At 60 fps the noise is taken frame by frame, which is
    more than a camera twice as fast would give; at 15 fps every second frame of it.
    """
    noise = still.noise(len(path), 2 if fps < FPS else 1)
    shift = np.random.default_rng(seed).integers(0, LENGTH)
    for number, at in enumerate(path):
        points = still.shape + noise[(number + shift) % len(noise)]
        points = points * size + np.array([*(at * size), 0.0])
        image = (points / [ASPECT, 1, ASPECT] + [0.5, 0.5, 0]).astype(np.float32)
        yield HandFrame(
            number / fps, *PICTURE, (Hand(1, "right", 1.0, 1.0, image, image, number / fps),)
        )


def reach(distance: float, duration: float, fps: float, before: float, after: float) -> Array:
    """Return a path to the right of minimum jerk (Flash and Hogan 1985) between two rests (s)."""
    t = np.arange(round((before + duration + after) * fps)) / fps
    u = np.clip((t - before) / duration, 0, 1)
    return np.stack([distance * u**3 * (10 - 15 * u + 6 * u * u), np.zeros_like(u)], axis=1)
