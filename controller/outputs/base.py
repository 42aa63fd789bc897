"""What an output device must offer. Names of keys are the canonical ones of ``bindings.keys``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

Button = Literal["left", "middle", "right"]


class KeyOutput(Protocol):
    """A keyboard. Raises OutputError when the desktop refuses."""

    def press(self, key: str) -> None: ...

    def release(self, key: str) -> None: ...

    def type(self, text: str) -> None: ...

    def close(self) -> None: ...


class PointerOutput(Protocol):
    """A mouse. Screen coordinates in pixels from the top left; scroll in notches.

    Up and right are positive.
    """

    def press(self, button: Button) -> None: ...

    def release(self, button: Button) -> None: ...

    def move_to(self, x: float, y: float) -> None: ...

    def position(self) -> tuple[float, float] | None:
        """Return where the pointer is; None where the desktop does not tell."""

    def scroll(self, dx: int, dy: int) -> None: ...

    def close(self) -> None: ...


class TextOutput(Protocol):
    """Something that shows or speaks text (captions, speech). Never blocks the caller."""

    def send(self, text: str) -> None: ...

    def close(self) -> None: ...


class SpeechOutput(TextOutput, Protocol):
    """Speaks text, one after the other."""

    def cancel(self) -> None:
        """Be silent at once, and forget what has not been spoken yet."""
        ...


class CommandOutput(Protocol):
    """Starts programs. Never blocks the caller; raises OutputError where that is not allowed."""

    def run(self, argv: Sequence[str]) -> None: ...

    def close(self) -> None: ...


class RunRequests(Protocol):
    """What an action may ask of the run that it is part of. Done soon, not at once."""

    def pause(self, seconds: float | None) -> None: ...

    def switch_profile(self, name: str) -> None: ...
