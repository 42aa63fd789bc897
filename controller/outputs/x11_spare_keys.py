"""Keys without a meaning, lent to symbols that the layout lacks."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from controller.outputs.x11_display import Display

_SETTLE = 0.05
"""Seconds that applications get to read the new layout before its keys are pressed.

Chromium reads it some time after it was told, and until then gives keys their old meaning.
"""

_READ = 0.3
"""Seconds that applications get to read a key stroke before its key changes its meaning.

They look a key up when they get round to it, not when it was pressed.
"""

_NO_SYMBOL = 0

Pair = tuple[int, int]
"""What a key makes plain and with Shift."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key to press, and whether Shift has to be down for it."""

    keycode: int
    shift: bool = False


class SpareKeys:
    """Lends spare keys to symbols, two to a key; the longest unused keys again when all are lent.

    A symbol keeps its key until close(). Every change of the layout makes all programs
    read it anew, which costs some window managers tens of milliseconds, so they are few.
    """

    def __init__(self, display: Display) -> None:
        self._display = display
        self._free: list[int] = []
        self._lent: OrderedDict[int, Pair] = OrderedDict()
        self._last_use = 0.0

    @property
    def lent(self) -> frozenset[int]:
        """The keycodes that are lent now."""
        return frozenset(self._lent)

    def update(self, layout: dict[int, Sequence[int]]) -> None:
        """Take note of a new layout (keysyms by keycode), which may have wiped what was lent."""
        for keycode, pair in list(self._lent.items()):
            if tuple(layout[keycode][:2]) != pair:
                del self._lent[keycode]
        self._free = [keycode for keycode, keysyms in layout.items() if not any(keysyms)]

    def find(self, keysym: int) -> Stroke | None:
        """Return the stroke for a symbol that has been lent a key, about to be pressed."""
        for keycode, pair in self._lent.items():
            if keysym in pair:
                self._last_use = time.monotonic()
                return Stroke(keycode, shift=keysym != pair[0])
        return None

    def lend(self, keysyms: Sequence[int]) -> int:
        """Find keys for as many of ``keysyms`` from the first on as there is room for.

        Returns how many have a key now, all at the same time. Waits for applications to
        follow when a key has changed.
        """
        served, missing = self._plan(keysyms)
        for keysym in keysyms[:served]:
            self._mark_as_used(keysym)
        if missing:
            # A lone symbol stands on both levels: Shift must not change it.
            pairs = list(zip_longest(missing[::2], missing[1::2], fillvalue=missing[-1]))
            self._assign(dict(zip(self._take(len(pairs)), pairs, strict=True)))
            time.sleep(_SETTLE)
        return served

    def close(self) -> None:
        """Take all lent meanings off again."""
        if self._lent:
            self._wait_until_read()
            self._assign(dict.fromkeys(self._lent, (_NO_SYMBOL, _NO_SYMBOL)))
            self._lent.clear()

    def _plan(self, keysyms: Sequence[int]) -> tuple[int, list[int]]:
        """Return how many can be served together, and those among them that need a key."""
        owner = {keysym: keycode for keycode, pair in self._lent.items() for keysym in pair}
        keys = len(self._free) + len(self._lent)
        kept: set[int] = set()
        missing: list[int] = []
        for n, keysym in enumerate(keysyms):
            still_kept = kept | {owner[keysym]} if keysym in owner else kept
            lacking = missing if keysym in owner or keysym in missing else [*missing, keysym]
            if len(lacking) > 2 * (keys - len(still_kept)):
                return n, missing
            kept, missing = still_kept, lacking
        return len(keysyms), missing

    def _mark_as_used(self, keysym: int) -> None:
        for keycode, pair in self._lent.items():
            if keysym in pair:
                self._lent.move_to_end(keycode)
                return

    def _take(self, count: int) -> list[int]:
        """Return keys to give a new meaning: free ones, then the longest unused."""
        taken, self._free = self._free[:count], self._free[count:]
        if len(taken) < count:
            self._wait_until_read()
        while len(taken) < count:
            keycode, _ = self._lent.popitem(last=False)
            taken.append(keycode)
        return taken

    def _assign(self, pairs: dict[int, Pair]) -> None:
        for keycode, pair in pairs.items():
            self._display.change_keyboard_mapping(keycode, [pair])
        self._lent.update(pairs)
        self._display.sync()

    def _wait_until_read(self) -> None:
        time.sleep(max(0.0, self._last_use + _READ - time.monotonic()))
