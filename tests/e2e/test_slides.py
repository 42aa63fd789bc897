"""The main job, end to end: swipes in a clip change the slides of a real presentation.

Camera picture -> landmarks -> recognisers -> binding file -> keys on a real X server.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from decks import slide_shown, write_impress_deck, write_web_deck
from desktop import Desktop
from slideshows import chromium, impress

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

PROJECT = Path(__file__).resolve().parents[2]
CLIP = PROJECT / "controller" / "demo" / "clips" / "slides.mp4"
STEP = {"swipe_left": 1, "swipe_right": -1}
SETTLE_SECONDS = 1.0
"""After the clip, for the last slide to be drawn."""


def slides_of_the_truth() -> list[int]:
    """Return the slides that the clip's swipes show one after the other, beginning at 1."""
    truth = json.loads(CLIP.with_suffix(".truth.json").read_text(encoding="utf-8"))
    slides = [1]
    for event in truth["events"]:
        slides.append(slides[-1] + STEP[event["name"]])
    return slides


def play(desktop: Desktop, on_slide: Callable[[int], object], folder: Path) -> list[int]:
    """Play the clip through the program; returns the slides seen, each change once."""
    command = [
        *(sys.executable, "-m", "controller", "run", "--source", str(CLIP)),
        *("--profile", "slides", "--speed", "real", "--events", str(folder / "events.jsonl")),
    ]
    environment = {**desktop.environment, "ISYARAT_RUNTIME_DIR": str(folder)}
    seen: list[int] = []
    errors = folder / "stderr.txt"
    with errors.open("wb") as stderr:
        run = subprocess.Popen(
            command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, stderr=stderr
        )
        deadline = time.monotonic() + 120
        last_look = 0.0
        while run.poll() is None or time.monotonic() < last_look + SETTLE_SECONDS:
            if run.poll() is None:
                last_look = time.monotonic()
            if time.monotonic() > deadline:
                run.kill()
                pytest.fail("the run does not end")
            slide = slide_shown(desktop.picture())
            if slide is not None and seen[-1:] != [slide]:
                seen.append(slide)
                on_slide(slide)
            time.sleep(0.05)
    assert run.returncode == 0, errors.read_text()
    return seen


@pytest.mark.parametrize(
    ("show", "write", "suffix"),
    [
        pytest.param(impress, write_impress_deck, ".fodp", id="impress"),
        pytest.param(chromium, write_web_deck, ".html", id="chromium"),
    ],
)
def test_swipes_change_the_slides(
    xserver: Desktop,
    screenshot: Callable[[str], Path],
    tmp_path: Path,
    show: Callable[[Desktop, Path], AbstractContextManager[None]],
    write: Callable[[Path], Path],
    suffix: str,
) -> None:
    with show(xserver, write((tmp_path / "deck").with_suffix(suffix))):
        shots: list[Path] = []
        seen = play(
            xserver,
            lambda slide: shots.append(
                screenshot(f"{show.__name__}-{len(shots) + 1}-slide-{slide}")
            ),
            tmp_path,
        )
    events = (tmp_path / "events.jsonl").read_text(encoding="utf-8")
    assert seen == slides_of_the_truth(), events
    assert xserver.keys_down() == set()
