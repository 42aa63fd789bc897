"""The guided start on a real desktop, by keyboard and mouse."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desktop import Desktop, wait_until

from controller.errors import InstanceError
from controller.event_client import EventClient
from controller.settings import load_settings

pytestmark = [pytest.mark.desktop]

CLIP = Path(__file__).resolve().parents[2] / "controller" / "demo" / "clips" / "slides.mp4"
START = 60
"""Seconds, on a busy machine."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("RUNTIME_DIR", "CONFIG", "LOGS", "STATE"):
        monkeypatch.setenv(f"ISYARAT_{name}", str(tmp_path / name.lower()))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    return tmp_path


def start(desktop: Desktop, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "controller", *arguments],
        env=desktop.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )


def window_is_there(desktop: Desktop) -> bool:
    return desktop.active_window_title().startswith("Setup")


def test_through_all_pages(xserver: Desktop, home: Path, screenshot: Callable[[str], Path]) -> None:
    process = start(xserver, "setup", "--source", str(CLIP))
    try:
        wait_until(lambda: window_is_there(xserver), START, "the window")
        for page in range(4):
            screenshot(f"setup_{page + 1}")
            xserver.xdotool("key", "Return", "sleep", "0.4")
        xserver.xdotool("key", "Down", "sleep", "0.2", "key", "Return", "sleep", "0.2")
        xserver.xdotool("key", "Down", "sleep", "0.2", "key", "Return", "sleep", "0.2")
        xserver.xdotool("key", "Return", "sleep", "0.4")
        screenshot("setup_8")
        # The last page begins at the box 'Start Isyarat now'.
        xserver.xdotool("key", "space", "sleep", "0.2", "key", "Return")
        output, _ = process.communicate(timeout=30)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0
    assert "Saved: " in output
    settings = load_settings()
    assert (settings.profile, settings.camera) == ("media", str(CLIP))
    assert "clutch:" in (home / "config" / "profiles" / "media.yaml").read_text()
    with pytest.raises(InstanceError):
        EventClient()


def test_the_first_start_offers_it_once(xserver: Desktop, home: Path) -> None:
    process = start(xserver)
    try:
        wait_until(lambda: window_is_there(xserver), START, "the window")

        def gone() -> bool:
            # The first key may come before the window has the focus.
            xserver.xdotool("key", "Escape", "sleep", "0.3")
            return process.poll() is not None

        wait_until(gone, 30, "the end")
        output, _ = process.communicate(timeout=30)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0
    assert "Nothing was changed" in output
    assert not (home / "config").exists()
    assert (home / "state" / "setup_offered").exists()
