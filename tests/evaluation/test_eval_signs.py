"""``isyarat eval signs`` on a few takes."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from eval_command import evaluate

from controller.evaluation.sign_takes import by_sitting, judge_takes
from controller.signs.data_set import DataSet
from controller.signs.take_file import SavedTake
from gestures.signs.layout import Array, SignFrames

LOOKS = 15


def add(data: DataSet, sign: str, session: str = "one", *, hand: bool = True) -> Path:
    """Add a take of a hand that goes to the right, or of nothing."""
    rng = np.random.default_rng(0)
    left = np.full((LOOKS, 21, 3), np.nan, np.float32)
    right = left.copy()
    if hand:
        way = np.linspace(0, 0.2, LOOKS, dtype=np.float32)
        right[:] = 0.5 + 0.1 * rng.random((21, 3), np.float32)
        right[:, :, 0] += way[:, None]
    body = np.full((LOOKS, 33, 4), np.nan, np.float32)
    frames = SignFrames(np.arange(LOOKS) / 15, body, left, right)
    return data.add(SavedTake(frames, 640, 480, sign, "ani", session, "2026-01-01", "test"))


class SaysHalo:
    labels = ("halo", "none")

    def __call__(self, windows: Array) -> tuple[Array, Array]:
        n = len(windows)
        return np.tile(np.float32([0.9, 0.1]), (n, 1)), np.ones((n, 4), np.float32)


def test_takes_are_judged_by_sitting_and_unknown_signs_apart(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    add(data, "halo")
    add(data, "kopi", "two")
    add(data, "kopi", "two", hand=False)
    add(data, "teh", "two").write_bytes(b"damaged")
    done: list[int] = []
    judged = list(judge_takes(data, data.places(), SaysHalo(), done.append))
    assert done == [1, 2, 3, 4]
    assert [one.answer.gesture for one in judged if one.answer] == ["halo", "halo", None]
    assert [one.answer.truth for one in judged if one.answer] == ["halo", "none", "none"]
    assert "0001.npz" in judged[-1].trouble
    assert by_sitting(judged).rows == (
        ("ani", "one", "1", "100.0 %", "0", "-"),
        ("ani", "two", "0", "-", "2", "50.0 %"),
    )


def test_the_command_writes_a_report(tmp_path: Path) -> None:
    data = DataSet(tmp_path / "takes")
    add(data, "halo")
    add(data, "kopi")
    done = evaluate(tmp_path, "signs", data.folder)
    assert done.returncode == 0, done.stderr
    assert "By sitting" in done.stdout
    results = tmp_path / "isyarat-eval" / "signs-takes"
    content = json.loads((results / "figures.json").read_text("utf-8"))
    assert content["schema"] == "isyarat.evaluation.signs/1"
    assert content["unknown"] == ["kopi"]
    assert content["figures"]["items"] == 2
    assert content["figures"]["at_threshold"]["none"] == "none"
    assert content["figures"]["sizes"] == []
    assert (results / "confusion.png").is_file()


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ((), 3, "there are no such takes"),
        (("--network", "nowhere"), 2, "there is no network in nowhere"),
    ],
)
def test_what_cannot_be_measured(
    tmp_path: Path, arguments: tuple[str, ...], status: int, said: str
) -> None:
    data = DataSet(tmp_path / "takes")
    if arguments:
        add(data, "halo")
    done = evaluate(tmp_path, "signs", data.folder, *arguments)
    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr
