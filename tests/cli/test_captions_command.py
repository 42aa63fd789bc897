"""``isyarat captions`` as a user runs it, drawing into memory."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import Isyarat

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def stream(path: Path, *texts: str) -> Path:
    lines = [
        json.dumps({"t": 0.1 * n, "kind": "action", "do": {"caption": text}})
        for n, text in enumerate(texts, 1)
    ]
    path.write_text("\n".join(["# not a line", *lines]) + "\n", encoding="utf-8")
    return path


def test_a_file_is_shown_to_its_end_and_saved(isyarat: Isyarat, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text('[captions]\nstay = "1s"\n')
    file = stream(tmp_path / "events.jsonl", "Terima KASIH", "مرحبا")
    saved = tmp_path / "said.srt"
    done = isyarat("captions", "--file", file, "--save", saved, **OFFSCREEN)
    assert done.returncode == 0, done.stderr
    assert "left out what is no line" in done.stderr
    assert saved.read_text("utf-8").split("\n\n")[:2] == [
        "1\n00:00:00,000 --> 00:00:00,100\nTerima KASIH",
        "2\n00:00:00,100 --> 00:00:01,433\nمرحبا",
    ]


def test_without_a_display_it_says_so(isyarat: Isyarat) -> None:
    done = isyarat("captions")
    assert done.returncode == 6
    assert done.stderr == (
        "isyarat: there is no display for a window: start it in a desktop session\n"
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--file", "no.jsonl"), "cannot read no.jsonl: No such file or directory"),
        (("--file", "-", "--save", "no/c.srt"), "there is no folder no: make it"),
    ],
)
def test_mistakes(isyarat: Isyarat, arguments: tuple[str, ...], says: str) -> None:
    done = isyarat("captions", *arguments, **OFFSCREEN)
    assert done.returncode == 2
    assert says in done.stderr


def test_a_wrong_setting_has_its_place(isyarat: Isyarat, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text("# mine\n[captions]\nlines = 7\n")
    done = isyarat("captions", **OFFSCREEN)
    assert done.returncode == 4
    assert "settings.toml:3:1: 'lines' is a whole number from 1 to 4" in done.stderr
