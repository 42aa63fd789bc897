"""The monitors that the hand may reach, asked for whenever a hand begins to lead."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from typing import Literal

from controller.pointer.desktop import Desktop, Monitor, Point
from controller.pointer.monitors.base import ListMonitors

Reach = Literal["all", "primary", "under_pointer"]
"""under_pointer: the monitor on which the pointer is when the hand takes it up."""

ASSUMED = Monitor(0, 0, 1920, 1080, primary=True)
"""Where nobody can tell (a dry run without a display)."""
_log = logging.getLogger(__name__)


def system_monitors() -> Sequence[Monitor]:
    """Return this system's monitors; one is assumed where it does not tell."""
    try:
        return _lister()() or [ASSUMED]
    except Exception as error:  # each system has errors of its own kind
        _log.info("the monitors are unknown (%s)", error)
        return [ASSUMED]


def reachable(reach: Reach, monitors: Sequence[Monitor], pointer: Point | None) -> Desktop:
    """Return the part of the desktop that the hand leads the pointer on."""
    whole = Desktop(monitors)
    if reach == "all":
        return whole
    if reach == "under_pointer" and pointer is not None:
        for monitor in monitors:
            if monitor.holds(whole.nearest(pointer)):
                return Desktop([monitor])
    return Desktop([whole.primary])


def _lister() -> ListMonitors:
    if sys.platform == "win32":
        from controller.pointer.monitors import windows as system
    elif sys.platform == "darwin":
        from controller.pointer.monitors import macos as system
    else:
        from controller.pointer.monitors import x11 as system
    return system.list_monitors
