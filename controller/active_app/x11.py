"""The active application on X11: _NET_ACTIVE_WINDOW of the root and WM_CLASS of that window.

Source: Extended Window Manager Hints 1.5, "Root Window Properties"; ICCCM 2.0, section 4.1.2.5.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from Xlib import X
from Xlib.display import Display
from Xlib.error import ConnectionClosedError, DisplayError, XError

FRESH = 0.2
"""Seconds for which an answer is used again: people do not change windows faster."""


class X11ActiveApp:
    """Asks the X server, at most every ``FRESH`` seconds. Raises DisplayError without one."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._display = Display()
        self._property = self._display.intern_atom("_NET_ACTIVE_WINDOW")
        self._clock = clock
        self._asked = float("-inf")
        self._answer: str | None = None

    def current(self) -> str | None:
        """Return the class of the active window, e.g. ``soffice`` or ``Gimp``."""
        if self._clock() - self._asked >= FRESH:
            self._asked = self._clock()
            self._answer = self._ask()
        return self._answer

    def close(self) -> None:
        self._display.close()

    def _ask(self) -> str | None:
        try:
            root = self._display.screen().root
            found = root.get_full_property(self._property, X.AnyPropertyType)
            if found is None or not found.value[0]:
                return None
            names = self._display.create_resource_object("window", found.value[0]).get_wm_class()
        except (XError, ConnectionClosedError, OSError):
            # The window went away between the two questions, or the server did.
            return None
        return names[1] if names else None


def open_x11() -> X11ActiveApp | None:
    """Return None where there is no X server."""
    try:
        return X11ActiveApp()
    except (DisplayError, OSError):
        return None
