"""Keys and mouse on a real Wayland desktop: xdg-desktop-portal, mutter and a terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

import pytest
from desktop import process_group, require, wait_until
from portal_backend import CONFIG_FILE, PORTAL_FILE, Backend
from private_bus import private_bus

from controller.outputs.open import open_outputs

pytestmark = pytest.mark.desktop

PROJECT = Path(__file__).resolve().parents[2]
LIBEXEC = Path("/usr/libexec")
WIDTH, HEIGHT = 1920, 1080
"""What is assumed where no X server tells."""
MOUSE_ON = r"\033[?1003h\033[?1016h"
"""The terminal reports each movement, in pixels."""

Typed = Callable[[], str]


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    """A desktop whose user always says yes; the environment leads there."""
    require("mutter", "foot")
    programs = [LIBEXEC / "xdg-permission-store", LIBEXEC / "xdg-desktop-portal"]
    if not all(program.exists() for program in programs):
        pytest.skip("not installed: xdg-desktop-portal")
    home = tmp_path_factory.mktemp("w")
    home.chmod(0o700)
    (home / "isyarattest.portal").write_text(PORTAL_FILE)
    (home / "isyarattest-portals.conf").write_text(CONFIG_FILE)
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_DESKTOP_PORTAL_DIR", "ISYARAT_STATE"):
            patch.setenv(name, str(home))
        patch.setenv("XDG_CURRENT_DESKTOP", "isyarattest")
        patch.setenv("GSETTINGS_BACKEND", "memory")
        patch.delenv("DISPLAY", raising=False)
        patch.delenv("WAYLAND_DISPLAY", raising=False)
        stack.enter_context(private_bus())
        screen = ["--headless", "--no-x11", "--virtual-monitor", f"{WIDTH}x{HEIGHT}"]
        stack.enter_context(process_group(["mutter", "--wayland", *screen], env={**os.environ}))
        wait_until((home / "wayland-0").exists, 20, "mutter's start")
        patch.setenv("WAYLAND_DISPLAY", "wayland-0")
        service = Backend()
        stack.callback(service.close)
        for program in programs:
            stack.enter_context(process_group([str(program)], env={**os.environ}))
        wait_until(_portal_is_there, 20, "the portal's start")
        # A desktop has a keyboard and a mouse: programs miss what a first one sends at once.
        others = open_outputs(dry_run=False)
        others.keys.press("scroll_lock")
        others.keys.release("scroll_lock")
        others.pointer.move_to(9, 9)
        yield service
        others.close()


def _portal_is_there() -> bool:
    from controller.errors import OutputError
    from controller.outputs.wayland import look

    try:
        return look()[0].startswith("through the RemoteDesktop portal")
    except OutputError:
        return False


@pytest.fixture(scope="module")
def terminal(backend: Backend, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A terminal over the whole screen; yields the file of what it has received."""
    file = tmp_path_factory.mktemp("terminal") / "typed"
    script = f"printf '{MOUSE_ON}'; stty raw -echo; exec cat -u > '{file}'"
    command = ["foot", "--fullscreen", "--override=pad=0x0", "sh", "-c", script]
    with process_group(command, env={**os.environ}):
        wait_until(file.exists, 20, "the terminal")
        # mutter gives a new window the focus only when the user has just asked for it.
        wait_until(lambda: _click() or b"\033[<0;" in file.read_bytes(), 10, "the click on it")
        yield file


def _click() -> None:
    outputs = open_outputs(dry_run=False)
    outputs.pointer.move_to(WIDTH / 2, HEIGHT / 2)
    outputs.pointer.press("left")
    outputs.pointer.release("left")
    outputs.close()


@pytest.fixture
def typed(terminal: Path) -> Typed:
    """Tell what has come since the test began."""
    before = terminal.stat().st_size
    return lambda: terminal.read_bytes()[before:].decode("utf-8", "replace")


def test_text_is_typed(backend: Backend, typed: Typed) -> None:
    outputs = open_outputs(dry_run=False)
    assert (outputs.notice, outputs.watchdog) == ("", None)
    text = "Halo, Isyarat! {}~|\n\tA1"
    outputs.keys.type(text)
    wait_until(lambda: _text(typed()) == text.replace("\n", "\r"), 10, "the text")
    # What the keyboard's layout lacks may be left out; the rest is typed as it stands.
    outputs.keys.type("caf\u00e9 1 \U0001f590.")
    wait_until(lambda: _text(typed()).endswith("."), 10, "the end of the text")
    assert re.search("\tA1caf\u00e9? 1 \U0001f590?\\.$", _text(typed()))
    outputs.close()


def test_a_combination(backend: Backend, typed: Typed) -> None:
    outputs = open_outputs(dry_run=False)
    for key in ("ctrl", "a"):
        outputs.keys.press(key)
    for key in ("a", "ctrl"):
        outputs.keys.release(key)
    outputs.keys.type("a")
    wait_until(lambda: _text(typed()) == "\x01a", 10, "control-A and a")
    outputs.close()


def test_the_pointer_goes_where_it_should(backend: Backend, typed: Typed) -> None:
    outputs = open_outputs(dry_run=False)
    pointer = outputs.pointer
    for place in ((700, 300), (900, 310), (0, 0), (640, 480)):
        pointer.move_to(*place)
        reported = place[0] + 1, place[1] + 1
        wait_until(lambda at=reported: _mouse(typed())[-1][1:] == at, 5, f"the move to {place}")
    pointer.press("left")
    pointer.release("left")
    pointer.press("right")
    pointer.release("right")
    pointer.scroll(0, 1)
    pointer.scroll(0, -1)
    wait_until(lambda: _mouse(typed())[-1][0] == "65M", 5, "the wheel")
    # The terminal scrolls several lines a notch.
    codes = [code for code, _ in groupby(each for each, _, _ in _mouse(typed()))]
    assert codes[-6:] == ["0M", "0m", "2M", "2m", "64M", "65M"]
    outputs.close()


@pytest.mark.parametrize("how", ["kill -9", "close"])
def test_held_keys_go_up_when_the_program_ends(backend: Backend, typed: Typed, how: str) -> None:
    """A key that is down repeats in the terminal until somebody lets go of it."""
    ending = "time.sleep(60)" if how == "kill -9" else "time.sleep(2); outputs.close()"
    script = (
        "import time; from controller.outputs.open import open_outputs;"
        "outputs = open_outputs(dry_run=False); outputs.keys.press('shift');"
        f"outputs.keys.press('q'); {ending}"
    )
    before = len(backend.ended)
    child = subprocess.Popen([sys.executable, "-c", script], cwd=PROJECT)
    wait_until(lambda: _text(typed()).count("Q") > 5, 20, "the repeating key")
    if how == "kill -9":
        child.kill()
    child.wait()
    wait_until(lambda: len(backend.ended) > before, 5, "the session's end")
    time.sleep(0.2)
    settled = len(typed())
    time.sleep(0.5)
    assert len(typed()) == settled
    outputs = open_outputs(dry_run=False)
    outputs.keys.type("w")
    wait_until(lambda: _text(typed()).endswith("w"), 5, "a small letter: Shift is up")
    outputs.close()


_REPORT = re.compile(r"\033\[<(\d+);(-?\d+);(-?\d+)([Mm])")


def _text(received: str) -> str:
    """Return what was typed, without the reports of the mouse."""
    return _REPORT.sub("", received)


def _mouse(received: str) -> list[tuple[str, int, int]]:
    """Return what the mouse did: button and M or m, x, y."""
    found = _REPORT.findall(received)
    return [(code + end, int(x), int(y)) for code, x, y, end in found] or [("", -1, -1)]
