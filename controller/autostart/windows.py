"""Login on Windows: a value of the user's Run key in the registry."""

from __future__ import annotations

import subprocess
from typing import Any

_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_NAME = "Isyarat"


class WindowsAutostart:
    """``registry`` is the module winreg, or a fake of it."""

    def __init__(self, registry: Any = None) -> None:
        if registry is None:
            import winreg as registry
        self._registry = registry

    def turn_on(self, command: list[str]) -> str:
        with self._open() as key:
            line = subprocess.list2cmdline(command)
            self._registry.SetValueEx(key, _NAME, 0, self._registry.REG_SZ, line)
        return rf"HKEY_CURRENT_USER\{_KEY}\{_NAME}"

    def turn_off(self) -> None:
        with self._open() as key:
            try:
                self._registry.DeleteValue(key, _NAME)
            except FileNotFoundError:
                return

    def is_on(self) -> bool:
        with self._open() as key:
            try:
                self._registry.QueryValueEx(key, _NAME)
            except FileNotFoundError:
                return False
        return True

    def _open(self) -> Any:
        registry = self._registry
        access = registry.KEY_READ | registry.KEY_WRITE
        return registry.CreateKeyEx(registry.HKEY_CURRENT_USER, _KEY, 0, access)
