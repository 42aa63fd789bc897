"""Qt is asked before it can end the process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from controller.errors import OutputError
from controller.qt import start


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({}, "there is no display for a window: start it in a desktop session"),
        ({"DISPLAY": ":9876"}, "the display :9876 does not answer: start it"),
        ({"DISPLAY": "nonsense"}, "the display nonsense does not answer: start it"),
        ({"WAYLAND_DISPLAY": "wayland-9876"}, "the display wayland-9876 does not answer"),
    ],
)
def test_without_a_display(environment: dict[str, str], says: str) -> None:
    with pytest.raises(OutputError, match=says):
        start.choose_platform(environment)


def test_a_wayland_compositor_is_found(tmp_path: Path) -> None:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as compositor:
        compositor.bind(str(tmp_path / "wayland-0"))
        compositor.listen()
        environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
        assert start.choose_platform(environment) == "wayland"


def test_a_missing_library_is_named_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugin = tmp_path / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    plugin.parent.mkdir(parents=True)
    plugin.write_bytes(b"no library")
    monkeypatch.setattr("PySide6.__file__", str(tmp_path / "__init__.py"))
    monkeypatch.setattr(start, "choose_platform", lambda environment: "xcb")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    with pytest.raises(OutputError, match=r"libqxcb.so.*Debian or Ubuntu: apt install libegl1"):
        start.check_qt()


@pytest.mark.usefixtures("application")
def test_there_is_one_application() -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert start.start_qt() is start.start_qt()
