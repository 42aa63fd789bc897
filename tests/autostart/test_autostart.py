"""The start at login: what is noted where, on each system."""

from __future__ import annotations

import plistlib
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from controller.autostart.base import Autostart, daemon_command
from controller.autostart.launchd import LaunchdAutostart
from controller.autostart.windows import WindowsAutostart
from controller.autostart.xdg import XdgAutostart
from controller.desktop.entry import desktop_entry

COMMAND = ["/opt/my tools/python", "-m", "controller", "daemon"]


class FakeRegistry:
    """The part of winreg that is used, with one key."""

    HKEY_CURRENT_USER, REG_SZ, KEY_READ, KEY_WRITE = range(4)

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    @contextmanager
    def _key(self) -> Iterator[dict[str, str]]:
        yield self.values

    def CreateKeyEx(self, *_: object) -> object:  # noqa: N802 - winreg's name
        return self._key()

    def SetValueEx(  # noqa: N802
        self, key: dict[str, str], name: str, _: int, kind: int, value: str
    ) -> None:
        assert kind == self.REG_SZ
        key[name] = value

    def DeleteValue(self, key: dict[str, str], name: str) -> None:  # noqa: N802
        if name not in key:
            raise FileNotFoundError
        del key[name]

    def QueryValueEx(self, key: dict[str, str], name: str) -> str:  # noqa: N802
        if name not in key:
            raise FileNotFoundError
        return key[name]


@pytest.fixture(params=["xdg", "launchd", "windows"])
def system(request: pytest.FixtureRequest, tmp_path: Path) -> Autostart:
    match request.param:
        case "xdg":
            return XdgAutostart(tmp_path / "autostart")
        case "launchd":
            return LaunchdAutostart(tmp_path / "LaunchAgents")
        case _:
            return WindowsAutostart(FakeRegistry())


def test_it_is_off_until_it_is_turned_on_and_after_it_is_turned_off(system: Autostart) -> None:
    assert not system.is_on()
    system.turn_off()
    for _ in range(2):
        assert system.turn_on(COMMAND)
        assert system.is_on()
    for _ in range(2):
        system.turn_off()
        assert not system.is_on()


def test_the_desktop_entry_quotes_as_the_specification_says() -> None:
    lines = desktop_entry(["/opt/my tools/python", "100%", 'say "$HOME"']).splitlines()
    (exec_line,) = [line for line in lines if line.startswith("Exec=")]
    assert exec_line == r'Exec="/opt/my tools/python" 100%% "say \\"\\$HOME\\""'


def test_launchd_gets_the_arguments_as_a_list(tmp_path: Path) -> None:
    system = LaunchdAutostart(tmp_path)
    system.turn_on(COMMAND)
    agent = plistlib.loads(system.path.read_bytes())
    assert (agent["ProgramArguments"], agent["RunAtLoad"]) == (COMMAND, True)


def test_windows_gets_one_line() -> None:
    registry = FakeRegistry()
    WindowsAutostart(registry).turn_on(COMMAND)
    assert registry.values == {"Isyarat": '"/opt/my tools/python" -m controller daemon'}


def test_the_command_is_this_program() -> None:
    command = daemon_command()
    assert shlex.join(command[1:]) == "-m controller daemon"
    assert Path(command[0]).exists()
