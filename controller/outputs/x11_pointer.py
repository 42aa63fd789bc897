"""The mouse on X11, through the XTEST extension."""

from __future__ import annotations

from controller.outputs.base import Button
from controller.outputs.x11_display import Display, display_errors, open_display

_BUTTONS: dict[Button, int] = {"left": 1, "middle": 2, "right": 3}
_LARGEST = 0x7FFF
"""The protocol's coordinates have 16 bits; the server keeps the pointer on the screen."""
_WHEEL_UP, _WHEEL_DOWN, _WHEEL_LEFT, _WHEEL_RIGHT = 4, 5, 6, 7


class X11Pointer:
    """A PointerOutput for X11. Not thread-safe."""

    def __init__(self, display: Display | None = None) -> None:
        """Connect to $DISPLAY, or use the connection given. Raises OutputError."""
        self._display = display or open_display()

    def press(self, button: Button) -> None:
        self._buttons([(True, _BUTTONS[button])])

    def release(self, button: Button) -> None:
        """Release a button and wait until the server has done it, see X11Keyboard.release()."""
        self._buttons([(False, _BUTTONS[button])])
        with display_errors():
            self._display.sync()

    def move_to(self, x: float, y: float) -> None:
        from Xlib import X
        from Xlib.ext import xtest

        with display_errors():
            xtest.fake_input(self._display, X.MotionNotify, x=_coordinate(x), y=_coordinate(y))
            self._display.flush()

    def scroll(self, dx: int, dy: int) -> None:
        self._turn(_WHEEL_UP if dy > 0 else _WHEEL_DOWN, abs(dy))
        self._turn(_WHEEL_RIGHT if dx > 0 else _WHEEL_LEFT, abs(dx))

    def close(self) -> None:
        """Disconnect once the server has done all that was asked of it. May be called twice."""
        if self._display is None:
            return
        try:
            with display_errors():
                self._display.sync()
                self._display.close()
        finally:
            self._display = None

    def _turn(self, wheel: int, notches: int) -> None:
        for _ in range(notches):
            self._buttons([(True, wheel), (False, wheel)])

    def _buttons(self, events: list[tuple[bool, int]]) -> None:
        """Send (down, button) events in one write, so that no death can fall between them."""
        from Xlib import X
        from Xlib.ext import xtest

        with display_errors():
            for down, button in events:
                kind = X.ButtonPress if down else X.ButtonRelease
                xtest.fake_input(self._display, kind, button)
            self._display.flush()


def _coordinate(value: float) -> int:
    return min(max(round(value), 0), _LARGEST)
