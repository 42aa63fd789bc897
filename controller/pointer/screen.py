"""Where the primary screen is and how large."""

from __future__ import annotations

import logging
import sys

from controller.pointer.mapping import Screen

ASSUMED = Screen(0, 0, 1920, 1080)
"""Where nobody can tell (a dry run without a display)."""
_log = logging.getLogger(__name__)


def primary_screen() -> Screen:
    """Return the primary screen of this desktop."""
    try:
        if sys.platform == "win32":
            return _windows()
        return _macos() if sys.platform == "darwin" else _x11()
    except Exception as error:  # each system has errors of its own kind
        _log.info("the size of the screen is unknown (%s)", error)
        return ASSUMED


def _x11() -> Screen:
    from Xlib.display import Display

    display = Display()
    try:
        root = display.screen().root
        if display.has_extension("RANDR"):
            monitors = root.xrandr_get_monitors().monitors
            for monitor in sorted(monitors, key=lambda one: not one.primary):
                return Screen(
                    monitor.x, monitor.y, monitor.width_in_pixels, monitor.height_in_pixels
                )
        whole = display.screen()
        return Screen(0, 0, whole.width_in_pixels, whole.height_in_pixels)
    finally:
        display.close()


def _windows() -> Screen:
    import ctypes

    metrics = ctypes.windll.user32.GetSystemMetrics  # type: ignore[attr-defined]
    return Screen(0, 0, metrics(0), metrics(1))


def _macos() -> Screen:
    import Quartz  # type: ignore[import-not-found]

    bounds = Quartz.CGDisplayBounds(Quartz.CGMainDisplayID())
    return Screen(0, 0, int(bounds.size.width), int(bounds.size.height))
