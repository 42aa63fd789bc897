"""The mouse on X11, Windows and macOS, through pynput."""

from __future__ import annotations

from typing import Any

from controller.errors import OutputError
from controller.outputs.base import Button
from controller.outputs.pynput_keys import load


class PynputPointer:
    """A PointerOutput by pynput."""

    def __init__(self) -> None:
        """Load pynput. Raises OutputError when the desktop refuses."""
        self._mouse = load("mouse")
        self._controller = self._mouse.Controller()

    def press(self, button: Button) -> None:
        self._do(self._controller.press, self._mouse.Button[button])

    def release(self, button: Button) -> None:
        self._do(self._controller.release, self._mouse.Button[button])

    def move_to(self, x: float, y: float) -> None:
        self._do(setattr, self._controller, "position", (round(x), round(y)))

    def position(self) -> tuple[float, float] | None:
        try:
            x, y = self._controller.position
        except (TypeError, ValueError, OSError):
            return None
        return float(x), float(y)

    def scroll(self, dx: int, dy: int) -> None:
        self._do(self._controller.scroll, dx, dy)

    def close(self) -> None:
        """Nothing to close."""

    def _do(self, action: Any, *arguments: Any) -> None:
        try:
            action(*arguments)
        except (ValueError, OSError) as problem:
            raise OutputError("the desktop refuses the mouse", "see `isyarat doctor`") from problem
