"""A private desktop: Xvfb on a free display with the openbox window manager."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from Xlib import X, display

from controller.sources.recording import RecordingWriter
from gestures.landmarks import HandFrame

WIDTH, HEIGHT = 1280, 720


def require(*programs: str) -> None:
    """Skip the test when a program is not installed."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


def empty_room(folder: Path, seconds: float = 120.0) -> str:
    """Write a recording without a hand and return its path."""
    path = folder / "room.hands.npz"
    with RecordingWriter(path) as writer:
        for n in range(round(15 * seconds)):
            writer.append(HandFrame(n / 15, 640, 480, ()))
    return str(path)


def wait_until(condition: Callable[[], bool], seconds: float, what: str) -> None:
    """Return once the condition holds. Fails the test after ``seconds``."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"{what} did not happen within {seconds} s")
        time.sleep(0.02)


@contextmanager
def process_group(command: list[str], **options: object) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program in a group of its own, and end that whole group on the way out."""
    process = subprocess.Popen(
        command,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **options,  # type: ignore[call-overload]
    )
    try:
        yield process
    finally:
        end_group(process)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """Ask the process's group to end, then insist."""
    for signal_number in (15, 9):
        try:
            os.killpg(process.pid, signal_number)
        except ProcessLookupError:
            break
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            continue
    process.wait()


@dataclass(frozen=True)
class Desktop:
    """A running X server; ``name`` is its $DISPLAY, ``connection`` one of the tester's own."""

    name: str
    connection: display.Display

    @property
    def environment(self) -> dict[str, str]:
        """Environment for programs on this desktop."""
        inherited = {k: v for k, v in os.environ.items() if k not in _FOREIGN}
        return {**inherited, "DISPLAY": self.name, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}

    def keys_down(self) -> set[int]:
        """Return the keycodes that are down now."""
        bitmap = self.connection.query_keymap()
        return {8 * i + bit for i, byte in enumerate(bitmap) for bit in range(8) if byte >> bit & 1}

    def buttons_down(self) -> int:
        """Return the mask of the mouse buttons that are down now."""
        mask = self.connection.screen().root.query_pointer().mask
        return mask & (X.Button1Mask | X.Button2Mask | X.Button3Mask)

    def keycode(self, keysym: int) -> int:
        return self.connection.keysym_to_keycode(keysym)

    def active_window_title(self) -> str:
        """Return the title of the window with the focus, or nothing."""
        answer = self.xdotool("getactivewindow", "getwindowname", check=False)
        return answer.stdout.strip()

    def xdotool(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            check=check,
            capture_output=True,
            text=True,
            timeout=20,
        )

    def picture(self) -> NDArray[np.uint8]:
        """Return what the screen shows: (height, width, 3) uint8 RGB."""
        raw = self.connection.screen().root.get_image(0, 0, WIDTH, HEIGHT, X.ZPixmap, 0xFFFFFFFF)
        pixels = np.frombuffer(raw.data, np.uint8).reshape(HEIGHT, WIDTH, 4)
        return np.ascontiguousarray(pixels[:, :, 2::-1])

    def screenshot(self, path: Path) -> None:
        """Write what the screen shows as PNG."""
        import cv2

        path.parent.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(path), cv2.cvtColor(self.picture(), cv2.COLOR_RGB2BGR))


_FOREIGN = {
    "QT_QPA_PLATFORM",
    "WAYLAND_DISPLAY",
    "XDG_SESSION_TYPE",
    "DISPLAY",
    "DBUS_SESSION_BUS_ADDRESS",
}


@contextmanager
def start_desktop() -> Iterator[Desktop]:
    """Start Xvfb on a free display number and openbox on it."""
    require("Xvfb", "openbox", "xdotool")
    with _xvfb() as name:
        connection = display.Display(name)
        desktop = Desktop(name, connection)
        with process_group(["openbox", "--sm-disable"], env=desktop.environment):
            supported = connection.intern_atom("_NET_SUPPORTING_WM_CHECK")
            root = connection.screen().root
            wait_until(
                lambda: root.get_full_property(supported, X.AnyPropertyType) is not None,
                10,
                "openbox's start",
            )
            yield desktop
        connection.close()


@contextmanager
def _xvfb() -> Iterator[str]:
    reader, writer = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", size]
    with process_group([*command, "-nolisten", "tcp", "-noreset"], pass_fds=[writer]):
        os.close(writer)
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        if not number:
            pytest.fail("Xvfb does not start")
        yield f":{number}"
