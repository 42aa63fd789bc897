from __future__ import annotations

import logging
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from controller.errors import SourceError, UsageError
from controller.sources.clip import Clip
from controller.sources.file_faults import unreadable


def message_of(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        Clip(path)
    assert caught.value.exit_code == 3
    assert "\n" not in str(caught.value)
    return str(caught.value).replace(str(path), "FILE")


def test_missing_file(tmp_path: Path) -> None:
    message = message_of(tmp_path / "gone.mp4")
    assert message == "there is no FILE: check the name and the folder"


def test_folder(tmp_path: Path) -> None:
    assert message_of(tmp_path) == "FILE is a folder: name a file in it"


def test_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.touch()
    assert message_of(path) == "FILE is empty: record or copy it again"


@pytest.mark.parametrize(
    "text",
    [
        "hello\n",
        "#EXTM3U\nother.mp4\n",
        "ffconcat version 1.0\nfile a.mp4\n",
        "é" * 600,
        "a" + "é" * 600,
    ],
)
def test_text_and_playlists(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.mp4"
    path.write_text(text, encoding="utf-8")
    assert message_of(path) == "FILE is a text file: give a clip (mp4, webm, gif)"


UNPLAYABLE = (
    "nothing in FILE can be played: it is damaged, cut short or no clip; "
    "record it again or convert it to mp4"
)


def test_noise(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(random.Random(1).randbytes(5000))
    assert message_of(path) == UNPLAYABLE


def test_an_mp4_cut_before_its_index(make_clip: Callable[..., Path]) -> None:
    path = make_clip("a.mp4")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert message_of(path) == UNPLAYABLE


def test_a_clip_without_a_single_whole_frame(make_clip: Callable[..., Path]) -> None:
    path = make_clip("a.avi", codec="MJPG")
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"00dc") + 8])  # the first frame's header
    assert message_of(path) == UNPLAYABLE


def test_one_pixel(make_gif: Callable[..., Path]) -> None:
    assert message_of(make_gif("a.gif", [40, 40], size=(1, 1))) == (
        "FILE is too small (1x1 pixels): use one of at least 64x64, better 640x480"
    )


def test_a_clip_cut_short_plays_what_is_there_and_says_so(
    make_clip: Callable[..., Path], caplog: pytest.LogCaptureFixture
) -> None:
    path = make_clip("a.avi", codec="MJPG", frames=30)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    clip = Clip(path, speed="max")
    played = 0
    while clip.read() is not None:
        played += 1
    assert 0 < played < 27
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert f"played {played} of about 30 frames" in caplog.text


def test_a_whole_clip_raises_no_alarm(
    make_clip: Callable[..., Path],
    make_gif: Callable[..., Path],
    caplog: pytest.LogCaptureFixture,
) -> None:
    for path in (
        make_clip("a.mp4"),
        make_clip("a.webm", codec="VP80"),
        make_gif("a.gif", [40, 900]),
    ):
        clip = Clip(path, speed="max")
        while clip.read() is not None:
            pass
    assert caplog.text == ""


def test_nothing_but_our_own_message(
    tmp_path: Path, make_clip: Callable[..., Path], capfd: pytest.CaptureFixture[str]
) -> None:
    path = make_clip("a.mp4")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    capfd.readouterr()
    message_of(path)
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_no_permission(make_clip: Callable[..., Path]) -> None:
    path = make_clip("a.mp4")
    path.chmod(0)
    assert message_of(path) == "no permission to read FILE: change its access rights"


def test_every_refusal_of_the_system_has_words() -> None:
    path = Path("a.mp4")
    refusals = [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")]
    assert [str(unreadable(path, error)) for error in refusals] == [
        "no permission to read a.mp4: change its access rights",
        "cannot read a.mp4: Input/output error",
    ]


def test_unknown_speed(make_clip: Callable[..., Path]) -> None:
    with pytest.raises(UsageError, match="unknown speed 'fast': use real or max"):
        Clip(make_clip("a.mp4"), speed="fast")
