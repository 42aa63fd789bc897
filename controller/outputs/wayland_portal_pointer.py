"""The mouse of a RemoteDesktop session.

Places on the screen are only told to those who also share the screen, which a program that looks
at hands should not ask for. So the pointer goes by steps, from a corner that it is pushed into
first: the lower left one, where no desktop has a hot corner.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from controller.outputs.base import Button
from controller.outputs.evdev_codes import BUTTONS
from controller.pointer.desktop import Monitor
from controller.portal.session import Session

_FAR = 30_000.0
"""Logical pixels: more than any screen has."""
FRESH = 10.0
"""Seconds at rest after which somebody may have moved the pointer by another mouse."""
_VERTICAL, _HORIZONTAL = 0, 1
_UP, _DOWN = 0, 1


class PortalPointer:
    """A PointerOutput; the keyboard ends the session. Not thread-safe."""

    def __init__(
        self,
        session: Session,
        monitors: Callable[[], Sequence[Monitor]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``monitors`` tells where the corner is; it is asked before the first step."""
        self._session = session
        self._monitors = monitors
        self._clock = clock
        self._at: tuple[float, float] | None = None
        self._moved = 0.0
        self._down: set[Button] = set()

    def press(self, button: Button) -> None:
        self._down.add(button)
        self._session.send("NotifyPointerButton", "iu", BUTTONS[button], _DOWN)

    def release(self, button: Button) -> None:
        self._down.discard(button)
        self._session.send("NotifyPointerButton", "iu", BUTTONS[button], _UP)

    def move_to(self, x: float, y: float) -> None:
        rested = self._clock() - self._moved > FRESH and not self._down
        at = self._corner() if self._at is None or rested else self._at
        self._at = x, y
        self._moved = self._clock()
        self._step(x - at[0], y - at[1])

    def position(self) -> None:
        """Nobody tells: the compositor keeps it to itself."""

    def scroll(self, dx: int, dy: int) -> None:
        for axis, notches in ((_VERTICAL, -dy), (_HORIZONTAL, dx)):
            if notches:
                self._session.send("NotifyPointerAxisDiscrete", "ui", axis, notches)

    def close(self) -> None:
        """Nothing to close: the keyboard ends the session."""

    def _corner(self) -> tuple[float, float]:
        self._step(-_FAR, _FAR)
        leftmost = min(self._monitors(), key=lambda one: (one.x, -one.y - one.height))
        return float(leftmost.x), float(leftmost.y + leftmost.height - 1)

    def _step(self, dx: float, dy: float) -> None:
        self._session.send("NotifyPointerMotion", "dd", float(dx), float(dy))
