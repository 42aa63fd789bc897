"""The ground the slide tests stand on: keys change slides, and pixels tell which one is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from decks import COLOURS, slide_shown, write_impress_deck, write_web_deck
from desktop import Desktop, wait_until
from slideshows import chromium, impress

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

KEYS_AND_SLIDES = (
    *(("Right", 2), ("Right", 3), ("Left", 2)),
    *(("End", len(COLOURS)), ("Left", len(COLOURS) - 1), ("Home", 1)),
)


def walk(xserver: Desktop, screenshot: Callable[[str], Path], program: str) -> None:
    for key, slide in KEYS_AND_SLIDES:
        xserver.xdotool("key", key)
        wait_until(
            lambda slide=slide: slide_shown(xserver.picture()) == slide,
            5,
            f"slide {slide} after {key}",
        )
    screenshot(f"{program}-keys")


def test_impress_slides_follow_keys(
    xserver: Desktop, screenshot: Callable[[str], Path], tmp_path: Path
) -> None:
    with impress(xserver, write_impress_deck(tmp_path / "deck.fodp")):
        walk(xserver, screenshot, "impress")


def test_chromium_slides_follow_keys(
    xserver: Desktop, screenshot: Callable[[str], Path], tmp_path: Path
) -> None:
    with chromium(xserver, write_web_deck(tmp_path / "deck.html")):
        walk(xserver, screenshot, "chromium")
