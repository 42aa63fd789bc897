"""The real tray icon of the daemon, clicked with a mouse, on a desktop with a tray."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from desktop import HEIGHT, Desktop, empty_room, process_group, require, wait_until
from numpy.typing import NDArray

from controller.event_client import EventClient
from controller.tray.icons import COLOURS
from controller.tray.view import Mood

pytestmark = pytest.mark.desktop

TOP_LINES, SEPARATORS = 11, 3
"""Lines and separators of the menu while it runs."""
PROFILE_LINE, PAUSE_LINE, QUIT_LINE = 3, 2, 11
"""From the top, the first being 1."""


@pytest.fixture
def tray(xserver: Desktop) -> Iterator[Desktop]:
    require("trayer", "xdotool")
    command = ["trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request"]
    with process_group([*command, "--height", "32"], env=xserver.environment):
        yield xserver


@pytest.fixture
def daemon(
    tray: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[subprocess.Popen[bytes]]:
    for name in ("RUNTIME_DIR", "CONFIG", "LOGS", "STATE"):
        monkeypatch.setenv(f"ISYARAT_{name}", str(tmp_path / name.lower()))
    command = [sys.executable, "-m", "controller", "daemon", "--source", empty_room(tmp_path)]
    with process_group(command, env=tray.environment) as process:
        wait_until(lambda: icon_place(tray, "looking") is not None, 30, "the icon")
        yield process


def icon_place(desktop: Desktop, mood: Mood) -> tuple[int, int] | None:
    """Return the middle of the icon's disc, found by its colour at the bottom of the screen."""
    colour = [int(COLOURS[mood][n : n + 2], 16) for n in (1, 3, 5)]
    near = (np.abs(desktop.picture().astype(int) - colour) < 12).all(axis=2)
    near[: HEIGHT - 40] = False
    ys, xs = np.nonzero(near)
    return None if len(xs) < 40 else (int(np.median(xs)), int(np.median(ys)))


class Menu:
    """An open menu, found as what has changed on the screen."""

    def __init__(self, desktop: Desktop, before: NDArray[np.uint8], left_of: int = 9999) -> None:
        self._desktop = desktop
        time.sleep(0.5)
        ys, xs = np.nonzero((desktop.picture() != before).any(axis=2)[:, :left_of])
        assert len(xs) > 2000, "no menu has opened"
        self.left, self.right = int(xs.min()), int(xs.max())
        self.top, self.bottom = int(ys.min()), int(ys.max())

    def click(self, line: int, lines: int, separators_above: int, separators: int) -> None:
        """Click a line, counted from 1, of a menu of so many lines and separators."""
        separator = 3.0
        height = (self.bottom - self.top - separators * separator) / lines
        y = self.top + (line - 0.5) * height + separators_above * separator
        x = (self.left + self.right) // 2
        self._desktop.xdotool("mousemove", str(x), str(round(y)), "sleep", "0.2", "click", "1")


def open_menu(desktop: Desktop, mood: Mood) -> Menu:
    place = icon_place(desktop, mood)
    assert place is not None
    desktop.xdotool("mousemove", *map(str, place))
    before = desktop.picture()
    desktop.xdotool("click", "3")
    return Menu(desktop, before)


def test_pause_and_resume_by_mouse(tray: Desktop, daemon: subprocess.Popen[bytes]) -> None:
    open_menu(tray, "looking").click(PAUSE_LINE, TOP_LINES, 0, SEPARATORS)
    wait_until(lambda: icon_place(tray, "paused") is not None, 5, "the icon of a pause")
    tray.screenshot(Path("artifacts/e2e/tray_paused.png"))
    open_menu(tray, "paused").click(PAUSE_LINE, TOP_LINES, 0, SEPARATORS)
    wait_until(lambda: icon_place(tray, "looking") is not None, 5, "the icon of a run")


def test_another_profile_by_mouse(tray: Desktop, daemon: subprocess.Popen[bytes]) -> None:
    menu = open_menu(tray, "looking")
    before = tray.picture()
    menu.click(PROFILE_LINE, TOP_LINES, 1, SEPARATORS)
    profiles = Menu(tray, before, left_of=menu.left)
    tray.screenshot(Path("artifacts/e2e/tray_profiles.png"))
    names = ["browser", "captions", "media", "pointer", "slides"]
    profiles.click(names.index("media") + 1, len(names), 0, 0)
    wait_until(lambda: profile_in_use() == "media", 10, "the change of the profile")


def profile_in_use() -> object:
    with closing(EventClient()) as client:
        state = client.ask({"do": "follow"})["state"]
    assert isinstance(state, dict)
    return state.get("profile")


def test_quit_by_mouse(tray: Desktop, daemon: subprocess.Popen[bytes]) -> None:
    open_menu(tray, "looking").click(QUIT_LINE, TOP_LINES, 3, SEPARATORS)
    assert daemon.wait(10) == 0
    wait_until(lambda: icon_place(tray, "looking") is None, 5, "the icon's end")


def test_a_second_start_brings_up_the_first(tray: Desktop, daemon: subprocess.Popen[bytes]) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "controller"],
        env=tray.environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert second.returncode == 0
    assert "running already" in second.stdout
    assert daemon.poll() is None


def test_stop_ends_it(tray: Desktop, daemon: subprocess.Popen[bytes]) -> None:
    command = [sys.executable, "-m", "controller", "stop"]
    subprocess.run(command, env=tray.environment, check=True, timeout=60)
    assert daemon.wait(10) == 0
