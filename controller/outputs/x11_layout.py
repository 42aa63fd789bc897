"""Which physical key makes which symbol in the X server's present layout."""

from __future__ import annotations

from collections.abc import Sequence

from controller.outputs.x11_display import Display
from controller.outputs.x11_spare_keys import SpareKeys, Stroke

_CAPS_LOCK_MASK = 1 << 1
_GROUP_SHIFT = 13
"""XKB puts the active layout group into bits 13 and 14 of the core state."""

_GROUPS = 2
"""The core protocol's key map shows two groups; symbols of a third one go to spare keys."""


class Layout:
    """The X server's layout, followed as it changes, plus spare keys for what it lacks."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._spare = SpareKeys(display)
        self._first: int = display.display.info.min_keycode
        self._count: int = display.display.info.max_keycode - self._first + 1
        self._read()

    def prepare(self, keysyms: Sequence[int]) -> int:
        """Make symbols available to find().

        Returns how many of them, from the first on, can now be typed without another
        prepare(). Raises LookupError when not even the first one can.
        """
        self._refresh()
        group = self._group()
        foreign = [i for i, keysym in enumerate(keysyms) if not self._in_group(keysym, group)]
        served = self._spare.lend([keysyms[i] for i in foreign])
        if served == len(foreign):
            return len(keysyms)
        if foreign[served] == 0:
            raise LookupError("the layout has no spare key")
        return foreign[served]

    def find(self, keysym: int) -> Stroke:
        """Return the stroke that types a symbol. Raises LookupError before its prepare()."""
        self._refresh()
        stroke = self._in_group(keysym, self._group()) or self._spare.find(keysym)
        if stroke is None:
            raise LookupError("the layout has changed")
        return stroke

    def find_shortcut(self, keysym: int) -> Stroke:
        """Return the stroke for a key of a shortcut, which may be in another group.

        Applications match shortcuts by key: with a Russian layout active, Ctrl+Z is
        Ctrl and the key that makes ``z`` in the Latin group. Raises LookupError when the
        layout lacks it and no key is spare.
        """
        self._refresh()
        for group in (self._group(), *range(_GROUPS)):
            if stroke := self._in_group(keysym, group):
                return stroke
        self._spare.lend([keysym])
        if stroke := self._spare.find(keysym):
            return stroke
        raise LookupError("the layout has no spare key")

    def caps_lock_on(self) -> bool:
        return bool(self._state() & _CAPS_LOCK_MASK)

    def close(self) -> None:
        """Leave the layout as it was found."""
        self._spare.close()

    def _in_group(self, keysym: int, group: int) -> Stroke | None:
        plain, shifted = (group, 0, keysym), (group, 1, keysym)
        return self._strokes.get(plain) or self._strokes.get(shifted)

    def _state(self) -> int:
        return int(self._display.screen().root.query_pointer().mask)

    def _group(self) -> int:
        return (self._state() >> _GROUP_SHIFT) & 3

    def _refresh(self) -> None:
        """Read the layout again when somebody has changed it."""
        from Xlib import X

        changed = False
        while self._display.pending_events():
            changed |= self._display.next_event().type == X.MappingNotify
        if changed:
            self._read()

    def _read(self) -> None:
        """Fill the table. Columns of the core map: group 1 plain, shifted, group 2 the same."""
        rows = self._display.get_keyboard_mapping(self._first, self._count)
        layout = dict(enumerate(rows, self._first))
        self._spare.update(layout)
        lent = self._spare.lent
        self._strokes: dict[tuple[int, int, int], Stroke] = {}
        for keycode, row in layout.items():
            if keycode not in lent:
                self._add(keycode, row[: 2 * _GROUPS])

    def _add(self, keycode: int, keysyms: Sequence[int]) -> None:
        for column, keysym in enumerate(keysyms):
            group, level = divmod(column, 2)
            if keysym:
                self._strokes.setdefault((group, level, keysym), Stroke(keycode, level == 1))
