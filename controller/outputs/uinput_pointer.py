"""A mouse of our own in the kernel: like a drawing tablet, it knows places on the screen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence

from controller.outputs.base import Button
from controller.outputs.evdev_codes import BUTTONS
from controller.outputs.uinput import (
    ABS_X,
    ABS_Y,
    ABSOLUTE_MAX,
    EV_ABS,
    EV_KEY,
    EV_REL,
    REL_HWHEEL,
    REL_WHEEL,
    Device,
    Kernel,
)
from controller.pointer.desktop import Monitor

_UP, _DOWN = 0, 1
_PAUSE = 2.0
"""Seconds at rest after which the monitors may have changed."""


class UinputPointer:
    """A PointerOutput. Compositors spread its range over all monitors, or over one of their own
    choice: with several the pointer may come out on another.
    """

    def __init__(
        self,
        monitors: Callable[[], Sequence[Monitor]],
        kernel: Kernel | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make the mouse; ``monitors`` is asked when a movement begins. Raises OutputError."""
        able: dict[int, Iterable[int]] = {
            EV_KEY: BUTTONS.values(),
            EV_ABS: (ABS_X, ABS_Y),
            EV_REL: (REL_WHEEL, REL_HWHEEL),
        }
        self._device = Device("Isyarat pointer", able, kernel)
        self._monitors = monitors
        self._clock = clock
        self._moved = float("-inf")

    def press(self, button: Button) -> None:
        self._device.send((EV_KEY, BUTTONS[button], _DOWN))

    def release(self, button: Button) -> None:
        self._device.send((EV_KEY, BUTTONS[button], _UP))

    def move_to(self, x: float, y: float) -> None:
        if self._clock() - self._moved > _PAUSE:
            self._area = _around(self._monitors())
        self._moved = self._clock()
        left, top, width, height = self._area
        self._device.send(
            (EV_ABS, ABS_X, _share(x - left, width)), (EV_ABS, ABS_Y, _share(y - top, height))
        )

    def position(self) -> None:
        """Nobody tells: the compositor keeps it to itself."""

    def scroll(self, dx: int, dy: int) -> None:
        turns = [(EV_REL, REL_WHEEL, dy), (EV_REL, REL_HWHEEL, dx)]
        self._device.send(*(turn for turn in turns if turn[2]))

    def close(self) -> None:
        self._device.close()


def _around(monitors: Sequence[Monitor]) -> tuple[int, int, int, int]:
    """Return left, top, width and height of the rectangle around all monitors."""
    left, top = min(one.x for one in monitors), min(one.y for one in monitors)
    right = max(one.x + one.width for one in monitors)
    bottom = max(one.y + one.height for one in monitors)
    return left, top, right - left, bottom - top


def _share(offset: float, size: int) -> int:
    return round(min(max(offset / max(size - 1, 1), 0.0), 1.0) * ABSOLUTE_MAX)
