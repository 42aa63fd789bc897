"""Outputs that write down what they would have done: dry runs and tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from controller.outputs.base import Button

Call: TypeAlias = tuple[str | int | float, ...]
"""The name of what was done and its arguments, e.g. ("key_down", "ctrl")."""


class Recorder:
    """One list of calls from a recording keyboard (``keys``) and mouse (``pointer``).

    Calls: key_down NAME, key_up NAME, type TEXT, button_down NAME, button_up NAME,
    move_to X Y, scroll DX DY. ``on_call`` hears of each one as it happens.
    """

    def __init__(self, on_call: Callable[[Call], None] | None = None) -> None:
        self.calls: list[Call] = []
        self._on_call = on_call
        self.keys = RecordingKeys(self.note)
        self.pointer = RecordingPointer(self.note)

    def note(self, *call: str | int | float) -> None:
        self.calls.append(call)
        if self._on_call is not None:
            self._on_call(call)

    def down(self) -> list[str]:
        """Return the keys and buttons that are down now, in the order they went down."""
        held: list[str] = []
        for verb, *arguments in self.calls:
            if verb in ("key_down", "button_down"):
                held.append(str(arguments[0]))
            elif verb in ("key_up", "button_up") and arguments[0] in held:
                held.remove(str(arguments[0]))
        return held


class RecordingKeys:
    """A KeyOutput that only takes notes."""

    def __init__(self, note: Callable[..., None]) -> None:
        self._note = note

    def press(self, key: str) -> None:
        self._note("key_down", key)

    def release(self, key: str) -> None:
        self._note("key_up", key)

    def type(self, text: str) -> None:
        self._note("type", text)

    def close(self) -> None:
        """Nothing to close."""


class RecordingPointer:
    """A PointerOutput that only takes notes."""

    def __init__(self, note: Callable[..., None]) -> None:
        self._note = note
        self._at: tuple[float, float] | None = None

    def press(self, button: Button) -> None:
        self._note("button_down", button)

    def release(self, button: Button) -> None:
        self._note("button_up", button)

    def move_to(self, x: float, y: float) -> None:
        self._at = (x, y)
        self._note("move_to", x, y)

    def position(self) -> tuple[float, float] | None:
        """Return where it was last moved to."""
        return self._at

    def scroll(self, dx: int, dy: int) -> None:
        self._note("scroll", dx, dy)

    def close(self) -> None:
        """Nothing to close."""
