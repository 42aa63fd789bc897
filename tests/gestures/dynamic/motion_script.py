"""A hand that pinches, turns and moves as told: keyframes in hand-widths, any frame rate."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gestures.engine import GestureEngine
from gestures.events import Event
from gestures.landmarks import Hand, Handedness, HandFrame
from gestures.motions import motion_recognisers
from gestures.thresholds import DEFAULT_RULES

ASPECT = 4 / 3
RATES = (10.0, 15.0, 30.0, 60.0)
_KNUCKLES = {5: (-0.5, -0.62), 9: (-0.17, -0.7), 13: (0.17, -0.66), 17: (0.5, -0.55)}
_WRIST = np.array([0.0, 0.75])
OUT, FOLDED = 1.8, 0.75


@dataclass(frozen=True)
class Held:
    """How a hand is held. x, y: of the palm in hand-widths from the picture's middle.

    gap: thumb to index tip. thumb_to: the finger it goes to (8 index, 12 middle).
    angle: radians to the right. index, middle, others: extensions. joined: how far the index
    finger's tip goes over to the middle one's, as a part of the way.
    """

    x: float = 0.0
    y: float = 0.0
    gap: float = 1.3
    angle: float = 0.0
    index: float = 1.4
    middle: float = OUT
    others: float = OUT
    thumb_to: int = 8
    joined: float = 0.0

    def landmarks(self, hand: Handedness) -> np.ndarray:
        """Return (21, 3) in hand-widths about the palm, which faces the camera."""
        points = np.zeros((21, 3))
        points[:, :2] = _WRIST
        for knuckle, place in _KNUCKLES.items():
            stretch = {5: self.index, 9: self.middle}.get(knuckle, self.others)
            mcp = np.array(place)
            tip = _WRIST + stretch * (mcp - _WRIST)
            for k in range(4):
                points[knuckle + k, :2] = mcp + k / 3 * (tip - mcp)
        points[8] += self.joined * (points[12] - points[8])
        away = np.array([-0.8, 0.6]) if self.thumb_to == 8 else np.array([0.0, 0.0])
        side = 0.0 if self.thumb_to == 8 else self.gap
        points[4, :2] = points[self.thumb_to, :2] + self.gap * away + [-0.6 * side, 0.8 * side]
        points[:, 0] *= 1 if hand == "right" else -1
        turn = np.array(
            [
                [math.cos(self.angle), -math.sin(self.angle)],
                [math.sin(self.angle), math.cos(self.angle)],
            ]
        )
        points[:, :2] = points[:, :2] @ turn.T + [self.x, self.y]
        return points


READY = Held()
PINCHED = replace(READY, gap=0.2, index=1.25)
MIDDLE_READY = replace(READY, index=OUT, middle=1.5, thumb_to=12)
MIDDLE_PINCHED = replace(MIDDLE_READY, gap=0.2, middle=1.2)
DIAL = replace(READY, gap=1.2, index=1.7, middle=FOLDED, others=FOLDED)
TWO_UP = replace(READY, gap=1.5, index=OUT, joined=0.5, others=FOLDED)

Key = tuple[float, Held]
"""Seconds that it takes to get there, and how the hand is held then."""


class Play:
    """A hand's keyframes, joined by minimum-jerk movements."""

    def __init__(self, start: Held, *keys: Key, hand: Handedness = "right", track: int = 1) -> None:
        self.hand, self.track = hand, track
        self._keys = [(0.0, start)]
        for seconds, held in keys:
            self._keys.append((self._keys[-1][0] + seconds, held))

    @property
    def seconds(self) -> float:
        return self._keys[-1][0]

    def at(self, t: float) -> Held:
        for (t0, a), (t1, b) in zip(self._keys, self._keys[1:], strict=False):
            if t < t1:
                u = (t - t0) / (t1 - t0)
                s = u**3 * (10 - 15 * u + 6 * u**2)
                mixed = {
                    name: (1 - s) * getattr(a, name) + s * getattr(b, name)
                    for name in ("x", "y", "gap", "angle", "index", "middle", "others", "joined")
                }
                return replace(b, **mixed)
        return self._keys[-1][1]


def frames(
    *plays: Play,
    fps: float,
    scale: float = 0.1,
    lost: Callable[[float], bool] = lambda t: False,
    noise: float = 0.0,
) -> list[HandFrame]:
    """Return what a camera sees; scale: hand-width in picture heights; lost: times unseen."""
    rng = np.random.default_rng(1)
    result = []
    for number in range(math.ceil(max(play.seconds for play in plays) * fps)):
        t = number / fps
        hands = [] if lost(t) else [_hand(play, t, scale, rng, noise) for play in plays]
        result.append(HandFrame(t, 640, 480, tuple(hands)))
    return result


def _hand(play: Play, t: float, scale: float, rng: np.random.Generator, noise: float) -> Hand:
    points = play.at(t).landmarks(play.hand) + noise * rng.normal(size=(21, 3))
    image = points * [scale / ASPECT, scale, scale / ASPECT] + [0.5, 0.5, 0.0]
    zeros = np.zeros((21, 3), np.float32)
    return Hand(play.track, play.hand, 0.9, 0.9, image.astype(np.float32), zeros, t)


def play(stream: Sequence[HandFrame]) -> list[Event]:
    """Return all events of a stream, with the ends that closing brings."""
    engine = GestureEngine(motion_recognisers(), DEFAULT_RULES)
    found = [event for frame in stream for event in engine.update(frame)]
    return found + engine.close(stream[-1].t)


def told(found: Sequence[Event]) -> list[str]:
    """Return names, with the phase of what lasts; the steps of one movement once."""
    names: list[str] = []
    for event in found:
        name = event.name if event.phase == "fire" else f"{event.name} {event.phase}"
        if not (names and names[-1] == name and event.name.startswith(("zoom", "rot", "scroll"))):
            names.append(name)
    return names


def tap(open_: Held = READY, closed: Held = PINCHED, held: float = 0.06) -> list[Key]:
    """Return the keys of a quick pinch."""
    return [(0.13, closed), (held, closed), (0.13, open_)]
