"""The decisions that somebody has not seen yet."""

from __future__ import annotations

from bindings.decisions import Decision, DecisionLog


class DecisionFeed:
    """Remembers how far a log has been read."""

    def __init__(self) -> None:
        self._last: Decision | None = None

    def news(self, log: DecisionLog) -> list[Decision]:
        """Return the decisions made since the last call, oldest first."""
        found: list[Decision] = []
        for decision in reversed(log.recent()):
            if decision is self._last:
                break
            found.append(decision)
        if found:
            self._last = found[0]
        return found[::-1]
