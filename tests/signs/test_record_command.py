"""``isyarat record`` on recordings of landmarks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from controller.signs.data_set import DataSet

Film = Callable[[str], Path]
Run = Callable[..., int]

QUICK = ("--speed", "max", "--countdown", "1", "--pause", "1", "--signer", "ani", "--session", "s1")


def test_good_takes_are_kept_and_bad_ones_are_asked_for_again(
    film: Film, isyarat: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    source = film("rest 1 wave 1 rest 1 none 1 rest 2 wave 1 rest 1 wave 1 rest 1")
    assert isyarat("record", "Ombak besar", "--takes", 3, "--source", source, *QUICK) == 0
    assert [place.number for place in DataSet().places("ombak_besar", signer="ani")] == [1, 2, 3]
    said = capsys.readouterr().out
    assert "Once more: no hand was seen" in said
    assert "All 3 takes of 'ombak_besar' are there" in said


def test_it_goes_on_where_it_stopped(
    film: Film, isyarat: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = film("rest 1 wave 1 rest 1 wave 1 rest .2"), film("rest 1 wave 1 rest 1")
    assert isyarat("record", "ombak", "--takes", 3, "--source", first, *QUICK) == 1
    assert "2 of 3 takes" in capsys.readouterr().out
    before = [place.path.read_bytes() for place in DataSet().places("ombak")]
    assert isyarat("record", "ombak", "--takes", 3, "--source", second, *QUICK) == 0
    assert "2 of 3 takes are there" in capsys.readouterr().out
    after = [place.path.read_bytes() for place in DataSet().places("ombak")]
    assert after[:2] == before
    assert len(after) == 3
    assert isyarat("record", "ombak", "--takes", 3, "--source", second, *QUICK) == 2
    assert "all 3 takes are there" in capsys.readouterr().err


def test_a_damaged_take_does_not_count_and_stays(
    film: Film, isyarat: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    source = film("rest 1 wave 1 rest 1 wave 1 rest 1")
    isyarat("record", "ombak", "--takes", 1, "--source", source, *QUICK)
    damaged = DataSet().places("ombak")[0].path
    damaged.write_bytes(b"x")
    assert isyarat("record", "ombak", "--takes", 1, "--source", source, *QUICK) == 0
    assert "is damaged and does not count" in capsys.readouterr().err
    assert damaged.read_bytes() == b"x"


def test_it_speaks_indonesian(
    film: Film, isyarat: Run, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "config").mkdir()
    (home / "config" / "settings.toml").write_text('language = "id"\n')
    isyarat("record", "ombak", "--takes", 1, "--source", film("rest 1 wave 1 rest 1"), *QUICK)
    assert "Rekaman 1 dari 1 disimpan." in capsys.readouterr().out


def test_another_folder(film: Film, isyarat: Run, tmp_path: Path) -> None:
    source = film("rest 1 wave 1 rest 1")
    folder = tmp_path / "elsewhere"
    args = ("record", "ombak", "--takes", 1, "--source", source, *QUICK, "--out", folder)
    assert isyarat(*args) == 0
    assert (folder / "ani" / "s1" / "ombak" / "0001.npz").is_file()


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("a/b",), 2, "is no name for a sign"),
        (("none",), 2, "a sign cannot be called 'none'"),
        (("ombak", "--signer", "a/b"), 2, "is no name for a signer"),
        (("ombak", "--session", "../x"), 2, "is no name for a session"),
        (("ombak", "--source", "nowhere.mp4"), 3, "there is no nowhere.mp4"),
        (("ombak", "--source", "nowhere.hands.npz"), 3, "there is no nowhere.hands.npz"),
        (("ombak", "--takes", "0"), 2, "--takes"),
    ],
)
def test_bad_input(
    isyarat: Run,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    status: int,
    says: str,
) -> None:
    assert isyarat("record", *arguments) == status
    assert says in capsys.readouterr().err


def test_a_folder_that_cannot_be_written(
    film: Film, isyarat: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    source = film("rest 1 wave 1 rest 1")
    args = ("record", "ombak", "--source", source, *QUICK, "--out", tmp_path / "file")
    assert isyarat(*args) == 3
    assert "cannot write" in capsys.readouterr().err
