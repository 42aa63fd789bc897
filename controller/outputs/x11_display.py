"""Connecting to the X server and naming what went wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from controller.errors import OutputError

Display = Any
"""An Xlib.display.Display; python-xlib carries no types."""


def open_display() -> Display:
    """Connect to the X server named by $DISPLAY.

    Raises OutputError without a display, without the permission to use it, or when it
    lacks the XTEST extension, which presses keys.
    """
    from Xlib import display, error

    name = os.environ.get("DISPLAY", "")
    if not name:
        raise OutputError("there is no display to press keys on", _no_display_hint())
    try:
        connection = display.Display(name)
    except (error.DisplayError, error.XauthError, error.XNoAuthError, OSError) as problem:
        raise OutputError(
            f"cannot connect to display {name}",
            "start it from the desktop session of the same user, or use --dry-run",
        ) from problem
    if connection.query_extension("XTEST") is None:
        connection.close()
        raise OutputError(
            f"display {name} has no XTEST extension", "use another X server, or --dry-run"
        )
    return connection


def _no_display_hint() -> str:
    if os.environ.get("WAYLAND_DISPLAY"):
        return "this Wayland session has no XWayland; switch XWayland on, or use --dry-run"
    return "start it from a desktop session (or set DISPLAY), or use --dry-run"


@contextmanager
def display_errors() -> Iterator[None]:
    """Turn a lost X connection into an OutputError."""
    from Xlib import error

    try:
        yield
    except (error.ConnectionClosedError, OSError) as problem:
        raise OutputError("the display has gone away", "start again when it is back") from problem
