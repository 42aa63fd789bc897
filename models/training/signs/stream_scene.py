"""Somebody before a camera: body and hands that rest, fidget, sign, and move in between."""

from __future__ import annotations

from collections.abc import Sequence

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
