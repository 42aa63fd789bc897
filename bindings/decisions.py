"""Why bindings acted or did not: the last decisions, kept in a ring."""

from __future__ import annotations

from collections import deque

from bindings.decision import Decision
from bindings.explaining import describe

__all__ = ["Decision", "DecisionLog", "describe"]


class DecisionLog:
    """The newest decisions, oldest first."""

    def __init__(self, size: int = 256) -> None:
        self._ring: deque[Decision] = deque(maxlen=size)

    def add(self, decision: Decision) -> None:
        """Keep a decision and forget the oldest beyond the size."""
        self._ring.append(decision)

    def recent(self) -> tuple[Decision, ...]:
        """Return what is kept, oldest first."""
        return tuple(self._ring)
