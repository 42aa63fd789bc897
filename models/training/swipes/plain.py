"""Plain movements of a hand that is moved as one piece: rest, straight strokes, rest.

They say what a swipe is apart from everything that a person adds to it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from gestures.geometry import hand_width
from gestures.landmarks import PALM
from models.training.swipes.sketches import ASPECT, STEP, Sketch
from models.training.synth.motion.track import minimum_jerk
from models.training.synth.truth import SIDES, TrueEvent

Move = tuple[float, float, float]
"""Seconds, and way to the right and down in hand-widths."""

_RAISED = 0.4
"""Share of the swipes for which the hand is raised first."""

_ACCOMPANIED = 0.3
"""Share of the movements beside which the other hand rests in the picture."""

WAYS = {
    "swipe_left": (-1, 0),
    "swipe_right": (1, 0),
    "swipe_up": (0, -1),
    "swipe_down": (0, 1),
}
KINDS = (
    *("swipe", "swipe", "swipe", "again", "again", "again"),
    *("wave", "shake", "slow", "raise", "enter", "diagonal"),
)


def plain(shape: NDArray[np.float32], rng: Generator) -> Sketch:
    """Return a plain movement of a shape (21, 3), image landmarks of any hand."""
    kind = KINDS[int(rng.integers(len(KINDS)))]
    width = float(np.exp(rng.uniform(np.log(0.03), np.log(0.16))))
    name = list(WAYS)[int(rng.integers(4 if kind in ("swipe", "again", "slow", "diagonal") else 2))]
    moves, start = _moves(kind, name, width, rng)
    strokes = list({"swipe": (1,), "again": range(1, len(moves), 4)}.get(kind, ()))
    if strokes and rng.random() < _RAISED:
        up = np.array([rng.normal(0, 1.5), start[1] - 1.1 / width])
        raising = [moves[0], (rng.uniform(0.35, 0.8), *up)]
        moves, start = [*raising, (rng.uniform(0.2, 0.6), 0.0, 0.0), *moves[1:]], start - up
        strokes = [k + len(raising) for k in strokes]
    places, begins = _path(moves)
    side, other = SIDES[:: int(rng.choice([-1, 1]))]
    hands = {side: _carried(shape, (places + start) * width, width)}
    if rng.random() < _ACCOMPANIED:
        away = np.array([rng.choice([-1, 1]) * rng.uniform(2.5, 5.0), rng.uniform(0, 2)])
        hands[other] = _carried(shape, np.tile((start + away) * width, (len(places), 1)), width)
    events = tuple(TrueEvent(name, begins[k], begins[k] + moves[k][0], side) for k in strokes)
    return Sketch(f"plain {kind}", hands, events)


def _moves(
    kind: str, name: str, width: float, rng: Generator
) -> tuple[list[Move], NDArray[np.float64]]:
    """Return the moves, and where they begin in hand-widths."""
    rest: Move = (rng.uniform(0.3, 1.0), 0.0, 0.0)
    picture = np.array([ASPECT, 1.0]) / width
    middle = picture * rng.uniform(0.4, 0.6, 2)
    way = np.array(WAYS[name], float) + rng.normal(0, 0.15) * np.array(WAYS[name][::-1])
    if kind in ("swipe", "again"):
        room = 0.8 * picture[0 if way[1] ** 2 < way[0] ** 2 else 1]
        way *= min(rng.uniform(2.6, 6.5), room)
        back = -way * rng.uniform(0.7, 1.0)
        if kind == "again":
            return _repeated(way, rng), middle - way / 2
        moves = [rest, (rng.uniform(0.18, 0.7), *way), (rng.uniform(0.4, 0.9), 0.0, 0.0)]
        moves += [(rng.uniform(0.8, 1.4), *back), rest] if rng.random() < 0.3 else []
        return moves, middle - way / 2
    if kind == "diagonal":
        way = np.array(WAYS[name], float) + rng.choice([-1, 1]) * rng.uniform(0.5, 1.2) * np.array(
            WAYS[name][::-1]
        )
        way *= rng.uniform(2.0, 5.0)
        return [rest, (rng.uniform(0.2, 0.8), *way), rest], middle - way / 2
    if kind == "slow":
        way *= rng.uniform(1.5, 4.0)
        return [rest, (float(np.hypot(*way)) / rng.uniform(1.0, 3.0), *way), rest], middle - way / 2
    if kind in ("wave", "shake"):
        way *= rng.uniform(2.0, 4.5) if kind == "wave" else rng.uniform(0.3, 1.5)
        seconds = rng.uniform(0.2, 0.4) if kind == "wave" else rng.uniform(0.1, 0.25)
        strokes = [(seconds, *(way * (-1) ** k)) for k in range(int(rng.integers(4, 9)))]
        strokes[0] = (seconds, *(way * rng.choice([0.5, 1.0])))
        return [rest, *strokes, rest], middle - way / 2
    if kind == "raise":
        up = np.array([rng.normal(0, 1), -picture[1] * rng.uniform(0.3, 0.7)])
        down = -up + [rng.normal(0, 1), 0]
        seconds = rng.uniform(0.3, 0.8)
        shaken = _shaken(rng) if rng.random() < 0.5 else []
        return [rest, (seconds, *up), *shaken, rest, (seconds, *down), rest], picture * [0.5, 1.1]
    way *= picture[0] * rng.uniform(0.3, 0.5)
    edge = np.array([-0.1 if way[0] > 0 else 1.1, rng.uniform(0.3, 0.7)]) * picture
    return [rest, (rng.uniform(0.35, 0.8), *way), (rng.uniform(0.5, 1.2), 0.0, 0.0)], edge


def _repeated(way: NDArray[np.float64], rng: Generator) -> list[Move]:
    """Return the same swipe two or three times, with the way back and rests between."""
    moves: list[Move] = [(rng.uniform(0.3, 0.8), 0.0, 0.0)]
    for _ in range(int(rng.integers(2, 4))):
        moves += [
            (rng.uniform(0.18, 0.5), *way),
            (rng.uniform(0.1, 0.6), 0.0, 0.0),
            (rng.uniform(0.4, 1.1), *-way),
            (rng.uniform(0.1, 0.6), 0.0, 0.0),
        ]
    return moves


def _shaken(rng: Generator) -> list[Move]:
    """Return small movements to and fro in one place."""
    way = rng.normal(0, 0.7, 2)
    seconds = rng.uniform(0.1, 0.2)
    return [(seconds, *(way * (-1) ** k)) for k in range(2 * int(rng.integers(1, 4)))]


def _path(moves: Sequence[Move]) -> tuple[NDArray[np.float64], list[float]]:
    """Return places (n, 2) every STEP seconds from 0, 0 on, and when each move begins."""
    begins = np.cumsum([0.0, *(seconds for seconds, _, _ in moves)])
    reached = np.cumsum([(0.0, 0.0), *((x, y) for _, x, y in moves)], axis=0)
    places = []
    for t in np.arange(0, begins[-1], STEP).tolist():
        k = min(int(np.searchsorted(begins, t, side="right")) - 1, len(moves) - 1)
        share = minimum_jerk((t - begins[k]) / moves[k][0])
        places.append(reached[k] + share * (reached[k + 1] - reached[k]))
    return np.array(places), begins.tolist()


def _carried(
    shape: NDArray[np.float32], places: NDArray[np.float64], width: float
) -> NDArray[np.float32]:
    """Return a shape, that wide, at places (n, 2) in picture heights, as image landmarks."""
    square = shape * [ASPECT, 1.0, ASPECT]
    square = (square - square[list(PALM)].mean(axis=0)) * (width / hand_width(square))
    carried = np.repeat(square[None], len(places), axis=0)
    carried[..., :2] += places[:, None]
    return (carried / [ASPECT, 1.0, ASPECT]).astype(np.float32)
