"""The active application on Wayland: a real sway with a real terminal, and KWin played on a bus."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from desktop import process_group, require, wait_until
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    new_error,
    new_method_call,
    new_method_return,
)
from private_bus import Service, private_bus

from controller.active_app.open import open_active_app

pytestmark = pytest.mark.desktop

NOBODY = 65534
"""sway refuses to run as root."""


@pytest.fixture
def wayland(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("DISPLAY", "SWAYSOCK", "HYPRLAND_INSTANCE_SIGNATURE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-none")
    return monkeypatch


@contextmanager
def sway(folder: Path) -> Iterator[dict[str, str]]:
    """Run sway without a screen; yields the environment of its programs."""
    require("sway", "foot", "setpriv")
    as_root = os.geteuid() == 0
    if as_root:
        shutil.chown(folder, NOBODY)
    config = folder / "config"
    config.write_text("xwayland disable\n")
    environment = {
        **os.environ,
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "SWAYSOCK": str(folder / "sway.sock"),
        "WLR_BACKENDS": "headless",
        "WLR_LIBINPUT_NO_DEVICES": "1",
        "WLR_RENDERER": "pixman",
    }
    environment.pop("WAYLAND_DISPLAY", None)
    lower = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    command = [*(lower if as_root else ()), "sway", "-c", str(config)]
    with process_group(command, env=environment, cwd=folder):
        display = folder / "wayland-1"
        wait_until(lambda: display.exists() and (folder / "sway.sock").exists(), 15, "sway")
        yield {**environment, "WAYLAND_DISPLAY": str(display)}


def test_sway_tells_of_a_terminal(wayland: pytest.MonkeyPatch) -> None:
    # A socket's path is at most 107 bytes, and the other user must get there.
    folder = Path(f"/tmp/isyarat-sway-{os.getpid()}")
    folder.mkdir(0o700)
    try:
        with sway(folder) as environment:
            wayland.setenv("SWAYSOCK", environment["SWAYSOCK"])
            answerer = open_active_app()
            assert (answerer.name, answerer.lack, answerer.app.current()) == ("sway", "", None)
            with process_group(["foot", "--app-id=first", "sleep", "60"], env=environment):
                wait_until(lambda: answerer.app.current() == "first", 15, "the terminal")
                with process_group(["foot", "--app-id=second", "sleep", "60"], env=environment):
                    wait_until(lambda: answerer.app.current() == "second", 15, "the second")
                wait_until(lambda: answerer.app.current() == "first", 15, "the first again")
            wait_until(lambda: answerer.app.current() is None, 15, "its end")
        wait_until(lambda: answerer.app.current() is None, 5, "sway's end")
        answerer.app.close()
    finally:
        shutil.rmtree(folder)


class FakeKWin(Service):
    """Loads a script, finds out whom it would call, and calls when a test says so."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.script = ""
        self.plugins: list[str] = []
        super().__init__("org.kde.KWin")

    def activate(self, window: str) -> None:
        found = re.search(r'callDBus\("(.+?)", "(.+?)", "(.+?)", "(.+?)"', self.script)
        assert found is not None
        service, path, interface, member = found.groups()
        listener = DBusAddress(path, service, interface)
        self.bus.send(new_method_call(listener, member, "s", (window,)))

    def answer(self, call: Message) -> None:
        fields = call.header.fields
        match fields[HeaderFields.member], fields[HeaderFields.path]:
            case "loadScript", "/Scripting":
                path, plugin = call.body
                self.script = Path(path).read_text()
                self.plugins.append(plugin)
                self.bus.send(new_method_return(call, "i", (7,)))
            case "run", self.place:
                # As the real one does: the script speaks before KWin has answered.
                self.activate("org.kde.konsole")
                self.bus.send(new_method_return(call))
            case "unloadScript", "/Scripting":
                self.plugins.remove(*call.body)
                self.bus.send(new_method_return(call, "b", (True,)))
            case _:
                unknown = "org.freedesktop.DBus.Error.UnknownObject"
                self.bus.send(new_error(call, unknown, "s", ("no such object",)))


@pytest.mark.parametrize("place", ["/Scripting/Script7", "/7"])
def test_kwin_runs_our_script(wayland: pytest.MonkeyPatch, place: str) -> None:
    with private_bus():
        kwin = FakeKWin(place)
        answerer = open_active_app()
        assert (answerer.name, answerer.lack) == ("KWin", "")
        assert answerer.app.current() == "org.kde.konsole"
        kwin.activate("dolphin")
        wait_until(lambda: answerer.app.current() == "dolphin", 5, "the next window")
        kwin.activate("")
        wait_until(lambda: answerer.app.current() is None, 5, "no window")
        assert kwin.plugins
        answerer.app.close()
        assert kwin.plugins == []
        kwin.close()


def test_without_kwin_nobody_tells(wayland: pytest.MonkeyPatch) -> None:
    wayland.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    with private_bus():
        assert open_active_app().lack.startswith("GNOME on Wayland does not tell")
