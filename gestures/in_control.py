"""Who is in control: one person's hands count, a second person does nothing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from gestures.landmarks import HandFrame
from gestures.people import People, Person, hands_of

Policy = Literal["nearest", "first", "armed"]
"""nearest: whose hands look largest. first: who came first. armed: whose hand armed the clutch;
as first while there is no clutch."""

NEARER = 1.3
"""Times that somebody's hand looks larger before they can take over by being nearer ..."""
NEARER_FOR = 0.7
"""... for so many seconds: two people at the same distance do not take turns."""
MUCH_NEARER, MUCH_NEARER_FOR = 2.0, 0.2
"""As before, where there is no doubt: the user comes up while somebody behind is in control."""
GONE = 2.0
"""Seconds without a hand of theirs after which somebody is no longer in control."""
_ROUNDING = 1e-9
SIZE_MEMORY = 0.5
"""Seconds over which the size of hands is averaged."""


class InControl:
    """Lets the hands of one person through. Pure: what it knows are frames and their times."""

    def __init__(self, policy: Policy = "nearest") -> None:
        self._policy = policy
        self.reset()

    def reset(self) -> None:
        """Forget everybody (another source)."""
        self._people = People()
        self._sizes: dict[int, float] = {}
        self._t = -math.inf
        self._holder: int | None = None
        self._nearer_since: float | None = None
        self._armed: tuple[int, int | None] | None = None
        self._handed_over = False
        self._ignored: frozenset[int] = frozenset()

    @property
    def ignored(self) -> frozenset[int]:
        """The tracks of the last frame that were left out: somebody else is in control."""
        return self._ignored

    @property
    def handed_over(self) -> bool:
        """Whether the last frame is the first of somebody else: what was under way is over."""
        return self._handed_over

    def update(
        self, frame: HandFrame, *, asleep: bool = False, armed_by: int | None = None
    ) -> HandFrame:
        """Return the frame with the hands that count. Times must increase.

        asleep: a clutch waits to be armed; anybody may do that under the policy ``armed``.
        armed_by: the track of the hand that armed it, None without a clutch.
        """
        people = self._people.update(frame)
        self._measure(people, frame.t)
        before, self._holder = self._holder, self._choose(people, frame.t, asleep, armed_by)
        self._handed_over = None not in (before, self._holder) and before != self._holder
        owners = hands_of(people, frame.t)
        counting = [
            hand
            for hand in frame.hands
            if self._holder is None or owners[hand.track_id] == self._holder
        ]
        self._ignored = frozenset(owners) - {hand.track_id for hand in counting}
        return replace(frame, hands=tuple(counting)) if self._ignored else frame

    def _measure(self, people: Sequence[Person], t: float) -> None:
        """Average the size of everybody's larger hand."""
        weight = 1 - math.exp((self._t - t) / SIZE_MEMORY)
        sizes = {person.number: self._sizes.get(person.number) for person in people}
        for person in people:
            seen = [sight.size for sight in person.visible(t).values()]
            old = sizes[person.number]
            if seen:
                new = max(seen)
                sizes[person.number] = new if old is None else old + weight * (new - old)
        self._sizes = {number: size for number, size in sizes.items() if size is not None}
        self._t = t

    def _choose(
        self, people: Sequence[Person], t: float, asleep: bool, armed_by: int | None
    ) -> int | None:
        """Return the number of who is in control; None if that is nobody or anybody."""
        if self._policy == "armed":
            if asleep:
                return None
            by = self._who_armed(people, armed_by)
            if by is not None:
                return by
        here = [person.number for person in people if person.visible(t)]
        stays = any(one.number == self._holder and t - one.seen <= GONE for one in people)
        if not stays:
            self._nearer_since = None
            return self._best(here)
        return self._nearer(here, t) if self._policy == "nearest" else self._holder

    def _best(self, here: Sequence[int]) -> int | None:
        """Return who of those in view takes over from nobody."""
        if self._policy == "nearest":
            return max(here, key=self._sizes.__getitem__, default=None)
        return min(here, default=None)

    def _nearer(self, here: Sequence[int], t: float) -> int | None:
        """Return the holder, or who has been clearly nearer for long enough."""
        size = self._sizes[self._holder] if self._holder is not None else 0.0
        rivals = [number for number in here if self._sizes[number] > NEARER * size]
        if not rivals:
            self._nearer_since = None
            return self._holder
        best = max(rivals, key=self._sizes.__getitem__)
        if self._nearer_since is None:
            self._nearer_since = t
        much = self._sizes[best] > MUCH_NEARER * size
        if t - self._nearer_since < (MUCH_NEARER_FOR if much else NEARER_FOR) - _ROUNDING:
            return self._holder
        self._nearer_since = None
        return best

    def _who_armed(self, people: Sequence[Person], armed_by: int | None) -> int | None:
        """Return who armed the clutch, as long as they are remembered."""
        if armed_by is None:
            self._armed = None
            return None
        if self._armed is None or self._armed[0] != armed_by:
            by = [person.number for person in people if armed_by in person.hands]
            self._armed = armed_by, (by[0] if by else None)
        number = self._armed[1]
        return number if any(person.number == number for person in people) else None
