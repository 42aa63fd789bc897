"""``isyarat teach sign`` and ``isyarat signs`` with the shipped network."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from controller.signs.data_set import DataSet
from controller.signs.taught import taught_signs

Film = Callable[[str], Path]
Run = Callable[..., int]

QUICK = ("--speed", "max", "--countdown", "1", "--pause", "1", "--signer", "ani", "--session", "s1")
FIVE = "rest 1 " + "lift 1 rest 1 " * 5


PROFILE = """
version: 1
bindings:
  - on: {sign: naik}
    do: {caption: Naik}
"""


@pytest.fixture
def taught(isyarat: Run, film: Film, capsys: pytest.CaptureFixture[str]) -> str:
    """Teach the sign 'naik' and return what was said."""
    assert isyarat("teach", "sign", "Naik", "--source", film(FIVE), *QUICK) == 0
    return capsys.readouterr().out


def test_five_takes_and_it_says_how_to_bind_it(taught: str) -> None:
    assert len(DataSet().places("naik")) == 5
    assert set(taught_signs()) == {"naik"}
    assert "'naik' is taught with 5 takes" in taught
    assert "- on: {sign: naik}\n    do: {caption: Naik}" in taught


def test_takes_that_are_there_are_enough(taught: str, isyarat: Run) -> None:
    assert isyarat("teach", "sign", "naik", "--source", "nowhere.mp4", *QUICK) == 0


def test_from_then_on_it_is_recognised(
    taught: str, isyarat: Run, film: Film, tmp_path: Path
) -> None:
    profile, events = tmp_path / "own.yaml", tmp_path / "events.jsonl"
    profile.write_text(PROFILE)
    source = film("none 1 lift 1 rest .3 none 2 lift 1.1 rest .3 none 2")
    run = ("run", "--source", source, "--profile", profile, "--speed", "max", "--dry-run")
    assert isyarat(*run, "--events", events) == 0
    lines = [json.loads(line) for line in events.read_text().splitlines()]
    done = [line["do"] for line in lines if line["kind"] == "action"]
    assert done == [{"caption": "Naik"}] * 2
    sure = [line["confidence"] for line in lines if line.get("name") == "naik"]
    assert min(sure) > 0.7


def test_only_the_lines_that_bind_it(isyarat: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert isyarat("teach", "sign", "rumah saya", "--line") == 0
    said = capsys.readouterr().out
    assert said == "  - on: {sign: rumah_saya}\n    do: {caption: Rumah saya}\n"


def test_a_source_that_ends_too_early(
    isyarat: Run, film: Film, capsys: pytest.CaptureFixture[str]
) -> None:
    source = film("rest 1 lift 1 rest 1")
    assert isyarat("teach", "sign", "naik", "--source", source, *QUICK) == 1
    assert "1 of 5 takes" in capsys.readouterr().out
    assert taught_signs() == {}


@pytest.mark.parametrize("name", ["a", "none", "swipe_left", "x/y"])
def test_names_that_cannot_be_taught(
    isyarat: Run, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert isyarat("teach", "sign", name) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_what_there_is(taught: str, isyarat: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert isyarat("signs") == 0
    said = capsys.readouterr().out
    assert "naik" in said
    assert "known signs" in said
    assert "signers in training; 1 taught by you" in said


def test_nothing_recorded_yet(isyarat: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert isyarat("signs", "list") == 0
    assert "No take has been recorded yet" in capsys.readouterr().out


def test_renaming(taught: str, isyarat: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert isyarat("signs", "rename", "naik", "ke atas") == 0
    assert set(taught_signs()) == {"ke_atas"}
    assert len(DataSet().places("ke_atas")) == 5
    assert isyarat("signs", "rename", "naik", "x") == 2
    assert "no takes of 'naik'" in capsys.readouterr().err


def test_removing_asks_first(
    taught: str, isyarat: Run, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert isyarat("signs", "remove", "naik") == 2
    assert "give --yes" in capsys.readouterr().err
    assert len(DataSet().places("naik")) == 5
    assert isyarat("signs", "remove", "naik", "--yes") == 0
    assert taught_signs() == {}
    assert DataSet().places("naik") == []
    assert len(list((home / "data" / "trash").rglob("*.npz"))) == 5
    assert isyarat("signs", "remove", "naik", "--yes") == 2


def test_a_picture(taught: str, isyarat: Run, tmp_path: Path) -> None:
    assert isyarat("signs", "show", "naik", tmp_path / "naik.png") == 0
    assert (tmp_path / "naik.png").read_bytes().startswith(b"\x89PNG")
    assert isyarat("signs", "show", "naik", tmp_path / "nowhere" / "naik.png") == 2
    assert isyarat("signs", "show", "ombak") == 2
