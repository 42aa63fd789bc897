"""The panic key on a real X server: the user's strokes count, the program's own never do."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from desktop import Desktop, wait_until

from bindings.keys import parse_combo
from controller.hotkey.x11 import X11Hotkey
from controller.outputs.x11_keyboard import X11Keyboard

pytestmark = pytest.mark.desktop


class Panic:
    def __init__(self) -> None:
        self.times = 0
        self._lock = threading.Lock()

    def __call__(self) -> None:
        with self._lock:
            self.times += 1


@pytest.fixture
def panic(xserver: Desktop) -> Iterator[Panic]:
    panic = Panic()
    hotkey = X11Hotkey(parse_combo("ctrl+alt+g"), panic)
    yield panic
    hotkey.close()


@pytest.fixture
def keyboard(xserver: Desktop) -> Iterator[X11Keyboard]:
    keyboard = X11Keyboard()
    yield keyboard
    keyboard.close()


def test_another_program_s_strokes_count_as_the_user_s(xserver: Desktop, panic: Panic) -> None:
    xserver.xdotool("key", "ctrl+alt+g")
    wait_until(lambda: panic.times == 1, 2, "the panic key")
    xserver.xdotool("key", "ctrl+alt+h")
    xserver.xdotool("key", "ctrl+alt+g")
    wait_until(lambda: panic.times == 2, 2, "the panic key")


def test_the_program_s_own_strokes_never_do(
    xserver: Desktop, panic: Panic, keyboard: X11Keyboard
) -> None:
    for _ in range(3):
        for key in ("ctrl", "alt", "g"):
            keyboard.press(key)
        for key in ("g", "alt", "ctrl"):
            keyboard.release(key)
    keyboard.press("g")
    keyboard.release("g")
    # A stroke of the user's comes after all of these, so once it is seen they have been.
    xserver.xdotool("key", "ctrl+alt+g")
    wait_until(lambda: panic.times >= 1, 2, "the panic key")
    assert panic.times == 1


def test_keys_of_both_do_not_add_up(xserver: Desktop, panic: Panic, keyboard: X11Keyboard) -> None:
    xserver.xdotool("keydown", "ctrl", "keydown", "alt")
    keyboard.press("g")
    keyboard.release("g")
    time.sleep(0.1)
    xserver.xdotool("keyup", "alt", "keyup", "ctrl")
    assert panic.times == 0


def test_it_works_while_the_program_holds_a_key(
    xserver: Desktop, panic: Panic, keyboard: X11Keyboard
) -> None:
    keyboard.press("shift")
    xserver.xdotool("key", "ctrl+alt+g")
    wait_until(lambda: panic.times == 1, 2, "the panic key")
    keyboard.release("shift")
