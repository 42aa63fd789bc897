"""What Windows and macOS tell of their monitors (X11: see tests/e2e)."""

from __future__ import annotations

import ctypes
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from controller.pointer import reach
from controller.pointer.desktop import Monitor
from controller.pointer.monitors import macos, windows

RECTANGLES = {11: (0, 0, 1920, 1080, 1), 12: (-1280, 56, 0, 1080, 0)}


class User32:
    """Windows' functions, called as Windows calls back; monitor 13 has just been unplugged."""

    def EnumDisplayMonitors(self, _dc: None, _clip: None, callback: Any, data: int) -> int:  # noqa: N802
        for handle in (11, 13, 12):
            assert callback(handle, None, None, data) == 1
        return 1

    def GetMonitorInfoW(self, handle: ctypes.c_void_p, info: Any) -> int:  # noqa: N802
        filled = info._obj
        assert filled.size == ctypes.sizeof(filled)
        if handle.value not in RECTANGLES:
            return 0
        at = filled.monitor
        at.left, at.top, at.right, at.bottom, filled.flags = RECTANGLES[handle.value]
        return 1


def test_windows() -> None:
    assert windows.monitors_of(User32(), ctypes.CFUNCTYPE) == [
        Monitor(0, 0, 1920, 1080, primary=True),
        Monitor(-1280, 56, 1280, 1024),
    ]


def test_macos(monkeypatch: pytest.MonkeyPatch) -> None:
    bounds = {
        7: SimpleNamespace(
            origin=SimpleNamespace(x=1440.0, y=0.0), size=SimpleNamespace(width=800.0, height=600.0)
        ),
        1: SimpleNamespace(
            origin=SimpleNamespace(x=0.0, y=0.0), size=SimpleNamespace(width=1440.0, height=900.0)
        ),
    }
    quartz = ModuleType("Quartz")
    quartz.CGGetActiveDisplayList = lambda most, _displays, _count: (0, (7, 1, 0), 2)  # type: ignore[attr-defined]
    quartz.CGMainDisplayID = lambda: 1  # type: ignore[attr-defined]
    quartz.CGDisplayBounds = bounds.__getitem__  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "Quartz", quartz)
    assert macos.list_monitors() == [
        Monitor(1440, 0, 800, 600),
        Monitor(0, 0, 1440, 900, primary=True),
    ]


def test_a_system_that_does_not_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert reach.system_monitors() == [reach.ASSUMED]
