"""A person who signs, as frames: hands that go along paths, and the body they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np

from controller.sources.recording import RecordingWriter
from controller.tracker.fakes import raw_hand
from gestures.landmarks import Body, Hand, HandFrame

FPS = 20
SIZE = (640, 480)
Path2 = Callable[[float], tuple[float, float]]
"""From the share of a take in [0, 1] to the right palm's place, fractions of the picture."""


def wave(share: float) -> tuple[float, float]:
    return 0.62 + 0.08 * np.sin(4 * np.pi * share), 0.35


def lift(share: float) -> tuple[float, float]:
    return 0.8, 0.75 - 0.45 * share


def circle(share: float) -> tuple[float, float]:
    return 0.6 + 0.1 * np.cos(2 * np.pi * share), 0.5 + 0.13 * np.sin(2 * np.pi * share)


def hold(share: float) -> tuple[float, float]:
    return 0.62, 0.4


def outside(share: float) -> tuple[float, float]:
    return 0.97, 0.4 + 0.2 * share


def body() -> Body:
    """Return somebody who sits upright in the middle."""
    points = np.zeros((33, 3), np.float32)
    points[:, :2] = (0.5, 0.3)
    places = {0: (0.5, 0.25), 7: (0.46, 0.25), 8: (0.54, 0.25), 9: (0.48, 0.3), 10: (0.52, 0.3)}
    places |= {11: (0.38, 0.48), 12: (0.62, 0.48), 13: (0.33, 0.7), 14: (0.67, 0.7)}
    places |= {15: (0.33, 0.9), 16: (0.62, 0.5)}
    for index, place in places.items():
        points[index, :2] = place
    return Body(points, np.full(33, 0.9, np.float32))


def frame(t: float, place: tuple[float, float] | None, jitter: float = 0.0) -> HandFrame:
    """Return one look; place: of the right palm, None for no hand."""
    if place is None:
        return HandFrame(t, *SIZE, (), body())
    raw = raw_hand(place[0] + jitter, place[1] - jitter)
    hand = Hand(1, raw.handedness, raw.handedness_score, raw.score, raw.image, raw.world, t)
    return HandFrame(t, *SIZE, (hand,), body())


REST = (0.65, 0.8)
PATHS: dict[str, Path2] = {
    "wave": wave,
    "lift": lift,
    "circle": circle,
    "hold": hold,
    "outside": outside,
}


def scene(script: str, fps: float = FPS) -> Iterator[HandFrame]:
    """Yield the frames of a script of names and seconds: ``rest 1 wave 1 none 0.5``.

    A name is a path of the right hand, ``rest``, ``none`` (no hand) or ``gone`` (no frames).
    """
    words = script.split()
    start, number = 0.0, 0
    for name, seconds in zip(words[::2], map(float, words[1::2]), strict=True):
        while (t := number / fps) < start + seconds - 1e-9:
            number += 1
            if name != "gone":
                share = (t - start) / seconds
                place = _place(name, share)
                yield frame(t, place, 0.003 * np.sin(number))
        start += seconds


def _place(name: str, share: float) -> tuple[float, float] | None:
    if name == "none":
        return None
    return PATHS[name](share) if name in PATHS else REST


def write(path: Path, frames: Iterable[HandFrame]) -> Path:
    """Write a recording."""
    with RecordingWriter(path) as writer:
        for each in frames:
            writer.append(each)
    return path
