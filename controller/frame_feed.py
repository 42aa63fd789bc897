"""The newest frame for those who look on: handed over by reference, and only while they ask."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from controller.observations import Observation
from gestures.engine import MachineView

MOST_PER_SECOND = 15.0
_INTERVAL = 1 / MOST_PER_SECOND


@dataclass(frozen=True, slots=True)
class Moment:
    """What the pipeline knows of one frame.

    number: how many frames there were, this one included. latency: seconds from the frame's
    arrival until all that it set off was done. armed: there is a clutch, and it lets hands act.
    """

    observation: Observation
    machines: tuple[MachineView, ...]
    number: int
    latency: float
    profile: str
    armed: bool


class FrameFeed:
    """A slot for one moment between the pipeline's thread and that of the server.

    pictures_allowed: whether pictures may be handed on at all.
    """

    def __init__(
        self, *, pictures_allowed: bool = True, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.pictures_allowed = pictures_allowed
        self._clock = clock
        self._audience = 0
        self._due = 0.0
        self._newest: Moment | None = None
        self._arrived: Callable[[], None] = lambda: None

    @property
    def wanted(self) -> bool:
        """Whether a moment put in now would be looked at; costs next to nothing."""
        return self._audience > 0 and self._clock() >= self._due

    def put(self, moment: Moment) -> None:
        """Leave a moment; one that nobody has taken yet is replaced."""
        # On a grid, so that a camera of 20 frames a second is not cut to 10.
        self._due = max(self._due + _INTERVAL, self._clock() - _INTERVAL)
        self._newest = moment
        self._arrived()

    def serve(self, arrived: Callable[[], None]) -> None:
        """Have ``arrived`` called, from the pipeline's thread, whenever there is a moment."""
        self._arrived = arrived

    def set_audience(self, count: int) -> None:
        """Say how many are looking on."""
        self._audience = count
        if not count:
            self._newest = None

    def take(self) -> Moment | None:
        """Return the newest moment, None when there is no new one."""
        moment, self._newest = self._newest, None
        return moment
