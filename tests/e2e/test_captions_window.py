"""Captions above a full-screen presentation: seen, and never in the way of a key."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from decks import slide_shown, write_impress_deck
from desktop import HEIGHT, WIDTH, Desktop, wait_until
from slideshows import impress

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

PROJECT = Path(__file__).resolve().parents[2]
BOTTOM = slice(HEIGHT - 130, HEIGHT - 36)
TOP = slice(140, 260)
MIDDLE = slice(WIDTH // 2 - 150, WIDTH // 2 + 150)
START, SOON = 90, 20
"""Seconds, on a busy machine."""
TEXT = "Selamat datang, terima kasih sudah hadir"


class Shown:
    """Captions in a process of their own, told what to show."""

    def __init__(self, desktop: Desktop, process: subprocess.Popen[str]) -> None:
        self._desktop = desktop
        self._process = process

    def say(self, text: str) -> None:
        line = {"t": 1.0, "kind": "action", "binding": "b", "do": {"caption": text}}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(line) + "\n")
        self._process.stdin.flush()

    def visible(self, where: slice = BOTTOM) -> bool:
        """Whether dark plate and white letters are there."""
        part = self._desktop.picture()[where, MIDDLE].astype(int)
        plate, letters = np.mean(part.max(axis=2) < 24), np.mean(part.min(axis=2) > 240)
        return bool(plate > 0.3 and letters > 0.04)


@contextmanager
def captions(desktop: Desktop, folder: Path, *options: str) -> Iterator[Shown]:
    folders = {name: str(folder) for name in ("ISYARAT_CONFIG", "ISYARAT_STATE")}
    process = subprocess.Popen(
        [sys.executable, "-m", "controller", "captions", "--file", "-", *options],
        cwd=PROJECT,
        env=desktop.environment | folders,
        stdin=subprocess.PIPE,
        text=True,
    )
    try:
        yield Shown(desktop, process)
        process.terminate()
        assert process.wait(30) == 0
    finally:
        process.kill()
        process.wait()


def click(desktop: Desktop, x: int, y: int) -> None:
    desktop.xdotool("mousemove", str(x), str(y), "click", "1")


def test_above_full_screen_slides(
    xserver: Desktop, screenshot: Callable[[str], Path], tmp_path: Path
) -> None:
    (tmp_path / "settings.toml").write_text('[captions]\nstay = "60s"\nopacity = 1.0\n')
    deck = write_impress_deck(tmp_path / "deck.fodp")
    # Captions first: the slide show then opens above them, and they come back up.
    with captions(xserver, tmp_path) as shown:
        wait_until(shown.visible, START, "the greeting")
        with impress(xserver, deck):
            wait_until(lambda: xserver.active_window_title() != "", SOON, "the focus of the show")
            before = xserver.xdotool("getactivewindow").stdout
            focus = xserver.xdotool("getwindowfocus").stdout
            shown.say(TEXT)
            wait_until(shown.visible, SOON, "a caption above the slides")
            screenshot("captions-above-impress")
            xserver.xdotool("key", "Right")
            wait_until(lambda: slide_shown(xserver.picture()) == 2, SOON, "slide 2")
            wait_until(shown.visible, SOON, "the caption above slide 2")

            drag(xserver, (WIDTH // 2, HEIGHT - 80), (WIDTH // 2, 200))
            wait_until(lambda: shown.visible(TOP), SOON, "the caption where it was dragged to")
            assert not shown.visible(BOTTOM)
            assert slide_shown(xserver.picture()) == 2, "a click on a caption turned the slide"
            assert xserver.xdotool("getactivewindow").stdout == before
            assert xserver.xdotool("getwindowfocus").stdout == focus
        shown.say("another")
    with captions(xserver, tmp_path) as again:
        wait_until(lambda: again.visible(TOP), START, "the captions where they were left")


def drag(desktop: Desktop, start: tuple[int, int], end: tuple[int, int]) -> None:
    desktop.xdotool("mousemove", *map(str, start), "mousedown", "1")
    for part in (0.3, 0.7, 1.0):
        x, y = (round(a + part * (b - a)) for a, b in zip(start, end, strict=True))
        desktop.xdotool("mousemove", str(x), str(y))
    desktop.xdotool("mouseup", "1")


def test_clicks_pass_through_when_asked(xserver: Desktop, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('[captions]\nstay = "60s"\nopacity = 1.0\n')
    deck = write_impress_deck(tmp_path / "deck.fodp")
    with impress(xserver, deck), captions(xserver, tmp_path, "--click-through") as shown:
        wait_until(shown.visible, START, "the greeting")
        click(xserver, WIDTH // 2, HEIGHT - 80)
        wait_until(lambda: slide_shown(xserver.picture()) == 2, SOON, "slide 2 after a click")
        assert shown.visible()
