"""Swipes of several kinds, as plain movements."""

from __future__ import annotations

import numpy as np

from models.training.swipes.plan import Move, Plan, Room

_RAISED = 0.4
"""Share of the swipes for which the hand is raised first."""

_SLOWEST, _QUICKEST = 6.0, 25.0
"""Hand-widths/s of a clear stroke."""


def _raised(room: Room, plan: Plan, pause: tuple[float, float] = (0.2, 0.6)) -> Plan:
    """Return the same after the hand was raised to where it begins."""
    rng = room.rng
    up = np.array([rng.normal(0, 1.5), plan.start[1] - 1.1 * room.picture[1]])
    raising = [plan.moves[0], Move(rng.uniform(0.35, 0.8), up), room.rest(*pause)]
    moves = [*raising, *plan.moves[1:]]
    return Plan(plan.start - up, moves, {k + 2: name for k, name in plan.strokes.items()})


def swipe(room: Room) -> Plan:
    """Rest, stroke, rest, and often a slow way back."""
    rng = room.rng
    name, way = room.stroke()
    moves = [room.rest(), room.swipe(0.18, 0.7, way), room.rest(0.4, 0.9)]
    if rng.random() < 0.3:
        moves += [Move(rng.uniform(0.8, 1.4), -way * rng.uniform(0.7, 1.0)), room.rest()]
    plan = Plan(room.middle - way / 2, moves, {1: name})
    return _raised(room, plan) if rng.random() < _RAISED else plan


def again(room: Room) -> Plan:
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


def there_and_back(room: Room) -> Plan:
    """Make a swipe, rest, and the opposite one on purpose."""
    rng = room.rng
    name, way = room.stroke()
    back = {"left": "right", "right": "left", "up": "down", "down": "up"}[name.split("_")[1]]
    seconds = rng.uniform(0.18, 0.45)
    there, again = Move(seconds, way), Move(seconds * rng.uniform(0.8, 1.2), -way)
    moves = [room.rest(), there, room.rest(1.05, 2.0), again, room.rest()]
    return Plan(room.middle - way / 2, moves, {1: name, 3: f"swipe_{back}"})


def there_then_back(room: Room) -> Plan:
    """Go somewhere without haste, rest, and then swipe back from there."""
    rng = room.rng
    name, way = room.stroke()
    there = -way * rng.uniform(0.6, 1.2)
    going = Move(float(np.hypot(*there)) / rng.uniform(1.0, 3.5), there)
    moves = [room.rest(), going, room.rest(0.25, 0.8), room.swipe(0.18, 0.5, way)]
    return Plan(room.middle - way / 2 - going.way, [*moves, room.rest()], {3: name})


def raised_into(room: Room) -> Plan:
    """Raise the hand straight into the stroke."""
    name, way = room.stroke()
    moves = [room.rest(), room.swipe(0.18, 0.6, way), room.rest(0.2, 0.9)]
    plan = Plan(room.middle - way / 2, moves, {1: name})
    return _raised(room, plan, pause=(0.01, 0.2))


def risen(room: Room) -> Plan:
    """Be found only while the hand is being raised; then rest, and mostly swipe."""
    rng = room.rng
    up = np.array([rng.normal(0, 0.5), -rng.uniform(1.5, 6.0)])
    rising = Move(rng.uniform(0.15, 0.6), up)
    moves, strokes = [rising, room.rest(0.2, 0.9)], {}
    if rng.random() < 0.7:
        name, way = room.stroke()
        strokes[len(moves)] = name
        moves += [room.swipe(0.18, 0.5, way), room.rest()]
    return Plan(room.middle - up * rng.uniform(0.3, 1.0), moves, strokes)


def wind_up(room: Room) -> Plan:
    """Swing a little to the other side first."""
    name, way = room.stroke()
    rng = room.rng
    back = -way / np.hypot(*way) * rng.uniform(0.5, 1.4)
    moves = [room.rest(), Move(rng.uniform(0.15, 0.35), back)]
    moves += [room.rest(0.01, 0.15)] if rng.random() < 0.5 else []
    strokes = {len(moves): name}
    moves += [room.swipe(0.2, 0.5, way - back), room.rest()]
    return Plan(room.middle - way / 2, moves, strokes)


def wiper(room: Room) -> Plan:
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


def clear(room: Room) -> Plan:
    """Rest, stroke of any speed, rest: nothing else."""
    rng = room.rng
    name, way = room.stroke()
    speed = np.exp(rng.uniform(np.log(_SLOWEST), np.log(_QUICKEST)))
    seconds = float(np.clip(np.hypot(*way) / speed, 0.15, 1.0))
    moves = [room.rest(), Move(seconds, way, room.bend(way)), room.rest(0.3, 0.9)]
    return Plan(room.middle - way / 2, moves, {1: name})
