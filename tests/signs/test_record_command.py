"""``isyarat record`` on recordings of landmarks."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from sign_scenes import scene

from controller.observations import NoCamera, Observation
from controller.signs.data_set import DataSet
from controller.signs.recorder import Keeper, View, record
from controller.signs.sitting import Pace, Sitting
from controller.sources.base import Stalled
from controller.sources.clip import Clip
from controller.sources.fakes import blank_frames
from gestures.landmarks import HandFrame
from gestures.signs.layout import from_hand_frames
from gestures.signs.takes import make_take

ROOT = Path(__file__).resolve().parents[2]

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


def test_ctrl_c_keeps_what_is_done(film: Film, home: Path) -> None:
    source = film("rest .2 wave .5 rest 60")
    options = ("--source", source, "--countdown", "0.2", "--pause", "0.2", "--seconds", "0.5")
    command = [sys.executable, "-m", "controller", "record", "ombak", *options, "--text"]
    with subprocess.Popen(
        [*map(str, command)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        deadline = time.monotonic() + 60
        while not DataSet().places("ombak"):
            assert time.monotonic() < deadline
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Stopped: " in said
    for place in DataSet().places("ombak"):
        DataSet().read(place)


def test_pictures_are_kept_only_when_asked_for(tmp_path: Path) -> None:
    frames = list(scene("wave 1"))
    pictures = blank_frames([frame.t for frame in frames])
    for video in (False, True):
        keeper = Keeper(DataSet(tmp_path), "ombak", "ani", str(video), video=video)
        for picture in pictures:
            keeper.see(picture.t, picture.image)
        keeper.keep(make_take(from_hand_frames(frames)), frames)
        clip = keeper.saved[0].with_suffix(".mp4")
        assert clip.exists() == video
    played = Clip(clip, speed="max")
    times = [frame.t for frame in iter(played.read, None)]
    assert len(times) == len(frames)
    assert times[-1] == pytest.approx(frames[-1].t, abs=0.05)


def test_a_stalled_camera_drops_the_take_under_way() -> None:
    frames = list(scene("rest 1 wave .5"))
    kept: list[int] = []
    sitting = Sitting(1, lambda take, frames: kept.append(1), pace=Pace(1, 1, 1, 1))
    views: list[View] = []
    keeper = Keeper(DataSet(), "ombak", "ani", "s1")
    script: list[HandFrame | Exception] = [*frames, Stalled(), *scene("gone 3 rest .2")]
    record(ScriptedObserver(script), sitting, keeper, views.append, threading.Event())
    assert kept == []
    assert [view.silent for view in views].index(True) == len(frames)
    assert views[-1].progress is not None
    assert views[-1].progress.phase == "countdown"


class ScriptedObserver(NoCamera):
    """Gives the frames of a script, raises the errors in it, then ends."""

    def __init__(self, script: Iterable[HandFrame | Exception]) -> None:
        self._script = iter(script)

    def read(self) -> Observation | None:
        step = next(self._script, None)
        if isinstance(step, Exception):
            raise step
        return Observation(step, step.t) if step is not None else None

    def close(self) -> None:
        pass
