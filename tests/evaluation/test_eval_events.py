"""``isyarat eval events`` and ``landmarks`` on what ships with the program."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from eval_command import CLIPS, evaluate


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    """A folder with the shortest clip, a clip that is none, and their truth."""
    folder = tmp_path / "clips"
    folder.mkdir()
    for name in ("like.mp4", "like.truth.json"):
        shutil.copy(CLIPS / name, folder)
    (folder / "broken.mp4").write_bytes(b"\0no clip")
    shutil.copy(CLIPS / "like.truth.json", folder / "broken.truth.json")
    return folder


def test_clips_at_two_rates(tmp_path: Path, clips: Path) -> None:
    arguments = ("events", clips, "--fps", "10,30", "--workers", "1", "--fail-under", "0.9")
    done = evaluate(tmp_path, *arguments)
    assert done.returncode == 0, done.stderr
    assert "1 skipped" in done.stderr
    results = tmp_path / "isyarat-eval" / "events-clips"
    content = json.loads((results / "figures.json").read_text("utf-8"))
    assert content["schema"] == "isyarat.evaluation.events/1"
    slow, fast = (rate["figures"] for rate in content["rates"])
    assert [rate["rate"] for rate in content["rates"]] == ["10 fps", "30 fps"]
    assert (slow["right"], fast["right"]) == (1, 1)
    assert slow["frames"] == pytest.approx(fast["frames"] / 3, abs=2)
    pictures = ("confusion-10-fps.png", "confusion-30-fps.png", "timeline-1.png")
    assert all((results / name).stat().st_size > 1000 for name in pictures)
    page = (results / "report.html").read_text("utf-8")
    assert page.count("data:image/png;base64,") == len(pictures)
    assert "http" not in page

    again = evaluate(tmp_path, *arguments)
    assert "2 of 4 runs are done already" in again.stderr
    assert json.loads((results / "figures.json").read_text("utf-8")) == content
    truth = json.loads((clips / "like.truth.json").read_text("utf-8"))
    truth["events"][0]["name"] = "dislike"
    (clips / "like.truth.json").write_text(json.dumps(truth))
    assert evaluate(tmp_path, *arguments).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("events", "nowhere"), 3, "there is no nowhere"),
        (("events", CLIPS, "--fps", "ten"), 2, "write it like 10,15,30"),
        (("events", CLIPS, "--fps", "0"), 2, "more than 0"),
        (("landmarks", "nowhere.npz"), 3, "there is no nowhere.npz"),
        (("landmarks", CLIPS / "like.mp4"), 3, "no npz file"),
        (("landmarks", "a.npz", "--people", "1:0"), 2, "between 0 and 1"),
    ],
)
def test_mistakes_are_told_on_one_line(
    tmp_path: Path, arguments: tuple[str, ...], status: int, says: str
) -> None:
    done = evaluate(tmp_path, *arguments)
    assert done.returncode == status
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.shared
def test_hagrid_landmarks_of_people_not_trained_on(tmp_path: Path, shared_data: Path) -> None:
    file = shared_data / "static" / "landmarks_hagrid.npz"
    done = evaluate(tmp_path, "landmarks", file, "--people", "0:0.2", "--fail-under", "0.9")
    assert done.returncode == 0, done.stderr
    results = tmp_path / "isyarat-eval" / "landmarks-landmarks_hagrid"
    figures = json.loads((results / "figures.json").read_text("utf-8"))["figures"]
    with np.load(file) as arrays:
        assert 0 < figures["items"] < len(arrays["label"])
    assert figures["people"] > 100
    assert (results / "confusion.png").exists()
