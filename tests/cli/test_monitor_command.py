"""``isyarat monitor`` as a user runs it, drawing into memory."""

from __future__ import annotations

from pathlib import Path

import cv2
import pytest
from command import Isyarat

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def test_a_screenshot_while_nothing_runs_says_so(isyarat: Isyarat, tmp_path: Path) -> None:
    done = isyarat("monitor", "--screenshot", "m.png", "--after", "0.3", **OFFSCREEN)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "m.png written\n"
    assert cv2.imread(str(tmp_path / "m.png")).shape[2] == 3


def test_without_a_display_it_says_what_else_there_is(isyarat: Isyarat) -> None:
    done = isyarat("monitor")
    assert done.returncode == 6
    assert done.stderr == (
        "isyarat: there is no display for a window: start it in a desktop session, or add --text\n"
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--screenshot", "no/m.png"), "there is no folder no: make it, or choose another"),
        (("--source", "camera"), "--source is for clips: start `isyarat` and then"),
        (("--profile", "media"), "--profile goes with --source"),
        (("--with-picture",), "--with-picture goes with --screenshot"),
    ],
)
def test_mistakes(isyarat: Isyarat, arguments: tuple[str, ...], says: str) -> None:
    done = isyarat("monitor", *arguments, **OFFSCREEN)
    assert done.returncode == 2
    assert says in done.stderr


def test_a_wrong_setting_has_its_place(isyarat: Isyarat, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text('[monitor]\npictures = "no"\n')
    done = isyarat("monitor", **OFFSCREEN)
    assert done.returncode == 4
    assert "settings.toml:2:1" in done.stderr
