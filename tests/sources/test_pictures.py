from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from controller.errors import SourceError, UsageError
from controller.sources.fakes import FakeClock
from controller.sources.pictures import Pictures, find_pictures


def names(path: Path) -> list[str]:
    return [found.name for found in find_pictures(path)]


def test_a_folder_in_numeric_order(picture_folder: Path) -> None:
    assert names(picture_folder) == [f"shot_{index}.png" for index in range(1, 12)]


@pytest.mark.parametrize("pattern", ["shot_%d.png", "shot_%02d.png", "shot_*.png", "*"])
def test_patterns_in_numeric_order(picture_folder: Path, pattern: str) -> None:
    (picture_folder / "notes.txt").unlink()
    assert names(picture_folder / pattern) == [f"shot_{index}.png" for index in range(1, 12)]


def test_a_pattern_may_choose(picture_folder: Path) -> None:
    assert names(picture_folder / "shot_1?.png") == ["shot_10.png", "shot_11.png"]


def test_times_follow_the_rate_asked_for(picture_folder: Path) -> None:
    clock = FakeClock(50.0)
    source = Pictures(picture_folder, fps=10, clock=clock, sleep=clock.sleep)
    frames = []
    while (frame := source.read()) is not None:
        frames.append(frame)
    assert [frame.t for frame in frames] == pytest.approx([i / 10 for i in range(11)])
    assert frames[-1].captured == pytest.approx(51.0)
    assert source.info.fps == 10


def test_mirror_and_colour(picture_folder: Path) -> None:
    mirrored = Pictures(picture_folder, speed="max").read()
    plain = Pictures(picture_folder, speed="max", mirror=False).read()
    assert mirrored is not None
    assert plain is not None
    assert tuple(plain.image[40, 5]) == (255, 0, 0)
    assert np.array_equal(mirrored.image, plain.image[:, ::-1])


def test_a_folder_without_pictures(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    with pytest.raises(SourceError) as caught:
        Pictures(tmp_path)
    assert str(caught.value) == (
        f"no pictures at {tmp_path}: there must be some of .png, .jpg, .jpeg, .bmp, .webp"
    )


def test_a_pattern_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"there is no .*gone"):
        Pictures(tmp_path / "gone" / "a_%d.png")


def test_a_damaged_picture_is_named(picture_folder: Path) -> None:
    path = picture_folder / "shot_2.png"
    path.write_bytes(path.read_bytes()[:40])
    source = Pictures(picture_folder, speed="max")
    source.read()
    with pytest.raises(SourceError, match=r"shot_2\.png is not a picture or is damaged: replace"):
        source.read()


def test_an_empty_picture_is_named(picture_folder: Path) -> None:
    (picture_folder / "shot_1.png").write_bytes(b"")
    with pytest.raises(SourceError, match=r"shot_1\.png is not a picture"):
        Pictures(picture_folder)


def test_pictures_of_different_sizes(picture_folder: Path) -> None:
    cv2.imwrite(str(picture_folder / "shot_2.png"), np.zeros((100, 90, 3), np.uint8))
    source = Pictures(picture_folder, speed="max")
    source.read()
    with pytest.raises(SourceError, match="is 90x100, the pictures before it 96x80"):
        source.read()


def test_tiny_pictures(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "a.png"), np.zeros((1, 1, 3), np.uint8))
    with pytest.raises(SourceError, match=r"too small \(1x1 pixels\): use one of at least 64x64"):
        Pictures(tmp_path)


@pytest.mark.parametrize("fps", [0.0, -5.0, float("nan")])
def test_a_rate_that_makes_no_sense(picture_folder: Path, fps: float) -> None:
    with pytest.raises(UsageError, match="use a positive rate"):
        Pictures(picture_folder, fps=fps)
