"""The active application on X11: _NET_ACTIVE_WINDOW of the root and WM_CLASS of that window.

Source: Extended Window Manager Hints 1.5, "Root Window Properties"; ICCCM 2.0, section 4.1.2.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from Xlib import X
from Xlib.display import Display
from Xlib.error import ConnectionClosedError, DisplayError, XError

_UNKNOWN = -1
"""No window has this number: the first look finds a change."""


class X11Teller:
    """Hears when either property changes. Raises OSError without an X server."""

    def __init__(self) -> None:
        try:
            self._display = Display()
        except DisplayError as error:
            raise OSError(str(error)) from None
        with _connection():
            self._root = self._display.screen().root
            self._root.change_attributes(event_mask=X.PropertyChangeMask)
            self._property = self._display.intern_atom("_NET_ACTIVE_WINDOW")
            self._class = self._display.intern_atom("WM_CLASS")
        self._window = _UNKNOWN
        self._name: str | None = None

    def fileno(self) -> int:
        return int(self._display.fileno())

    def hear(self) -> str | None:
        """Return the class of the active window, e.g. ``soffice`` or ``Gimp``."""
        with _connection():
            changed = self._window == _UNKNOWN
            # Asking brings events along; only when none is left is it time to wait again.
            while changed or self._display.pending_events():
                while self._display.pending_events():
                    changed |= self._concerns_us(self._display.next_event())
                if changed:
                    self._ask()
                    changed = False
        return self._name

    def close(self) -> None:
        with _connection():
            self._display.close()

    def _concerns_us(self, event: Any) -> bool:
        if event.type == X.DestroyNotify:
            # Not every window manager tells when the last window has gone, and the next one may
            # get its number.
            self._window = 0
            return True
        if event.type != X.PropertyNotify:
            return False
        awaited = self._property if event.window == self._root else self._class
        return bool(event.atom == awaited)

    def _ask(self) -> None:
        try:
            found = self._root.get_full_property(self._property, X.AnyPropertyType)
            self._follow(int(found.value[0]) if found is not None and len(found.value) else 0)
            names = self._resource(self._window).get_wm_class() if self._window else None
        except XError:
            # The window went away between the two questions; the next active one is told of.
            self._window, names = 0, None
        self._name = names[1] if names else None

    def _follow(self, window: int) -> None:
        """Hear of the changes of this window, and of no other's."""
        former, self._window = self._window, window
        if window != former:
            self._select(former, X.NoEventMask)
            self._select(window, X.PropertyChangeMask | X.StructureNotifyMask)

    def _select(self, window: int, mask: int) -> None:
        if window > 0:
            self._resource(window).change_attributes(event_mask=mask, onerror=self._gone)

    def _gone(self, *_: object) -> bool:
        """Take it that a window went away before its events were selected; no error then."""
        self._window = 0
        return True

    def _resource(self, window: int) -> Any:
        return self._display.create_resource_object("window", window)


@contextmanager
def _connection() -> Iterator[None]:
    try:
        yield
    except ConnectionClosedError as error:
        raise OSError(f"the display has gone away ({error})") from None
