"""The clutch: bindings sleep until a gesture wakes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bindings.model.profile import Clutch, Held
from gestures.events import Event

_ROUNDING = 1e-9


class _Hold(NamedTuple):
    """A gesture that a hand has shown for ``lasted`` seconds."""

    track_id: int
    gesture: str
    lasted: float


class ClutchState:
    """Whether bindings may act, and since when (seconds). Without a clutch they always may.

    armed_by: the track of the hand that armed it.
    """

    def __init__(self, clutch: Clutch | None) -> None:
        self._clutch = clutch
        self._holds: dict[tuple[int, str], float] = {}
        self._used = 0.0
        self.armed = clutch is None
        self.armed_since = float("-inf")
        self.armed_by: int | None = None

    @property
    def waits_for(self) -> str | None:
        """The gesture that arms, if there is a clutch."""
        return self._clutch.arm.gesture if self._clutch else None

    def update(self, t: float, events: Sequence[Event]) -> None:
        """Take in what happened up to time t (seconds) and arm or disarm."""
        if self._clutch is None:
            return
        held = self._follow(t, events)
        if not self.armed:
            self._arm(t, self._clutch, held)
        elif self._is_idle(t, self._clutch) or self._is_dismissed(self._clutch, held):
            self._disarm()

    def use(self, t: float) -> None:
        """Note that a binding acted: the time to fall asleep starts anew."""
        self._used = t

    def reset(self) -> None:
        """Forget every hold; sleep, if there is a clutch."""
        self._holds.clear()
        if self._clutch is not None:
            self._disarm()

    def _disarm(self) -> None:
        self.armed, self.armed_by = False, None

    def _follow(self, t: float, events: Sequence[Event]) -> list[_Hold]:
        """Return the gestures held now, or until an event just now."""
        held: list[_Hold] = []
        for event in events:
            key = (event.track_id, event.name)
            if event.phase == "begin":
                self._holds[key] = event.t
            elif event.phase == "end" and key in self._holds:
                held.append(_Hold(event.track_id, event.name, event.t - self._holds.pop(key)))
        return held + [_Hold(*key, t - began) for key, began in self._holds.items()]

    def _arm(self, t: float, clutch: Clutch, held: Sequence[_Hold]) -> None:
        by = _reaching(clutch.arm, held)
        if by is not None:
            self.armed, self.armed_by = True, by.track_id
            self._used = self.armed_since = t
            self._forget(clutch.arm)

    def _is_idle(self, t: float, clutch: Clutch) -> bool:
        limit = clutch.disarm_after
        if limit is None or t - self._used < limit - _ROUNDING:
            return False
        self._forget(clutch.arm)
        return True

    def _is_dismissed(self, clutch: Clutch, held: Sequence[_Hold]) -> bool:
        if clutch.disarm is None or _reaching(clutch.disarm, held) is None:
            return False
        self._forget(clutch.disarm)
        return True

    def _forget(self, held: Held) -> None:
        """A hold counts only once: the next one has to begin anew."""
        self._holds = {
            (track_id, name): began
            for (track_id, name), began in self._holds.items()
            if name != held.gesture
        }


def _reaching(wanted: Held, held: Sequence[_Hold]) -> _Hold | None:
    """Return a hold that is long enough."""
    return next(
        (
            hold
            for hold in held
            if hold.gesture == wanted.gesture and hold.lasted >= wanted.hold - _ROUNDING
        ),
        None,
    )
