"""Plain movements of a hand that is moved as one piece.

They say what a swipe is apart from everything that a person adds to it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from gestures.geometry import hand_width
from gestures.landmarks import PALM
from models.training.swipes.examples import LOWEST
from models.training.swipes.plan import Move, Room, Way
from models.training.swipes.plans import PLANS, Maker
from models.training.swipes.sketches import ASPECT, STEP, Sketch
from models.training.synth.motion.track import minimum_jerk
from models.training.synth.truth import SIDES, TrueEvent

_ACCOMPANIED = 0.3
"""Share of the movements beside which the other hand rests in the picture."""

_ELSEWHERE = 0.7
"""Share of the swipes that are anywhere in the picture, not about its middle."""

_EDGE = 1.0
"""Hand-widths from the other edges of the picture within which no swipe ends."""

_SWUNG = 0.4
"""Share of the movements in which the hand turns with the forearm, about the elbow."""


def plain(shape: NDArray[np.floating], rng: Generator, plans: Sequence[Maker] = PLANS) -> Sketch:
    """Return one of some movements of a shape (21, 3), isotropic landmarks of any hand."""
    chosen = plans[int(rng.integers(len(plans)))]
    width = float(np.exp(rng.uniform(np.log(0.03), np.log(0.22))))
    plan = chosen(Room.of(width, rng))
    places, begins = _path(plan.moves)
    places += plan.start
    if plan.strokes and rng.random() < _ELSEWHERE:
        places += _shift(places, np.array([ASPECT, 1.0]) / width, rng)
    side, other = SIDES[:: int(rng.choice([-1, 1]))]
    turns = _turns(places, rng) if rng.random() < _SWUNG else np.zeros(len(places))
    hands = {side: _carried(shape, places * width, turns, width)}
    away = np.array([rng.choice([-1, 1]) * rng.uniform(2.5, 5.0), rng.uniform(0, 2)])
    if plan.other is not None:
        # A lone hand that moves like one of two would be a swipe.
        away[0] = abs(away[0]) if plan.start[0] * width < ASPECT / 2 else -abs(away[0])
        beside = _path(plan.other)[0][: len(places)] + plan.start + away
        hands[other] = _carried(shape, beside * width, 0 * turns, width)
    elif rng.random() < _ACCOMPANIED:
        still = np.tile((plan.start + away) * width, (len(places), 1))
        hands[other] = _carried(shape, still, 0 * turns, width)
    events = tuple(
        TrueEvent(name, begins[k], begins[k] + plan.moves[k].seconds, side)
        for k, name in plan.strokes.items()
    )
    return Sketch(f"plain {chosen.__name__}", hands, events)


def _path(moves: Sequence[Move]) -> tuple[Way, list[float]]:
    """Return places (n, 2) every STEP seconds from 0, 0 on, and when each move begins."""
    begins = np.cumsum([0.0, *(move.seconds for move in moves)])
    reached = np.cumsum([np.zeros(2), *(move.way for move in moves)], axis=0)
    places = []
    for t in np.arange(0, begins[-1], STEP).tolist():
        k = min(int(np.searchsorted(begins, t, side="right")) - 1, len(moves) - 1)
        share = minimum_jerk((t - begins[k]) / moves[k].seconds)
        bent = 4 * share * (1 - share) * moves[k].bend
        places.append(reached[k] + share * moves[k].way + bent)
    return np.array(places), begins.tolist()


def _shift(places: Way, picture: Way, rng: Generator) -> Way:
    """Return a way (2,) by which all places (n, 2) may be moved within the picture.

    No way at all along an axis on which they leave it.
    """
    end = np.array([picture[0] - _EDGE, LOWEST * picture[1]])
    least, most = _EDGE - places.min(axis=0), end - places.max(axis=0)
    return np.where(least < most, rng.uniform(np.minimum(least, most), np.maximum(least, most)), 0)


def _turns(places: Way, rng: Generator) -> NDArray[np.float64]:
    """Return by how much (radians) the hand leans in each place (n, 2), about an elbow below."""
    middle = places.mean(axis=0)
    elbow = middle + np.array([rng.normal(0, 1.5), rng.uniform(3.0, 7.0)])
    return np.arctan2(places[:, 0] - elbow[0], np.maximum(elbow[1] - places[:, 1], 1.0))


def _carried(
    shape: NDArray[np.floating],
    places: NDArray[np.float64],
    turns: NDArray[np.float64],
    width: float,
) -> NDArray[np.float32]:
    """Return a hand (21, 3), that wide, turned and at places (n, 2) in picture heights.

    As image landmarks.
    """
    centred = (shape - shape[list(PALM)].mean(axis=0)) * (width / hand_width(shape))
    carried = np.repeat(centred[None], len(places), axis=0)
    cos, sin = np.cos(turns)[:, None], np.sin(turns)[:, None]
    carried[..., 0] = cos * centred[:, 0] - sin * centred[:, 1] + places[:, :1]
    carried[..., 1] = sin * centred[:, 0] + cos * centred[:, 1] + places[:, 1:]
    return (carried / [ASPECT, 1.0, ASPECT]).astype(np.float32)
