"""Text arrives as it was written in programs that read the keyboard in different ways."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import readers
from desktop import Desktop, wait_until
from Xlib import X
from Xlib.ext import xtest

from controller.outputs.x11_keyboard import X11Keyboard

pytestmark = pytest.mark.desktop

CAPS_LOCK, A = 66, 38
"""Keycodes of a PC keyboard."""

TEXTS = {
    "plain": "halo dunia",
    "punctuation": 'Halo, Dunia! "It\'s" {a+b} <c> #1 ~^`@$%&*()_=[]|\\;:?/',
    "latin": "é ü ñ Ç ß",
    "arabic": "مرحبا بالعالم",
    "mixed scripts": "日本語 €5 ЖёЪ",
    "emoji": "😀🤟🏽",
    "more symbols than spare keys": "αβγδεζηθικλμνξοπρστυφχψωабвгдежзийклмнопрстуфхцчшщъыьэюя",
    "lines": "satu\ndua\n",
}


@pytest.fixture
def keyboard(xserver: Desktop) -> Iterator[X11Keyboard]:
    keyboard = X11Keyboard()
    yield keyboard
    keyboard.close()


def type_and_expect(keyboard: X11Keyboard, read: readers.Reader, text: str) -> None:
    before = read()
    keyboard.type(text)
    deadline = time.monotonic() + 10
    while len(read()) < len(before + text) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert read() == before + text


@pytest.mark.parametrize("reader", [readers.xterm, readers.chromium])
def test_text_arrives_as_written(
    xserver: Desktop, keyboard: X11Keyboard, tmp_path: Path, reader: type[readers.xterm]
) -> None:
    with reader(xserver, tmp_path) as read:
        for text in TEXTS.values():
            type_and_expect(keyboard, read, text)


def test_caps_lock_does_not_change_text(
    xserver: Desktop, keyboard: X11Keyboard, tmp_path: Path
) -> None:
    with readers.xterm(xserver, tmp_path) as read:
        tap(xserver, CAPS_LOCK)
        type_and_expect(keyboard, read, "Aku é")
        tap(xserver, A)
        wait_until(lambda: read() == "Aku éA", 10, "Caps Lock still being on")
        tap(xserver, CAPS_LOCK)


def test_the_active_layout_is_obeyed(
    xserver: Desktop, keyboard: X11Keyboard, tmp_path: Path
) -> None:
    try:
        set_layout(xserver, "us,ru", "grp:caps_toggle")
        with readers.xterm(xserver, tmp_path) as read:
            type_and_expect(keyboard, read, "abc")
            tap(xserver, CAPS_LOCK)
            tap(xserver, A)
            wait_until(lambda: read() == "abcф", 10, "the Russian layout")
            type_and_expect(keyboard, read, "abc Ъё é!")
    finally:
        set_layout(xserver, "us")


def test_a_new_layout_is_noticed(xserver: Desktop, keyboard: X11Keyboard, tmp_path: Path) -> None:
    with readers.xterm(xserver, tmp_path) as read:
        type_and_expect(keyboard, read, "qwerty é")
        try:
            set_layout(xserver, "fr")
            type_and_expect(keyboard, read, "qwerty é^~@ A1!")
        finally:
            set_layout(xserver, "us")
        type_and_expect(keyboard, read, "qwerty é")


def test_spare_keys_are_given_back(xserver: Desktop) -> None:
    layout = xserver.connection.get_keyboard_mapping(8, 248)
    keyboard = X11Keyboard()
    keyboard.type("ŵ中")
    assert xserver.connection.get_keyboard_mapping(8, 248) != layout
    keyboard.close()
    keyboard.close()
    assert xserver.connection.get_keyboard_mapping(8, 248) == layout


def tap(desktop: Desktop, keycode: int) -> None:
    """Tap a physical key."""
    xtest.fake_input(desktop.connection, X.KeyPress, keycode)
    xtest.fake_input(desktop.connection, X.KeyRelease, keycode)
    desktop.connection.sync()


def set_layout(desktop: Desktop, layout: str, *options: str) -> None:
    arguments = [word for option in ("", *options) for word in ("-option", option)]
    subprocess.run(
        ["setxkbmap", "-display", desktop.name, "-layout", layout, *arguments], check=True
    )
