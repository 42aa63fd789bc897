"""Whatever is wrong: one line that says what to do, the documented status, no traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest
from command import ROOT, Isyarat

from controller.instance import InstanceLock
from controller.sources.recording import RecordingWriter
from gestures.landmarks import HandFrame

CLIP = ROOT / "controller" / "demo" / "clips" / "slides.mp4"


def check(done, status: int, *words: str) -> None:
    lines = done.stderr.splitlines()
    assert done.returncode == status, done.stderr
    assert done.stdout == ""
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("isyarat: ")
    for word in words:
        assert word in lines[0]


@pytest.mark.skipif(any(Path("/dev").glob("video*")), reason="there is a camera")
def test_no_camera(isyarat: Isyarat) -> None:
    check(isyarat("run", "--dry-run"), 3, "no camera", "plug one in")


def test_no_such_file(isyarat: Isyarat) -> None:
    check(isyarat("run", "--source", "talk.mp4", "--dry-run"), 3, "no talk.mp4", "check the name")


def test_a_text_file_as_a_clip(isyarat: Isyarat, tmp_path: Path) -> None:
    text = tmp_path / "notes.mp4"
    text.write_text("these are notes\n" * 50)
    check(isyarat("run", "--source", text, "--dry-run"), 3, "notes.mp4", "clip")


def test_a_clip_cut_off_before_its_pictures(isyarat: Isyarat, tmp_path: Path) -> None:
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(CLIP.read_bytes()[:2000])
    check(isyarat("run", "--source", cut, "--dry-run", "--speed", "max"), 3, "cut.mp4")


def test_a_clip_of_one_pixel(isyarat: Isyarat, tmp_path: Path) -> None:
    tiny = tmp_path / "tiny.png"
    cv2.imwrite(str(tiny), np.zeros((1, 1, 3), np.uint8))
    folder = tmp_path / "pictures"
    folder.mkdir()
    shutil.copy(tiny, folder / "1.png")
    check(isyarat("run", "--source", folder, "--dry-run"), 3, "1x1")


def test_nan_timestamps(isyarat: Isyarat, tmp_path: Path) -> None:
    path = tmp_path / "walk.hands.npz"
    with RecordingWriter(path) as writer:
        for t in (0.0, 0.1, 0.2):
            writer.append(HandFrame(t, 640, 480, ()))
    with np.load(path) as archive:
        arrays = {name: archive[name] for name in archive.files}
    frames = next(name for name in arrays if name.startswith("frames/"))
    arrays[frames]["t"][1] = np.nan
    np.savez(path, **arrays)
    check(isyarat("run", "--source", path, "--dry-run"), 3, "walk.hands.npz", "record it again")


def test_an_unknown_gesture(isyarat: Isyarat, tmp_path: Path) -> None:
    profile = tmp_path / "mine.yaml"
    profile.write_text("version: 1\nbindings:\n  - on: plam\n    do: {key: Right}\n")
    done = isyarat("run", "--source", CLIP, "--profile", profile, "--dry-run")
    check(done, 4, "mine.yaml:3:9: unknown gesture 'plam' (did you mean 'palm'?)")


def test_an_empty_profile(isyarat: Isyarat, tmp_path: Path) -> None:
    profile = tmp_path / "mine.yaml"
    profile.write_text("")
    check(isyarat("run", "--source", CLIP, "--profile", profile, "--dry-run"), 4, "mine.yaml")


def test_no_display(isyarat: Isyarat) -> None:
    check(isyarat("run", "--source", CLIP), 6, "no display", "--dry-run")


def test_a_second_instance(isyarat: Isyarat, tmp_path: Path) -> None:
    with InstanceLock(tmp_path / "run"):
        check(isyarat("run", "--source", CLIP), 7, "running already", "kill ")


@pytest.fixture
def broken_copy(tmp_path: Path) -> Path:
    """A copy of the program whose hand landmarker lacks its last byte."""
    copy = tmp_path / "copy"
    copy.mkdir()
    for package in ("bindings", "controller", "gestures"):
        (copy / package).symlink_to(ROOT / package)
    shutil.copytree(ROOT / "models", copy / "models", ignore=shutil.ignore_patterns("training"))
    model = copy / "models" / "assets" / "hand_landmarker.task"
    model.write_bytes(model.read_bytes()[:-1])
    return copy


def test_a_damaged_model(isyarat: Isyarat, broken_copy: Path) -> None:
    done = isyarat("run", "--source", CLIP, "--dry-run", project=broken_copy)
    check(done, 5, "hand_landmarker.task", "damaged", "install")


def test_a_missing_model(isyarat: Isyarat, broken_copy: Path) -> None:
    (broken_copy / "models" / "assets" / "hand_landmarker.task").unlink()
    done = isyarat("run", "--source", CLIP, "--dry-run", project=broken_copy)
    check(done, 5, "hand_landmarker.task", "missing", "install")


def test_events_into_a_folder_that_is_not_there(isyarat: Isyarat) -> None:
    done = isyarat("run", "--source", CLIP, "--dry-run", "--events", "nowhere/events.jsonl")
    check(done, 2, "nowhere/events.jsonl")


def test_a_wrong_option_is_told_by_name(isyarat: Isyarat) -> None:
    done = isyarat("run", "--sauce", "x")
    assert done.returncode == 2
    assert "--sauce" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_picture_that_cannot_be_read_does_not_hide_the_others(
    isyarat: Isyarat, tmp_path: Path
) -> None:
    good = tmp_path / "good.png"
    cv2.imwrite(str(good), np.zeros((240, 320, 3), np.uint8))
    done = isyarat("classify", "missing.jpg", good)
    assert done.returncode == 3
    assert "missing.jpg" in done.stderr
    assert "no hand found" in done.stdout
