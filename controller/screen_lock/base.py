"""What tells of the screen's lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

Changed = Callable[[bool], None]
"""Hears, from another thread, that the screen is locked (True) or open again."""


class ScreenLock(Protocol):
    """Calls back at each change until it is closed."""

    def close(self) -> None:
        """Stop watching. May be called twice."""
