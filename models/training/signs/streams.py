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

from gestures.landmarks import WRIST
from gestures.signs.layout import SignFrames

FPS = 15.0
"""At which the takes count as recorded."""

ELBOWS, WRISTS = (13, 14), (15, 16)
BELOW = 1.02
"""Picture heights from the top beyond which a hand is out of sight."""

Rows = NDArray[np.float32]


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


class Scene:
    """Puts a stream together, one row for each 1 / FPS seconds: (33 x 4 body, 2 x 21 x 3 hands)."""

    def __init__(self, takes: Sequence[SignFrames], rng: np.random.Generator) -> None:
        """takes: some of the same person, to know how the body stands at rest."""
        self._rng = rng
        self._bodies: list[Rows] = []
        self._hands: list[Rows] = []
        body = np.concatenate([take.body for take in takes])
        self._body = np.nanmedian(body, axis=0).astype(np.float32)
        shoulders = self._body[[11, 12], :2]
        self._unit = float(np.linalg.norm(shoulders[0] - shoulders[1]))
        self._home = _hanging(shoulders, self._unit)
        shape = [np.nanmedian(h, axis=0) for h in _both(takes)]
        self._shapes = np.stack([np.nan_to_num(s - s[WRIST]).astype(np.float32) for s in shape])

    @property
    def now(self) -> float:
        """Seconds since the beginning."""
        return len(self._bodies) / FPS

    def rest(self, seconds: float) -> None:
        """Hands hang down, moving a little."""
        rows = max(1, round(seconds * FPS))
        sway = 0.01 * _wander(self._rng, rows, 4).reshape(rows, 2, 2)
        self._add_wrists(self._home + sway * self._unit, self._shapes[None].repeat(rows, 0))

    def move_to(self, hands: Rows, seconds: float) -> None:
        """Both hands go from where they are to hands (2, 21, 3), NaN is down."""
        rows = max(2, round(seconds * FPS))
        start, end = self._whole(self._last), self._whole(hands)
        for share in _smooth(np.linspace(0, 1, rows + 1)[1:-1]):
            self._add(start + (end - start) * np.float32(share))

    def sink(self, seconds: float) -> None:
        """Both hands go down."""
        self.move_to(np.full((2, 21, 3), np.nan, np.float32), seconds)

    def play(self, take: SignFrames) -> None:
        """Show a take as it was recorded; a hand that is lost in it is lost here."""
        hands = np.stack([take.left, take.right], 1)
        for body, pair in zip(take.body, hands, strict=True):
            known = ~np.isnan(body).any()
            self._bodies.append(body if known else self._body)
            self._hands.append(pair)

    def fidget(self, hands: Rows, seconds: float) -> None:
        """Raise one hand to somewhere about the head or the chest, and take it down again."""
        side = int(self._rng.integers(2))
        target = np.full((2, 21, 3), np.nan, np.float32)
        place = self._body[[0, 9, 11, 12], :2][self._rng.integers(4)]
        place = place + self._unit * 0.2 * self._rng.normal(size=2).astype(np.float32)
        shape = hands[side] if not np.isnan(hands[side]).any() else self._shapes[side]
        target[side] = shape - shape[WRIST]
        target[side, :, :2] += place
        self.move_to(target, 0.5)
        for step in 0.05 * self._unit * _wander(self._rng, max(1, round(seconds * FPS)), 2):
            self._add(self._whole(target + np.append(step, 0).astype(np.float32)))
        self.sink(0.5)

    def frames(self) -> SignFrames:
        """Return all of it at FPS."""
        hands = np.stack(self._hands)
        t = np.arange(len(hands)) / FPS
        return SignFrames(t, np.stack(self._bodies), hands[:, 0], hands[:, 1])

    @property
    def _last(self) -> Rows:
        return self._hands[-1] if self._hands else np.full((2, 21, 3), np.nan, np.float32)

    def _whole(self, hands: Rows) -> Rows:
        """Return hands (2, 21, 3) with those that are not there hanging down."""
        down = self._shapes.copy()
        down[..., :2] += self._home[:, None]
        return np.where(np.isnan(hands), down, hands)

    def _add_wrists(self, wrists: Rows, shapes: Rows) -> None:
        for places, pair in zip(wrists, shapes, strict=True):
            pair = pair.copy()
            pair[..., :2] += places[:, None]
            self._add(pair)

    def _add(self, hands: Rows) -> None:
        body = self._body.copy()
        body[WRISTS, :2] = hands[:, WRIST, :2]
        middle = (body[[11, 12], :2] + hands[:, WRIST, :2]) / 2
        out = np.array([[-1, 0.3], [1, 0.3]], np.float32) * 0.25 * self._unit
        body[ELBOWS, :2] = middle + out
        hands = hands.copy()
        hands[hands[:, WRIST, 1] > BELOW] = np.nan
        self._bodies.append(body)
        self._hands.append(hands)


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
    """Return a take at another speed and without parts of its beginning and end, at FPS.

    The first look is left out always: in some sources it is still the take before.
    """
    whole = len(take) - 1
    first, last = max(1.0, habits.late * rng.random() * whole), 1 - habits.cut * rng.random()
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


def _both(takes: Sequence[SignFrames]) -> tuple[Rows, Rows]:
    """Return the hands of all takes; a side that is never seen as the other one's mirror image."""
    left = np.concatenate([take.left for take in takes])
    right = np.concatenate([take.right for take in takes])
    turned = np.array([-1, 1, 1], np.float32)
    return (
        right * turned if np.isnan(left).all() else left,
        left * turned if np.isnan(right).all() else right,
    )


def _hanging(shoulders: Rows, unit: float) -> Rows:
    """Return where wrists hang: (2, 2), own left first."""
    middle = shoulders.mean(0)
    return middle + unit * np.array([[-0.6, 1.7], [0.6, 1.7]], np.float32)


def _wander(rng: np.random.Generator, rows: int, width: int) -> Rows:
    """Return slow random curves (rows, width) of about unit size."""
    t = np.arange(rows)[:, None] / FPS
    waves = [np.sin(2 * np.pi * (f * t + rng.random(width))) for f in (0.3, 0.7, 1.5)]
    return np.sum(waves, 0).astype(np.float32)


def _smooth(share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return shares of a way that starts and ends at rest (minimum jerk)."""
    return share**3 * (10 - 15 * share + 6 * share**2)
