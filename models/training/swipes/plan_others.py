"""What comes close to a swipe without being one, as plain movements."""

from __future__ import annotations

import numpy as np

from models.training.swipes.plan import WAYS, Move, Plan, Room, Way

_FROM_THE_MIDDLE, _STRAIGHT_ON = 0.5, 0.85
"""Share of the waves that begin in the middle; from where on they are under way at first sight."""


def wave(room: Room) -> Plan:
    """Wave to and fro, with strokes alike, from the middle, from one side or straight on."""
    rng = room.rng
    way, seconds = room.sideways() * rng.uniform(1.5, 5.5), rng.uniform(0.15, 0.45)
    start = rng.random()
    first = 0.5 if start < _FROM_THE_MIDDLE else 1.0
    strokes = [Move(first**0.5 * seconds, first * way)]
    for k in range(int(rng.integers(2, 9))):
        size = rng.uniform(0.8, 1.2)
        strokes.append(Move(seconds * rng.uniform(0.85, 1.2), size * way * (-1) ** (k + 1)))
    before = [] if start > _STRAIGHT_ON else [room.rest()]
    return Plan(room.middle - (first - 0.5) * way, [*before, *strokes, room.rest()])


def shake(room: Room) -> Plan:
    rng = room.rng
    way, seconds = room.sideways() * rng.uniform(0.3, 1.5), rng.uniform(0.1, 0.25)
    strokes = [Move(seconds, way * (-1) ** k) for k in range(int(rng.integers(4, 9)))]
    return Plan(room.middle - way / 2, [room.rest(), *strokes, room.rest()])


def slow(room: Room) -> Plan:
    way = room.stroke(1.5)[1]
    seconds = float(np.hypot(*way)) / room.rng.uniform(1.0, 3.0)
    return Plan(room.middle - way / 2, [room.rest(), Move(seconds, way), room.rest()])


def short(room: Room) -> Plan:
    """Move a hand that is held up to a place nearby, once or several times."""
    rng = room.rng
    moves = [room.rest()]
    for _ in range(int(rng.integers(1, 5))):
        angle, length = rng.uniform(0, 2 * np.pi), rng.uniform(0.4, 1.5)
        way = length * np.array([np.cos(angle), np.sin(angle)])
        moves += [Move(rng.uniform(0.12, 0.4), way), room.rest(0.15, 0.8)]
    return Plan(room.middle, moves)


def diagonal(room: Room) -> Plan:
    rng = room.rng
    name = list(WAYS)[int(rng.integers(4))]
    aside = rng.choice([-1, 1]) * rng.uniform(0.5, 1.2) * np.array(WAYS[name][::-1])
    way = (np.array(WAYS[name]) + aside) * rng.uniform(2.0, 5.0)
    moves = [room.rest(), Move(rng.uniform(0.2, 0.8), way), room.rest()]
    return Plan(room.middle - way / 2, moves)


def raise_(room: Room) -> Plan:
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


def enter(room: Room) -> Plan:
    """Come in from the side."""
    rng = room.rng
    way = room.sideways() * room.picture[0] * rng.uniform(0.3, 0.5)
    edge = np.array([-0.1 if way[0] > 0 else 1.1, rng.uniform(0.3, 0.7)]) * room.picture
    return Plan(edge, [room.rest(), Move(rng.uniform(0.35, 0.8), way), room.rest(0.5, 1.2)])


def arrive(room: Room) -> Plan:
    """Bring the hand in from below, quickly, show it in one place, and take it away."""
    rng = room.rng
    up = room.picture[1] * rng.uniform(0.3, 0.6)
    way = np.array([rng.choice([-1.0, 1.0]) * up * rng.uniform(0.2, 2.0), -up])
    there = [Move(rng.uniform(0.12, 0.6), way, room.bend(way)), room.rest(0.3, 1.6)]
    if rng.random() < 0.4:
        quick = rng.uniform(0.1, 0.3)
        shake = rng.normal(0, 1.0, 2)
        there += [Move(quick, shake * (-1) ** k) for k in range(2 * int(rng.integers(1, 4)))]
    away = Move(rng.uniform(0.15, 0.7), -way + rng.normal(0, 1.0, 2))
    start = np.array([room.middle[0] - way[0], room.picture[1] * rng.uniform(0.9, 1.1)])
    return Plan(start, [room.rest(0.02, 0.3), *there, away, room.rest()])


def apart(room: Room) -> Plan:
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


def scratch(room: Room) -> Plan:
    """Reach somewhere, move to and fro there, and come back."""
    rng = room.rng
    angle, far = rng.uniform(0, 2 * np.pi), rng.uniform(1.5, 5.0)
    way = far * np.array([np.cos(angle), np.sin(angle)])
    small, quick = rng.normal(0, 0.4, 2), rng.uniform(0.06, 0.2)
    shaken = [Move(quick, small * (-1) ** k) for k in range(2 * int(rng.integers(1, 5)))]
    seconds = rng.uniform(0.4, 0.9)
    back = Move(seconds * rng.uniform(0.8, 1.3), -way)
    moves = [room.rest(), Move(seconds, way), *shaken, back, room.rest()]
    return Plan(room.middle - way / 2, moves)


def leave(room: Room) -> Plan:
    """Move out of the picture, to either side or downwards."""
    rng = room.rng
    way, seconds = room.sideways() * room.picture[0], rng.uniform(0.25, 0.7)
    if rng.random() < 0.6:
        way = np.array([rng.normal(0, 0.15), 1.0]) * room.picture[1]
    return Plan(room.middle, [room.rest(), Move(seconds, way * rng.uniform(0.6, 0.9)), room.rest()])


def lower(room: Room) -> Plan:
    """Hold the hand up for a moment, and take it down to where hands rest."""
    rng = room.rng
    start = room.picture * [rng.uniform(0.3, 0.7), rng.uniform(0.25, 0.65)]
    down = np.array([rng.normal(0, 0.8), room.picture[1] * rng.uniform(0.82, 1.1) - start[1]])
    moves = [room.rest(0.2, 0.8), Move(rng.uniform(0.2, 0.6), down), room.rest(0.1, 0.9)]
    if rng.random() < 0.5:
        up = np.array([rng.normal(0, 1.5), -rng.uniform(0.1, 0.4) * room.picture[1]])
        moves = [Move(rng.uniform(0.2, 0.6), up), *moves]
        start = start - up
    return Plan(start, moves)


def lift(room: Room) -> Plan:
    """Raise a hand that rests low in the picture, and put it back after a while."""
    rng = room.rng
    up = np.array([rng.normal(0, 0.6), -room.picture[1] * rng.uniform(0.3, 0.6)])
    seconds = rng.uniform(0.35, 0.9)
    down = Move(seconds * rng.uniform(0.8, 1.3), -up)
    moves = [room.rest(), Move(seconds, up), room.rest(0.4, 1.8), down, room.rest()]
    return Plan(room.picture * [rng.uniform(0.3, 0.7), rng.uniform(0.82, 0.97)], moves)
