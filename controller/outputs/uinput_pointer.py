"""A mouse of our own in the kernel: like a drawing tablet, it knows places on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

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
from controller.pointer.mapping import Screen

_UP, _DOWN = 0, 1


class UinputPointer:
    """A PointerOutput. Right with one screen: compositors spread its range over all of them."""

    def __init__(self, screen: Callable[[], Screen], kernel: Kernel | None = None) -> None:
        """Make the mouse. Raises OutputError when the system refuses."""
        able: dict[int, Iterable[int]] = {
            EV_KEY: BUTTONS.values(),
            EV_ABS: (ABS_X, ABS_Y),
            EV_REL: (REL_WHEEL, REL_HWHEEL),
        }
        self._device = Device("Isyarat pointer", able, kernel)
        self._screen = screen
        self._place: Screen | None = None

    def press(self, button: Button) -> None:
        self._device.send((EV_KEY, BUTTONS[button], _DOWN))

    def release(self, button: Button) -> None:
        self._device.send((EV_KEY, BUTTONS[button], _UP))

    def move_to(self, x: float, y: float) -> None:
        place = self._place = self._place or self._screen()
        self._device.send(
            (EV_ABS, ABS_X, _share(x - place.x, place.width)),
            (EV_ABS, ABS_Y, _share(y - place.y, place.height)),
        )

    def scroll(self, dx: int, dy: int) -> None:
        turns = [(EV_REL, REL_WHEEL, dy), (EV_REL, REL_HWHEEL, dx)]
        self._device.send(*(turn for turn in turns if turn[2]))

    def close(self) -> None:
        self._device.close()


def _share(offset: float, size: int) -> int:
    return round(min(max(offset / max(size - 1, 1), 0.0), 1.0) * ABSOLUTE_MAX)
