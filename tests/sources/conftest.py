"""Tiny clips, written on the spot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

MakeClip = Callable[..., Path]

SIZE = (96, 80)


def red_left(index: int, size: tuple[int, int] = SIZE) -> NDArray[np.uint8]:
    """A BGR picture that is red at its left edge and grey, ever lighter, elsewhere."""
    width, height = size
    picture = np.full((height, width, 3), 40 + 5 * (index % 30), np.uint8)
    picture[:, : width // 4] = (0, 0, 255)
    return picture


@pytest.fixture
def make_clip(tmp_path: Path) -> MakeClip:
    """Write a clip: make_clip("a.mp4", frames=10, fps=25); skips where a codec is lacking."""

    def make(
        name: str,
        *,
        codec: str = "mp4v",
        frames: int = 10,
        fps: float = 25.0,
        size: tuple[int, int] = SIZE,
    ) -> Path:
        path = tmp_path / name
        writer = cv2.VideoWriter(
            str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*codec), fps, size
        )
        if not writer.isOpened():
            pytest.skip(f"OpenCV here cannot write {codec}")
        for index in range(frames):
            writer.write(red_left(index, size))
        writer.release()
        return path

    return make


@pytest.fixture
def make_gif(tmp_path: Path) -> Callable[..., Path]:
    """Write a gif whose frames last the given milliseconds."""
    image = pytest.importorskip("PIL.Image")

    def make(name: str, durations: list[int], size: tuple[int, int] = SIZE) -> Path:
        path = tmp_path / name
        first, *rest = [
            image.fromarray(red_left(index, size)[:, :, ::-1]) for index in range(len(durations))
        ]
        first.save(path, save_all=True, append_images=rest, duration=durations)
        return path

    return make


@pytest.fixture
def picture_folder(tmp_path: Path) -> Path:
    """A folder with shot_1.png .. shot_11.png, each a little lighter than the one before."""
    folder = tmp_path / "shots"
    folder.mkdir()
    for index in range(1, 12):
        cv2.imwrite(str(folder / f"shot_{index}.png"), red_left(index))
    (folder / "notes.txt").write_text("not a picture")
    return folder
