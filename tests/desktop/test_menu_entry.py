"""The entry in the desktop's menu: which files, with what in them."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from controller.desktop.windows import WindowsMenuEntry
from controller.desktop.xdg import SIZES, XdgMenuEntry

COMMAND = ["/opt/my tools/python", "-m", "controller"]


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_on_linux_entry_and_icons_come_and_go(tmp_path: Path) -> None:
    entry = XdgMenuEntry(tmp_path)
    for _ in range(2):
        assert entry.add(COMMAND) == str(tmp_path / "applications" / "isyarat.desktop")
    text = entry.path.read_text("utf-8")
    assert 'Exec="/opt/my tools/python" -m controller\n' in text
    assert "Icon=isyarat\n" in text
    for size in SIZES:
        icon = tmp_path / "icons" / "hicolor" / f"{size}x{size}" / "apps" / "isyarat.png"
        assert Image.open(icon).size == (size, size)
    for _ in range(2):
        entry.remove()
    assert files(tmp_path) == set()


def test_what_others_put_there_stays(tmp_path: Path) -> None:
    other = tmp_path / "applications" / "other.desktop"
    other.parent.mkdir()
    other.write_text("")
    entry = XdgMenuEntry(tmp_path)
    entry.add(COMMAND)
    entry.remove()
    assert files(tmp_path) == {"applications/other.desktop"}


class FakeScriptHost:
    """Makes the file of a shortcut out of what it is told."""

    def __init__(self, fails: bool = False) -> None:
        self.fails = fails

    def __call__(self, argv: list[str], *, env: dict[str, str], **_: Any) -> None:
        assert argv[0] == "powershell.exe"
        if self.fails:
            raise subprocess.CalledProcessError(1, argv)
        Path(env["ISYARAT_LINK"]).write_text(
            "\n".join(env[f"ISYARAT_{name}"] for name in ("PROGRAM", "ARGUMENTS", "ICON"))
        )


def test_on_windows_a_shortcut_comes_and_goes(tmp_path: Path) -> None:
    roaming, local = tmp_path / "Roaming", tmp_path / "Local"
    entry = WindowsMenuEntry(roaming, local, FakeScriptHost())
    place = Path(entry.add([r"C:\My Tools\pythonw.exe", "-m", "controller"]))
    program, arguments, icon = place.read_text().splitlines()
    assert (program, arguments) == (r"C:\My Tools\pythonw.exe", "-m controller")
    assert (16, 16) in Image.open(icon).info["sizes"]
    entry.remove()
    entry.remove()
    assert files(tmp_path) == set()


def test_a_refusal_of_windows_is_an_error_of_the_system(tmp_path: Path) -> None:
    entry = WindowsMenuEntry(tmp_path, tmp_path, FakeScriptHost(fails=True))
    with pytest.raises(OSError, match="PowerShell"):
        entry.add(COMMAND)
