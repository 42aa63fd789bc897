"""Windows and macOS as far as they can be played here, and what is said where nobody tells."""

from __future__ import annotations

import ctypes
import subprocess
import threading
from types import SimpleNamespace
from typing import Any

import pytest

from controller.active_app import open as choosing
from controller.active_app.base import NoActiveApp
from controller.active_app.lazy import LazyActiveApp
from controller.active_app.macos import ask_lsappinfo, ask_quartz
from controller.active_app.open import Answerer, open_active_app
from controller.active_app.polled import PolledActiveApp
from controller.active_app.windows import WindowsActiveApp

WINDOWS = {11: 100, 12: 101, 13: 100, 14: 102}
"""Which process has which window."""
FILES = {100: r"C:\Program Files\Office\POWERPNT.EXE", 101: r"C:\Windows\explorer.exe"}


class User32:
    """The windows; ``front`` is the foreground one."""

    def __init__(self) -> None:
        self.front: int | None = None
        self.GetForegroundWindow = _function(lambda: self.front)

    def GetWindowThreadProcessId(self, window: Any, process: Any) -> None:  # noqa: N802
        process._obj.value = WINDOWS[window.value]


class Kernel32:
    """The processes; one of an administrator cannot be opened."""

    def __init__(self) -> None:
        self.open: list[int] = []
        self.asked = 0
        self.OpenProcess = _function(self._open)

    def _open(self, access: int, inherit: bool, process: int) -> int:
        if process not in FILES:
            return 0
        self.open.append(process)
        return process

    def QueryFullProcessImageNameW(  # noqa: N802
        self, handle: Any, _: int, path: Any, length: Any
    ) -> bool:
        self.asked += 1
        assert length._obj.value >= len(FILES[handle.value])
        path.value = FILES[handle.value]
        return True

    def CloseHandle(self, handle: Any) -> None:  # noqa: N802
        self.open.remove(handle.value)


def _function(call: Any) -> Any:
    """A function that takes a ``restype``, as those of ctypes do."""

    class Function:
        restype: Any = ctypes.c_int

        def __call__(self, *arguments: Any) -> Any:
            return call(*arguments)

    return Function()


def test_windows_names_the_program() -> None:
    user32, kernel32 = User32(), Kernel32()
    app = WindowsActiveApp(user32, kernel32)
    assert app.current() is None
    names = []
    for user32.front in (11, 13, 12, 14, 11):
        names.append(app.current())
    assert names == ["POWERPNT", "POWERPNT", "explorer", None, "POWERPNT"]
    assert kernel32.open == []
    assert kernel32.asked == 3  # not again for another window of the same program


def test_macos_names_the_owner_of_the_front_window() -> None:
    def windows(options: int, relative_to: int) -> list[dict[str, object]]:
        assert (options, relative_to) == (1 | 16, 0)
        return [
            {"kCGWindowLayer": 25, "kCGWindowOwnerName": "Control Centre"},
            {"kCGWindowLayer": 0, "kCGWindowOwnerName": "Keynote"},
            {"kCGWindowLayer": 0, "kCGWindowOwnerName": "Safari"},
        ]

    quartz = SimpleNamespace(
        kCGWindowListOptionOnScreenOnly=1,
        kCGWindowListExcludeDesktopElements=16,
        kCGNullWindowID=0,
        CGWindowListCopyWindowInfo=windows,
    )
    assert ask_quartz(quartz) == "Keynote"
    quartz.CGWindowListCopyWindowInfo = lambda *_: None
    assert ask_quartz(quartz) is None


def test_macos_without_quartz_asks_lsappinfo() -> None:
    answers = {"front": "ASN:0x0-0x1a01a:\n", "info": '"LSDisplayName"="Google Chrome"\n'}

    def run(command: list[str], **_: object) -> SimpleNamespace:
        return SimpleNamespace(stdout=answers[command[1]])

    assert ask_lsappinfo(run) == "Google Chrome"
    answers["front"] = "[ NULL ] \n"
    answers["info"] = ""
    assert ask_lsappinfo(run) is None

    def fails(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(1, "lsappinfo")

    assert ask_lsappinfo(fails) is None


def test_polling_follows() -> None:
    names = iter(["first"])
    asked = threading.Event()

    def ask() -> str | None:
        name = next(names, None)
        if name is None:
            asked.set()
        return name

    app = PolledActiveApp(ask, every=0.01)
    assert app.current() == "first"
    assert asked.wait(5)
    app.close()
    app.close()
    assert app.current() is None


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A session in which nothing tells anything."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "SWAYSOCK"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("HYPRLAND_INSTANCE_SIGNATURE", raising=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    monkeypatch.setattr(choosing.sys, "platform", "linux")
    return monkeypatch


def test_a_desktop_that_does_not_tell_is_named(nobody: pytest.MonkeyPatch) -> None:
    nobody.setenv("WAYLAND_DISPLAY", "wayland-0")
    nobody.setenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")
    nobody.setenv("SWAYSOCK", "/nonexistent")
    answerer = open_active_app()
    assert isinstance(answerer.app, NoActiveApp)
    assert answerer.lack.startswith("GNOME on Wayland does not tell")
    assert "X11 session" in answerer.lack


def test_without_a_desktop(nobody: pytest.MonkeyPatch) -> None:
    answerer = open_active_app()
    assert answerer.app.current() is None
    assert "no desktop" in answerer.lack


def test_a_slow_desktop_keeps_nobody_waiting() -> None:
    go_on = threading.Event()
    told: list[str] = []

    def slow() -> Answerer:
        assert go_on.wait(5)
        return Answerer(PolledActiveApp(lambda: "foot", every=60), "test", "not all of it")

    app = LazyActiveApp(told.append, slow)
    assert app.current() is None
    assert app.current() is None
    assert told == []
    go_on.set()
    assert app._opening is not None
    app._opening.join(5)
    assert app.current() == "foot"
    assert told == ["not all of it"]
    app.close()
