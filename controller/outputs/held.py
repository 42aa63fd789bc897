"""Counting what is held down, so that all of it can be let go on every way out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

from controller.errors import OutputError
from controller.outputs.base import Button, KeyOutput, PointerOutput

T = TypeVar("T", bound=str)


class HeldSet(Generic[T]):
    """Presses a thing when the first holder comes and releases it when the last one goes."""

    def __init__(self, press: Callable[[T], None], release: Callable[[T], None]) -> None:
        self._press = press
        self._release = release
        self._holders: dict[T, int] = {}

    def __bool__(self) -> bool:
        """Tell whether anything is held."""
        return bool(self._holders)

    def press(self, thing: T) -> None:
        """Hold ``thing``. When pressing fails it is let go again and OutputError raised."""
        if thing not in self._holders:
            try:
                self._press(thing)
            except OutputError:
                with suppress(OutputError):
                    self._release(thing)
                raise
        self._holders[thing] = self._holders.get(thing, 0) + 1

    def release(self, thing: T) -> None:
        """Let one holder go; without a holder nothing happens."""
        holders = self._holders.pop(thing, 0)
        if holders == 1:
            self._release(thing)
        elif holders > 1:
            self._holders[thing] = holders - 1

    def release_all(self) -> None:
        """Release everything, last pressed first.

        A failure does not keep the rest down; the first one is raised at the end.
        """
        failures: list[OutputError] = []
        for thing in reversed(list(self._holders)):
            del self._holders[thing]
            try:
                self._release(thing)
            except OutputError as problem:
                failures.append(problem)
        if failures:
            raise failures[0]


class HeldKeys:
    """A KeyOutput that counts holders of each key and releases all of them on close()."""

    def __init__(self, keys: KeyOutput) -> None:
        self._keys = keys
        self._held: HeldSet[str] = HeldSet(keys.press, keys.release)

    @property
    def holding(self) -> bool:
        """Whether some key is down."""
        return bool(self._held)

    def press(self, key: str) -> None:
        self._held.press(key)

    def release(self, key: str) -> None:
        self._held.release(key)

    def type(self, text: str) -> None:
        self._keys.type(text)

    def release_all(self) -> None:
        self._held.release_all()

    def close(self) -> None:
        try:
            self._held.release_all()
        finally:
            self._keys.close()


class HeldPointer:
    """A PointerOutput that counts holders of each button and releases all of them on close()."""

    def __init__(self, pointer: PointerOutput) -> None:
        self._pointer = pointer
        self._held: HeldSet[Button] = HeldSet(pointer.press, pointer.release)

    @property
    def holding(self) -> bool:
        """Whether some button is down."""
        return bool(self._held)

    def press(self, button: Button) -> None:
        self._held.press(button)

    def release(self, button: Button) -> None:
        self._held.release(button)

    def move_to(self, x: float, y: float) -> None:
        self._pointer.move_to(x, y)

    def position(self) -> tuple[float, float] | None:
        return self._pointer.position()

    def scroll(self, dx: int, dy: int) -> None:
        self._pointer.scroll(dx, dy)

    def release_all(self) -> None:
        self._held.release_all()

    def close(self) -> None:
        try:
            self._held.release_all()
        finally:
            self._pointer.close()
