"""Monitors of Windows, by EnumDisplayMonitors.

The rectangles are in the same coordinates as those in which pynput places the pointer, whether
Windows scales this process or not.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

from controller.pointer.desktop import Monitor

_PRIMARY = 1


class _Rect(ctypes.Structure):
    _fields_ = (
        ("left", ctypes.c_long),
        ("top", ctypes.c_long),
        ("right", ctypes.c_long),
        ("bottom", ctypes.c_long),
    )


class _MonitorInfo(ctypes.Structure):
    _fields_ = (
        ("size", ctypes.c_ulong),
        ("monitor", _Rect),
        ("work", _Rect),
        ("flags", ctypes.c_ulong),
    )


def list_monitors() -> Sequence[Monitor]:
    """Return the monitors that Windows shows its desktop on."""
    return monitors_of(ctypes.windll.user32, ctypes.WINFUNCTYPE)  # type: ignore[attr-defined]


def monitors_of(user32: Any, function_type: Any) -> list[Monitor]:
    """Ask ``user32``; ``function_type`` makes the types of functions that it calls."""
    found: list[Monitor] = []

    def note(handle: int, _context: int, _rectangle: object, _data: int) -> int:
        info = _MonitorInfo(size=ctypes.sizeof(_MonitorInfo))
        if user32.GetMonitorInfoW(ctypes.c_void_p(handle), ctypes.byref(info)):
            at = info.monitor
            found.append(
                Monitor(
                    *(at.left, at.top, at.right - at.left, at.bottom - at.top),
                    primary=bool(info.flags & _PRIMARY),
                )
            )
        return 1

    callback = function_type(
        ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(_Rect), ctypes.c_void_p
    )(note)
    user32.EnumDisplayMonitors(None, None, callback, 0)
    return found
