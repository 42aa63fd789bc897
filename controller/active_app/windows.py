"""The active application on Windows: the program that owns the foreground window."""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from pathlib import PureWindowsPath
from typing import Any

_QUERY_LIMITED_INFORMATION = 0x1000
_LONGEST_PATH = 32768


class WindowsActiveApp:
    """Asks when it is asked: both questions are answered from tables, without a wait."""

    def __init__(self, user32: Any = None, kernel32: Any = None) -> None:
        """``user32`` and ``kernel32`` are the system's libraries unless given."""
        self._user32 = user32 or ctypes.windll.user32  # type: ignore[attr-defined]
        self._kernel32 = kernel32 or ctypes.windll.kernel32  # type: ignore[attr-defined]
        # A handle is as wide as a pointer; without this ctypes cuts it to 32 bits.
        self._user32.GetForegroundWindow.restype = wintypes.HWND
        self._kernel32.OpenProcess.restype = wintypes.HANDLE
        self._process: int | None = None
        self._name: str | None = None

    def current(self) -> str | None:
        """Return the name of the program's file without ``.exe``, e.g. ``POWERPNT``."""
        window = self._user32.GetForegroundWindow()
        process = wintypes.DWORD(0)
        if window:
            self._user32.GetWindowThreadProcessId(wintypes.HWND(window), ctypes.byref(process))
        if process.value != self._process:
            self._process = process.value
            self._name = self._file_name(process.value) if process.value else None
        return self._name

    def close(self) -> None:
        """Nothing to close."""

    def _file_name(self, process: int) -> str | None:
        handle = self._kernel32.OpenProcess(_QUERY_LIMITED_INFORMATION, False, process)
        if not handle:
            return None
        handle = wintypes.HANDLE(handle)
        try:
            length = wintypes.DWORD(_LONGEST_PATH)
            path = ctypes.create_unicode_buffer(_LONGEST_PATH)
            found = self._kernel32.QueryFullProcessImageNameW(handle, 0, path, ctypes.byref(length))
            return PureWindowsPath(path.value).stem if found else None
        finally:
            self._kernel32.CloseHandle(handle)
