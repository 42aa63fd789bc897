"""When to look at a part of the picture: while something moves, and less often as time passes."""

from __future__ import annotations

import math

from controller.tracker.changes import Cells, Changed, changed, has_moved, small_grey
from controller.tracker.windows import Picture

PARTS_EVERY = 0.065
"""Seconds between looks at parts when a search begins, ..."""
TIRED_AFTER = 4.0
PARTS_WHEN_TIRED = 0.12
"""... when it has found nothing for TIRED_AFTER seconds, ..."""
PARTS_WHILE_FOLLOWING = 0.5
"""... and for another hand beside one that is followed."""
SEARCH_FOR = 3.0
"""Seconds after a movement for which parts are searched."""
COMPARE_EVERY = 0.1
"""Seconds between the pictures that are compared, so that slow movement is noticed."""


class Movement:
    """Compares pictures some time apart."""

    def __init__(self) -> None:
        self._small: Cells | None = None
        self._t = -math.inf

    def update(self, image: Picture, t: float) -> Changed | None:
        """Return which cells (60, 80) have changed, None when it is too early to tell."""
        if t - self._t < COMPARE_EVERY:
            return None
        before, self._small, self._t = self._small, small_grey(image), t
        return None if before is None else changed(self._small, before)


class SearchPace:
    """Spends looks at parts while something moves and for SEARCH_FOR seconds after."""

    def __init__(self) -> None:
        self._moved = self._began = self._looked = -math.inf

    def note(self, cells: Changed, t: float) -> None:
        """Take notice of what has changed in the picture at t."""
        if has_moved(cells):
            if t - self._moved > SEARCH_FOR:
                self._began = t
            self._moved = t

    def refresh(self, t: float) -> None:
        """Start anew: a hand was there at t."""
        self._moved = self._began = t

    def due(self, t: float, *, following: bool) -> bool:
        """Tell whether it is time to look at a part."""
        return t - self._moved <= SEARCH_FOR and t - self._looked >= self._every(t, following)

    def looked(self, t: float) -> None:
        self._looked = t

    def _every(self, t: float, following: bool) -> float:
        if following:
            return PARTS_WHILE_FOLLOWING
        return PARTS_EVERY if t - self._began <= TIRED_AFTER else PARTS_WHEN_TIRED
