"""What plain movements do: swipes of several kinds, and what comes close without being one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.training.swipes.sketches import ASPECT

Way = NDArray[np.float64]
"""x to the right and y down, in hand-widths."""

WAYS = {
    "swipe_left": (-1.0, 0.0),
    "swipe_right": (1.0, 0.0),
    "swipe_up": (0.0, -1.0),
    "swipe_down": (0.0, 1.0),
}
_RAISED = 0.4
"""Share of the swipes for which the hand is raised first."""


@dataclass(frozen=True)
class Move:
    """Seconds, way, and by how much it bends away midway."""

    seconds: float
    way: Way = field(default_factory=lambda: np.zeros(2))
    bend: Way = field(default_factory=lambda: np.zeros(2))


@dataclass(frozen=True)
class Plan:
    """moves from ``start`` on. strokes: the swipes among them, by number. other: of the other
    hand, at the same time."""

    start: Way
    moves: list[Move]
    strokes: dict[int, str] = field(default_factory=dict)
    other: list[Move] | None = None


@dataclass(frozen=True)
class Room:
    """rng, the picture's size in hand-widths, and its middle or a place near it."""

    rng: Generator
    picture: Way
    middle: Way

    @staticmethod
    def of(width: float, rng: Generator) -> Room:
        """width: of the hand, in picture heights."""
        picture = np.array([ASPECT, 1.0]) / width
        return Room(rng, picture, picture * rng.uniform(0.4, 0.6, 2))

    def rest(self, least: float = 0.3, most: float = 1.0) -> Move:
        return Move(self.rng.uniform(least, most))

    def stroke(self, shortest: float = 2.2) -> tuple[str, Way]:
        """Return a direction and a way that fits into the picture."""
        rng = self.rng
        name = list(WAYS)[int(rng.integers(4))]
        way = np.array(WAYS[name]) + rng.normal(0, 0.15) * np.array(WAYS[name][::-1])
        room = 0.8 * self.picture[0 if WAYS[name][0] else 1]
        return name, way * min(rng.uniform(shortest, 6.5), max(room, shortest))

    def bend(self, way: Way) -> Way:
        """Return how a stroke bends: an arc about the elbow, upwards when it goes sideways."""
        if self.rng.random() < 0.5:
            return np.zeros(2)
        share, length = self.rng.uniform(-0.05, 0.3), float(np.hypot(*way))
        if abs(way[0]) > abs(way[1]):
            return np.array([0.0, -share * length])
        return np.array([self.rng.choice([-0.5, 0.5]) * share * length, 0.0])

    def swipe(self, quickest: float, slowest: float, way: Way) -> Move:
        return Move(self.rng.uniform(quickest, slowest), way, self.bend(way))

    def sideways(self) -> Way:
        return np.array([self.rng.choice([-1.0, 1.0]), self.rng.normal(0, 0.15)])


def _raised(room: Room, plan: Plan, pause: tuple[float, float] = (0.2, 0.6)) -> Plan:
    """Return the same after the hand was raised to where it begins."""
    rng = room.rng
    up = np.array([rng.normal(0, 1.5), plan.start[1] - 1.1 * room.picture[1]])
    raising = [plan.moves[0], Move(rng.uniform(0.35, 0.8), up), room.rest(*pause)]
    moves = [*raising, *plan.moves[1:]]
    return Plan(plan.start - up, moves, {k + 2: name for k, name in plan.strokes.items()})


def _swipe(room: Room) -> Plan:
    """Rest, stroke, rest, and often a slow way back."""
    rng = room.rng
    name, way = room.stroke()
    moves = [room.rest(), room.swipe(0.18, 0.7, way), room.rest(0.4, 0.9)]
    if rng.random() < 0.3:
        moves += [Move(rng.uniform(0.8, 1.4), -way * rng.uniform(0.7, 1.0)), room.rest()]
    plan = Plan(room.middle - way / 2, moves, {1: name})
    return _raised(room, plan) if rng.random() < _RAISED else plan


def _again(room: Room) -> Plan:
    """Make the same swipe two or three times, with the way back and rests between."""
    rng = room.rng
    name, way = room.stroke()
    moves, strokes = [room.rest(0.3, 0.8)], {}
    for _ in range(int(rng.integers(2, 4))):
        strokes[len(moves)] = name
        moves += [room.swipe(0.18, 0.5, way), room.rest(0.1, 0.6)]
        moves += [Move(rng.uniform(0.4, 1.1), -way), room.rest(0.1, 0.6)]
    plan = Plan(room.middle - way / 2, moves, strokes)
    return _raised(room, plan) if rng.random() < _RAISED else plan


def _there_and_back(room: Room) -> Plan:
    """Make a swipe, rest, and the opposite one on purpose."""
    rng = room.rng
    name, way = room.stroke()
    back = {"left": "right", "right": "left", "up": "down", "down": "up"}[name.split("_")[1]]
    seconds = rng.uniform(0.18, 0.45)
    there, again = Move(seconds, way), Move(seconds * rng.uniform(0.8, 1.2), -way)
    moves = [room.rest(), there, room.rest(1.05, 2.0), again, room.rest()]
    return Plan(room.middle - way / 2, moves, {1: name, 3: f"swipe_{back}"})


def _there_then_back(room: Room) -> Plan:
    """Go somewhere without haste, rest, and then swipe back from there."""
    rng = room.rng
    name, way = room.stroke()
    going = Move(rng.uniform(0.3, 0.8), -way * rng.uniform(0.6, 1.2))
    moves = [room.rest(), going, room.rest(0.25, 0.8), room.swipe(0.18, 0.5, way)]
    return Plan(room.middle - way / 2 - going.way, [*moves, room.rest()], {3: name})


def _raised_into(room: Room) -> Plan:
    """Raise the hand straight into the stroke."""
    name, way = room.stroke()
    moves = [room.rest(), room.swipe(0.18, 0.6, way), room.rest(0.2, 0.9)]
    plan = Plan(room.middle - way / 2, moves, {1: name})
    return _raised(room, plan, pause=(0.01, 0.2))


def _wind_up(room: Room) -> Plan:
    """Swing a little to the other side first."""
    name, way = room.stroke()
    rng = room.rng
    back = -way / np.hypot(*way) * rng.uniform(0.5, 1.4)
    moves = [room.rest(), Move(rng.uniform(0.15, 0.35), back)]
    moves += [room.rest(0.01, 0.15)] if rng.random() < 0.5 else []
    strokes = {len(moves): name}
    moves += [room.swipe(0.2, 0.5, way - back), room.rest()]
    return Plan(room.middle - way / 2, moves, strokes)


def _wiper(room: Room) -> Plan:
    """Swing the forearm from side to side about the elbow, up from below and down again."""
    rng = room.rng
    side = rng.choice([-1.0, 1.0])
    across = min(rng.uniform(3.5, 8.0), 0.9 * room.picture[0])
    rise = across * rng.uniform(0.2, 0.75)
    way = np.array([side * across, rng.normal(0, 0.12) * across])
    stroke = Move(rng.uniform(0.3, 0.9), way, np.array([0.0, -rise]))
    start = room.middle - way / 2 + [0.0, rng.uniform(0.3, 0.9) * rise]
    moves = [room.rest(0.05, 0.6), stroke]
    if rng.random() < 0.4:
        moves.append(Move(rng.uniform(0.25, 0.6), np.array([0.0, 0.6 * room.picture[1]])))
    moves.append(room.rest(0.3, 0.9))
    return Plan(start, moves, {1: "swipe_left" if side < 0 else "swipe_right"})


def _wave(room: Room) -> Plan:
    rng = room.rng
    way, seconds = room.sideways() * rng.uniform(2.0, 4.5), rng.uniform(0.2, 0.4)
    strokes = [Move(seconds, way * (-1) ** k) for k in range(int(rng.integers(4, 9)))]
    # The first stroke of a wave that begins on one side is a swipe as far as anybody can tell.
    strokes[0] = Move(seconds, 0.5 * way)
    return Plan(room.middle, [room.rest(), *strokes, room.rest()])


def _shake(room: Room) -> Plan:
    rng = room.rng
    way, seconds = room.sideways() * rng.uniform(0.3, 1.5), rng.uniform(0.1, 0.25)
    strokes = [Move(seconds, way * (-1) ** k) for k in range(int(rng.integers(4, 9)))]
    return Plan(room.middle - way / 2, [room.rest(), *strokes, room.rest()])


def _slow(room: Room) -> Plan:
    way = room.stroke(1.5)[1]
    seconds = float(np.hypot(*way)) / room.rng.uniform(1.0, 3.0)
    return Plan(room.middle - way / 2, [room.rest(), Move(seconds, way), room.rest()])


def _short(room: Room) -> Plan:
    """Move a hand that is held up to a place nearby, once or several times."""
    rng = room.rng
    moves = [room.rest()]
    for _ in range(int(rng.integers(1, 5))):
        angle, length = rng.uniform(0, 2 * np.pi), rng.uniform(0.4, 1.5)
        way = length * np.array([np.cos(angle), np.sin(angle)])
        moves += [Move(rng.uniform(0.12, 0.4), way), room.rest(0.15, 0.8)]
    return Plan(room.middle, moves)


def _diagonal(room: Room) -> Plan:
    rng = room.rng
    name = list(WAYS)[int(rng.integers(4))]
    aside = rng.choice([-1, 1]) * rng.uniform(0.5, 1.2) * np.array(WAYS[name][::-1])
    way = (np.array(WAYS[name]) + aside) * rng.uniform(2.0, 5.0)
    moves = [room.rest(), Move(rng.uniform(0.2, 0.8), way), room.rest()]
    return Plan(room.middle - way / 2, moves)


def _raise(room: Room) -> Plan:
    """Raise the hand, perhaps shake it there, and put it back."""
    rng = room.rng
    up = np.array([rng.normal(0, 1), -room.picture[1] * rng.uniform(0.3, 0.7)])
    seconds = rng.uniform(0.3, 0.8)
    shaken: list[Move] = []
    if rng.random() < 0.5:
        way, quick = rng.normal(0, 0.7, 2), rng.uniform(0.1, 0.2)
        shaken = [Move(quick, way * (-1) ** k) for k in range(2 * int(rng.integers(1, 4)))]
    down = -up + [rng.normal(0, 1), 0]
    moves = [room.rest(), Move(seconds, up), *shaken, room.rest(0.3, 1.6), Move(seconds, down)]
    return Plan(room.picture * [0.5, 1.1], [*moves, room.rest()])


def _enter(room: Room) -> Plan:
    """Come in from the side."""
    rng = room.rng
    way = room.sideways() * room.picture[0] * rng.uniform(0.3, 0.5)
    edge = np.array([-0.1 if way[0] > 0 else 1.1, rng.uniform(0.3, 0.7)]) * room.picture
    return Plan(edge, [room.rest(), Move(rng.uniform(0.35, 0.8), way), room.rest(0.5, 1.2)])


def _arrive(room: Room) -> Plan:
    """Bring the hand in from below, quickly, show it in one place, and take it away."""
    rng = room.rng
    up = room.picture[1] * rng.uniform(0.3, 0.6)
    way = np.array([rng.choice([-1.0, 1.0]) * up * rng.uniform(0.2, 1.2), -up])
    there = [Move(rng.uniform(0.12, 0.6), way, room.bend(way)), room.rest(0.3, 1.6)]
    if rng.random() < 0.4:
        quick = rng.uniform(0.1, 0.3)
        shake = rng.normal(0, 1.0, 2)
        there += [Move(quick, shake * (-1) ** k) for k in range(2 * int(rng.integers(1, 4)))]
    away = Move(rng.uniform(0.15, 0.7), -way + rng.normal(0, 1.0, 2))
    start = np.array([room.middle[0] - way[0], room.picture[1] * rng.uniform(0.9, 1.1)])
    return Plan(start, [room.rest(0.02, 0.3), *there, away, room.rest()])


def _apart(room: Room) -> Plan:
    """Move both hands apart or together at the same time, and back."""
    rng = room.rng
    way = rng.choice([-1.0, 1.0]) * np.array([rng.uniform(1.5, 5.0), rng.normal(0, 0.5)])
    if rng.random() < 0.3:
        way = way[::-1].copy()
    mirrored = way * ([-1.0, 1.0] if rng.random() < 0.7 else [1.0, 1.0])
    go, stay, back = rng.uniform(0.2, 0.6), rng.uniform(0.2, 0.8), rng.uniform(0.3, 0.8)
    first = rng.uniform(0.3, 0.8)

    def there_and_back(along: Way) -> list[Move]:
        return [Move(first), Move(go, along), Move(stay), Move(back, -along), Move(0.3)]

    return Plan(room.middle - way / 2, there_and_back(way), other=there_and_back(mirrored))


PLANS: tuple[Callable[[Room], Plan], ...] = (
    *(_swipe, _swipe, _swipe, _again, _again, _there_and_back, _there_then_back),
    *(_raised_into, _wind_up, _wiper, _wiper, _wiper),
    *(_wave, _shake, _slow, _short, _raise, _enter, _arrive, _arrive, _diagonal, _apart),
)
