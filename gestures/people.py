"""Whose hands are whose: the hands of a frame as people with at most two hands each.

Nothing but the hands themselves is looked at: two that are of different sides, of about the same
size, within the reach of a pair of arms and not crossed may be one person's.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from gestures.landmarks import PALM, Hand, Handedness, HandFrame
from gestures.pinch_aperture import palm_size

PAIR = 9.0
"""Hand-widths (three quarters of a metre) within which a second hand is looked for ..."""
SPAN = 16.0
"""... and between the hands of one person with the arms stretched out."""
CROSSED = 1.5
"""Hand-widths by which the left hand of a pair may be to the right of the right one at first."""
ALIKE, UNLIKE = 1.5, 2.2
"""Ratio of sizes up to which hands may be a pair, and beyond which they are none any more: one
hand may be nearer to the camera than the other by an arm's length."""
YOUNG = 1.0
"""Seconds since it was first seen within which a hand may turn out to be somebody's second: its
side is uncertain at first. Later, those who have been two people stay two people."""
SECOND = 3.0
"""Hand-widths by which a hand that comes back where it was lost is preferred to a second one."""
RETURN, RETURN_PER_SECOND, FARTHEST = 3.0, 4.0, 9.0
"""Hand-widths from where a hand was lost within which it may come back, and how they grow."""
MEMORY = 10.0
"""Seconds for which somebody whose hands are gone is remembered."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A hand as last seen, at t (s); x, y and size (its hand-width) in picture heights."""

    t: float
    x: float
    y: float
    size: float
    side: Handedness
    age: float

    @staticmethod
    def of(hand: Hand, frame: HandFrame) -> Sight:
        # Plain floats: this is done for every hand of every frame.
        points, aspect = hand.image.tolist(), frame.width / frame.height
        x = aspect * sum(points[i][0] for i in PALM) / len(PALM)
        y = sum(points[i][1] for i in PALM) / len(PALM)
        return Sight(frame.t, x, y, palm_size(points, aspect), hand.handedness, hand.age)

    def apart(self, other: Sight) -> float:
        """Return the distance to another hand in hand-widths."""
        size = max(self.size, other.size)
        return math.hypot(self.x - other.x, self.y - other.y) / size if size > 0 else math.inf

    def ratio(self, other: Sight) -> float:
        """Return how many times larger the larger of two hands looks, at least 1."""
        small, large = sorted((self.size, other.size))
        return large / small if small > 0 else math.inf


@dataclass(slots=True, eq=False)
class Person:
    """Somebody whose hands are or were seen. ``hands``: by track, also those out of sight."""

    number: int
    since: float
    hands: dict[int, Sight] = field(default_factory=dict)

    @property
    def seen(self) -> float:
        """When a hand was last seen (s)."""
        return max((sight.t for sight in self.hands.values()), default=self.since)

    def visible(self, t: float) -> dict[int, Sight]:
        """Return the hands in view at t (s)."""
        return {track: sight for track, sight in self.hands.items() if sight.t == t}


class People:
    """Follows people from frame to frame. Nobody ever has more than two hands in view."""

    def __init__(self) -> None:
        self._people: list[Person] = []
        self._next = 1

    def update(self, frame: HandFrame) -> tuple[Person, ...]:
        """Return everybody who is remembered, by the time they were first seen."""
        t = frame.t
        self._forget(t)
        sights = {hand.track_id: Sight.of(hand, frame) for hand in frame.hands}
        unknown = dict(sights)
        for person in self._people:
            for track in person.hands.keys() & sights.keys():
                person.hands[track] = unknown.pop(track)
        for person in tuple(self._people):
            self._part(person, t)
        for track, sight in unknown.items():
            self._welcome(track, sight)
        self._join_lone_hands(t)
        return tuple(sorted(self._people, key=lambda person: person.number))

    def reset(self) -> None:
        """Forget everybody."""
        self._people.clear()

    def _forget(self, t: float) -> None:
        for person in self._people:
            person.hands = {k: s for k, s in person.hands.items() if t - s.t <= MEMORY}
        self._people = [person for person in self._people if person.hands]

    def _part(self, person: Person, t: float) -> None:
        """Take the newer hand away from somebody whose hands cannot be one person's."""
        tracks = sorted(person.visible(t))
        if len(tracks) < 2:
            return
        first, second = (person.hands[track] for track in tracks[:2])
        if first.apart(second) > SPAN or first.ratio(second) > UNLIKE:
            self._add(tracks[1], person.hands.pop(tracks[1]))

    def _welcome(self, track: int, sight: Sight) -> None:
        """Give a new hand to whom it fits best, or to somebody new."""
        costs = [(_cost(person, sight), person.number, person) for person in self._people]
        cost, _, best = min(costs, default=(math.inf, 0, None))
        if best is None or math.isinf(cost):
            self._add(track, sight)
        else:
            best.hands[track] = sight

    def _add(self, track: int, sight: Sight) -> None:
        self._people.append(Person(self._next, sight.t, {track: sight}))
        self._next += 1

    def _join_lone_hands(self, t: float) -> None:
        """Unite people of one hand each who turn out to be one person."""
        for person in tuple(self._people):
            for other in tuple(self._people):
                if person.number < other.number and _are_one(person, other, t):
                    person.hands |= other.hands
                    self._people.remove(other)


def _cost(person: Person, sight: Sight) -> float:
    """Return how badly a new hand fits somebody, in hand-widths; infinite if it cannot."""
    visible = list(person.visible(sight.t).values())
    if len(visible) > 1:
        return math.inf
    lost = [one for one in person.hands.values() if one.t < sight.t]
    costs = [_return_cost(one, sight) for one in lost if one.side == sight.side or not visible]
    if visible:
        if not _is_pair(visible[0], sight):
            return math.inf
        costs.append(SECOND + visible[0].apart(sight))
    return min(costs, default=math.inf)


def _return_cost(lost: Sight, sight: Sight) -> float:
    reach = min(RETURN + RETURN_PER_SECOND * (sight.t - lost.t), FARTHEST)
    apart = lost.apart(sight)
    return apart if apart <= reach and lost.ratio(sight) <= UNLIKE else math.inf


def _is_pair(one: Sight, other: Sight) -> bool:
    if one.side == other.side or one.ratio(other) > ALIKE:
        return False
    left, right = (one, other) if one.side == "left" else (other, one)
    crossed = (left.x - right.x) / max(left.size, right.size)
    return one.apart(other) <= PAIR and crossed <= CROSSED


def _are_one(person: Person, other: Person, t: float) -> bool:
    own, others = list(person.visible(t).values()), list(other.visible(t).values())
    if len(own) != 1 or len(others) != 1:
        return False
    young = min(own[0].age, others[0].age) <= YOUNG
    return young and _is_pair(own[0], others[0])


def hands_of(people: Iterable[Person], t: float) -> dict[int, int]:
    """Return the number of the person for each track in view at t (s)."""
    return {track: person.number for person in people for track in person.visible(t)}
