"""What other threads ask of a run; the pipeline does it between two frames."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from bindings.profile import Profile


@dataclass(frozen=True, slots=True)
class Pause:
    """Ignore hands, for so many seconds or until resumed (None).

    locked: it is the locked screen that asks for it.
    """

    seconds: float | None = None
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Resume:
    """Heed hands again."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Go on with another profile, from the next neutral moment on."""

    profile: Profile


@dataclass(frozen=True, slots=True)
class UseCamera:
    """Go on with another camera, as ``--source`` names it."""

    camera: str


@dataclass(frozen=True, slots=True)
class Relearn:
    """Look again at what signs the user has taught."""


Order = Pause | Resume | Swap | UseCamera | Relearn


class Control:
    """A mailbox: anybody may put an order in, the pipeline takes them out. Never blocks."""

    def __init__(self) -> None:
        self._orders: queue.SimpleQueue[Order] = queue.SimpleQueue()
        self._news = threading.Event()

    def put(self, order: Order) -> None:
        """Ask for something; it is done before the next frame is looked at."""
        self._orders.put(order)
        self._news.set()

    def wait(self, seconds: float) -> None:
        """Wait until something is asked for, at most so long."""
        self._news.wait(seconds)

    def take(self) -> Iterator[Order]:
        """Yield what has been asked for since the last call."""
        self._news.clear()
        while not self._orders.empty():
            yield self._orders.get_nowait()
