"""What a hotkey offers."""

from __future__ import annotations

from typing import Protocol


class Hotkey(Protocol):
    """Calls back from a thread of its own whenever the combination is pressed, until closed."""

    def close(self) -> None:
        """Stop listening. May be called twice."""
