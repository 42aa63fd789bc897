"""Monitors of macOS, by Quartz (which pynput brings along)."""

from __future__ import annotations

from collections.abc import Sequence

from controller.pointer.desktop import Monitor

_MOST = 32


def list_monitors() -> Sequence[Monitor]:
    """Return the displays in use, in points of the global coordinate space (y grows down)."""
    import Quartz  # type: ignore[import-not-found]

    _, displays, count = Quartz.CGGetActiveDisplayList(_MOST, None, None)
    main = Quartz.CGMainDisplayID()
    return [_monitor(Quartz.CGDisplayBounds(one), one == main) for one in displays[:count]]


def _monitor(bounds: object, primary: bool) -> Monitor:
    origin, size = bounds.origin, bounds.size  # type: ignore[attr-defined]
    return Monitor(int(origin.x), int(origin.y), int(size.width), int(size.height), primary)
