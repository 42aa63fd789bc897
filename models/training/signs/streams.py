"""Streams of signing with a known truth: recorded takes joined by rest and transitions.

A stream is what a camera would have given of one signer: hands down, rising to the first sign,
signs one after the other with the hands moving over in between, hands sinking, rest with
fidgeting now and then. Only takes of one person and session meet in a stream.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gestures.signs.layout import SignFrames
from models.training.signs.stream_scene import FPS, Rows, Scene


@dataclass(frozen=True)
class Signed:
    """A sign of the truth: seconds from where the hands have arrived to where the take ends."""

    name: str
    start: float
    end: float


@dataclass(frozen=True)
class Stream:
    """frames: as a camera saw them. truth: in order. resting: seconds in which nobody signs."""

    frames: SignFrames
    truth: tuple[Signed, ...]
    resting: float


@dataclass(frozen=True)
class Habits:
    """How somebody signs. Ranges in seconds, shares as parts.

    late, cut: how much of a take's beginning (the hands come up) and of its end (mostly a held
        pose) is left out at most. speed: of the takes.
    """

    move: tuple[float, float] = (0.25, 0.5)
    rise: tuple[float, float] = (0.35, 0.6)
    rest: tuple[float, float] = (1.5, 4.0)
    late: float = 0.2
    cut: float = 0.35
    speed: tuple[float, float] = (0.8, 1.25)
    signs: tuple[int, int] = (3, 6)
    repeat: float = 0.1
    fidget: float = 0.5


def make_stream(
    takes: Sequence[SignFrames],
    names: Sequence[str],
    sentences: int,
    habits: Habits,
    rng: np.random.Generator,
) -> Stream:
    """Return a stream of sentences from takes of one person and session, named by ``names``."""
    scene = Scene(takes[:: max(1, len(takes) // 20)], rng)
    truth: list[Signed] = []
    resting = 0.0
    for _ in range(sentences):
        begin = scene.now
        scene.rest(rng.uniform(*habits.rest))
        if rng.random() < habits.fidget:
            scene.fidget(_pair(takes[rng.integers(len(takes))], -1), rng.uniform(0.3, 1.5))
            scene.rest(rng.uniform(*habits.rest) / 2)
        resting += scene.now - begin
        last = None
        for place in range(int(rng.integers(habits.signs[0], habits.signs[1] + 1))):
            again = last is not None and rng.random() < habits.repeat
            number = _choose(names, last, again, rng)
            take = _performed(takes[number], habits, rng)
            scene.move_to(_pair(take, 0), rng.uniform(*(habits.move if place else habits.rise)))
            start = scene.now
            scene.play(take)
            truth.append(Signed(names[number], start, scene.now))
            last = names[number]
        scene.sink(rng.uniform(*habits.rise))
    scene.rest(2.0)
    return Stream(scene.frames(), tuple(truth), resting)


def make_rest(
    takes: Sequence[SignFrames], seconds: float, habits: Habits, rng: np.random.Generator
) -> Stream:
    """Return a stream in which nobody signs; about every second pause has some fidgeting."""
    scene = Scene(takes[:: max(1, len(takes) // 20)], rng)
    while scene.now < seconds:
        scene.rest(rng.uniform(*habits.rest))
        if rng.random() < habits.fidget:
            scene.fidget(_pair(takes[rng.integers(len(takes))], -1), rng.uniform(0.3, 2.0))
    return Stream(scene.frames(), (), scene.now)


def seen_at(
    frames: SignFrames, fps: float, rng: np.random.Generator, dropped: float = 0.03
) -> SignFrames:
    """Return what a camera of another rate would have seen, with uneven times and lost frames."""
    n = int((frames.t[-1] - frames.t[0]) * fps)
    t = frames.t[0] + (np.arange(n) + rng.uniform(-0.2, 0.2, n)) / fps
    t = np.clip(t, frames.t[0], frames.t[-1])[rng.random(n) >= dropped]
    high = np.clip(np.searchsorted(frames.t, t), 1, len(frames) - 1)
    share = ((t - frames.t[high - 1]) / (frames.t[high] - frames.t[high - 1])).astype(np.float32)
    return SignFrames(
        t, *(_between(part, high, share) for part in (frames.body, frames.left, frames.right))
    )


def _between(part: Rows, high: NDArray[np.int64], share: Rows) -> Rows:
    one, other = part[high - 1], part[high]
    share = share.reshape(-1, *(1,) * (part.ndim - 1))
    mixed = one + (other - one) * share
    return np.where(np.isnan(mixed), np.where(share < 0.5, one, other), mixed)


def _performed(take: SignFrames, habits: Habits, rng: np.random.Generator) -> SignFrames:
    """Return a take at another speed and without parts of its beginning and end, at FPS."""
    whole = len(take) - 1
    first, last = habits.late * rng.random() * whole, 1 - habits.cut * rng.random()
    places = np.arange(first, last * whole, rng.uniform(*habits.speed))
    high = np.clip(np.ceil(places).astype(int), 1, len(take) - 1)
    share = (places - (high - 1)).astype(np.float32)
    parts = (_between(part, high, share) for part in (take.body, take.left, take.right))
    return SignFrames(np.arange(len(places)) / FPS, *parts)


def _choose(names: Sequence[str], last: str | None, again: bool, rng: np.random.Generator) -> int:
    if last is None:
        return int(rng.integers(len(names)))
    fits = [n for n, name in enumerate(names) if (name == last) == again]
    return int(rng.choice(fits))


def _pair(take: SignFrames, row: int) -> Rows:
    """Return both hands (2, 21, 3) at the beginning (0) or end (-1), as first or last seen."""
    hands = []
    for hand in (take.left, take.right):
        near = hand[:5] if row == 0 else hand[-5:]
        seen = np.flatnonzero(~np.isnan(near[:, 0, 0]))
        hands.append(near[seen[row]] if len(seen) else near[row])
    return np.stack(hands)
