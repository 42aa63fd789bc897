"""The last seconds of events and actions, in lanes. Times are seconds since 1970."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from controller.event_stream import Line

SPAN = 20.0
"""Seconds that are shown."""
MOST_ROWS = 3
"""Rows of a lane; what finds no place in them goes without its name."""
LONGEST_LABEL = 150.0
"""Pixels that a name takes at most; it is cut then."""
GAP = 10.0
"""Pixels between two things in one row."""

Lane = Literal["left", "right", "both", "action"]
_ALWAYS: tuple[Lane, ...] = ("left", "right", "action")
_LANES: tuple[Lane, ...] = ("left", "right", "both", "action")
Measure = Callable[[str], float]


@dataclass(slots=True)
class Item:
    """A gesture that lasts (a bar; ``end`` is None while it does), or a mark.

    row: within its lane, from the top; None where it has no place for its name.
    """

    lane: Lane
    label: str
    start: float
    end: float | None
    lasting: bool
    row: int | None = None


class Timeline:
    """Collects items from the event stream, and finds each a row in which its name can be read.

    measure: the width of a name in pixels.
    """

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._items: list[Item] = []
        self._scale = 40.0

    def take(self, line: Line) -> None:
        """Look at a line of the stream."""
        at = line.get("at")
        if not isinstance(at, int | float):
            return
        if line["kind"] == "action":
            self._add(Item("action", str(line.get("binding")), at, at, lasting=False))
        elif line["kind"] == "event":
            lane: Lane | None = next((each for each in _LANES if each == line.get("hand")), None)
            self._take_event(lane or "right", str(line.get("name")), str(line.get("phase")), at)

    def end_all(self, at: float) -> None:
        """End what lasts: nobody will tell of its end any more."""
        for item in self._items:
            if item.end is None:
                item.end = at

    def items(self, now: float) -> list[Item]:
        """Return what can be seen, the oldest first; what is older is forgotten."""
        self._forget(now - SPAN)
        return list(self._items)

    def scale(self, pixels_per_second: float) -> None:
        """Say how much room a second has; rows are found anew when that has changed."""
        if abs(pixels_per_second - self._scale) > 0.5:
            self._scale = pixels_per_second
            items, self._items = self._items, []
            for item in items:
                self._add(item)

    def lanes(self) -> list[Lane]:
        """Return the lanes from the top; that of both hands only when there is something in it."""
        used = {item.lane for item in self._items}
        return [lane for lane in _LANES if lane in used or lane in _ALWAYS]

    def rows(self, lane: Lane) -> int:
        """Return how many rows a lane takes, at least one."""
        used = [item.row or 0 for item in self._items if item.lane == lane]
        return max(used, default=0) + 1

    def _take_event(self, lane: Lane, name: str, phase: str, at: float) -> None:
        if phase == "fire":
            self._add(Item(lane, name, at, at, lasting=False))
        elif phase == "end":
            open_one = self._lasting(lane, name)
            if open_one is not None:
                open_one.end = at
        elif self._lasting(lane, name) is None:
            # A hold whose begin was not seen: the window was opened in the middle.
            self._add(Item(lane, name, at, None, lasting=True))

    def _lasting(self, lane: Lane, name: str) -> Item | None:
        found = (i for i in self._items if (i.lane, i.label, i.end) == (lane, name, None))
        return next(found, None)

    def _add(self, item: Item) -> None:
        """A row, once found, stays: names must not jump while they are read."""
        # A window that is not seen asks for no items: it must not collect them for ever.
        self._forget(item.start - SPAN)
        taken = {
            other.row
            for other in self._items
            if other.lane == item.lane and self._reaches(other) + GAP > item.start * self._scale
        }
        item.row = next((row for row in range(MOST_ROWS) if row not in taken), None)
        self._items.append(item)

    def _forget(self, before: float) -> None:
        self._items = [item for item in self._items if item.end is None or item.end > before]

    def _reaches(self, item: Item) -> float:
        """Return where an item ends, its name included, in pixels since 1970."""
        label = min(self._measure(item.label), LONGEST_LABEL)
        end = float("inf") if item.end is None else item.end * self._scale
        return max(end, item.start * self._scale + label + GAP)
