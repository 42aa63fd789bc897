"""Monitors of an X server, by RandR."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from controller.pointer.desktop import Monitor


def list_monitors() -> Sequence[Monitor]:
    """Return RandR's monitors; the whole screen where the server has none of them."""
    from Xlib.display import Display

    display = Display()
    try:
        screen = display.screen()
        # Monitors came with RandR 1.5; a server without them is one screen.
        found = _randr(display, screen.root)
        return found or [Monitor(0, 0, screen.width_in_pixels, screen.height_in_pixels, True)]
    finally:
        display.close()


def _randr(display: Any, root: Any) -> list[Monitor]:
    if not display.has_extension("RANDR"):
        return []
    version = display.xrandr_query_version()
    if (version.major_version, version.minor_version) < (1, 5):
        return []
    return [
        Monitor(one.x, one.y, one.width_in_pixels, one.height_in_pixels, primary=bool(one.primary))
        for one in root.xrandr_get_monitors().monitors
    ]
