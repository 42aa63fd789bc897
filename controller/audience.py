"""Who hears of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from controller.event_stream import EventSink, Line


@dataclass(frozen=True, slots=True)
class Audience:
    """sinks hear of events and actions; watchers also of states and decisions."""

    sinks: Sequence[EventSink] = ()
    watchers: Sequence[EventSink] = ()

    def emit(self, *lines: Line) -> None:
        """Tell everybody."""
        for line in lines:
            for sink in (*self.sinks, *self.watchers):
                sink.emit(line)

    def watch(self, *lines: Line) -> None:
        """Tell the watchers."""
        for line in lines:
            for watcher in self.watchers:
                watcher.emit(line)
