"""The mouse on X11, through the XTEST extension."""

from __future__ import annotations

from controller.outputs.base import Button
from controller.outputs.x11_display import Display, display_errors, open_display

_BUTTONS: dict[Button, int] = {"left": 1, "middle": 2, "right": 3}
_UP, _DOWN, _LEFT, _RIGHT = 4, 5, 6, 7
"""A notch of the wheel is a click of one of these (X protocol, pointer mapping by custom)."""
_FARTHEST = 32_767
"""Coordinates of the protocol are 16 bits; the server keeps the pointer on the screen anyway."""


class X11Pointer:
    """A PointerOutput for X11. Not thread-safe."""

    def __init__(self, display: Display | None = None) -> None:
        """Connect to $DISPLAY, or use the connection given. Raises OutputError."""
        self._display = display or open_display()

    def press(self, button: Button) -> None:
        self._send((True, _BUTTONS[button]))

    def release(self, button: Button) -> None:
        """Release a button; the server has done it on return (see X11Keyboard.release)."""
        self._send((False, _BUTTONS[button]))
        with display_errors():
            self._display.sync()

    def move_to(self, x: float, y: float) -> None:
        from Xlib import X
        from Xlib.ext import xtest

        with display_errors():
            xtest.fake_input(self._display, X.MotionNotify, x=_whole(x), y=_whole(y))
            self._display.flush()

    def position(self) -> tuple[float, float] | None:
        with display_errors():
            answer = self._display.screen().root.query_pointer()
        return float(answer.root_x), float(answer.root_y)

    def scroll(self, dx: int, dy: int) -> None:
        notches = [_UP if dy > 0 else _DOWN] * abs(dy) + [_RIGHT if dx > 0 else _LEFT] * abs(dx)
        self._send(*((down, notch) for notch in notches for down in (True, False)))

    def close(self) -> None:
        """Disconnect, once the server has done all that was asked of it. May be called twice."""
        if self._display is None:
            return
        try:
            with display_errors():
                self._display.sync()
                self._display.close()
        finally:
            self._display = None

    def _send(self, *clicks: tuple[bool, int]) -> None:
        """Send (down, button) in one write, so that no death can fall between them."""
        from Xlib import X
        from Xlib.ext import xtest

        with display_errors():
            for down, button in clicks:
                xtest.fake_input(self._display, X.ButtonPress if down else X.ButtonRelease, button)
            self._display.flush()


def _whole(coordinate: float) -> int:
    return max(-_FARTHEST, min(_FARTHEST, round(coordinate)))
