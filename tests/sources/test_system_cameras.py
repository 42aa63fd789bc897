from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from controller.errors import SourceError
from controller.sources.cameras.base import CameraInfo, Mode
from controller.sources.cameras.linux import LinuxCameras
from controller.sources.cameras.system import SystemCameras

CAM = CameraInfo(3, "Webcam")
VGA = Mode(640, 480, 30.0)


class FakeCapture:
    """OpenCV's capture: keeps what it was asked, gives the pictures of a script."""

    def __init__(self, reads: list[bool], size: tuple[int, int] = (640, 480)) -> None:
        self._reads = iter(reads)
        self._size = size
        self.asked: list[tuple[int, float]] = []
        self.released = False

    def isOpened(self) -> bool:  # noqa: N802
        return True

    def set(self, name: int, value: float) -> bool:
        self.asked.append((name, value))
        return True

    def get(self, name: int) -> float:
        return {cv2.CAP_PROP_FPS: 25.0}.get(name, -1.0)

    def read(self) -> tuple[bool, NDArray[np.uint8] | None]:
        width, height = self._size
        found = next(self._reads, False)
        return found, np.zeros((height, width, 3), np.uint8) if found else None

    def release(self) -> None:
        self.released = True


def cameras(capture: FakeCapture, folder: Path = Path("/nowhere")) -> SystemCameras:
    def connect(index: int, api: int) -> Any:
        assert (index, api) == (3, cv2.CAP_V4L2)
        return capture

    return SystemCameras(LinuxCameras(folder, folder, folder), connect)


def test_size_rate_and_a_short_buffer_are_asked_for() -> None:
    capture = FakeCapture([True])
    cameras(capture).open(CAM, VGA)
    assert capture.asked == [
        (cv2.CAP_PROP_FRAME_WIDTH, 640),
        (cv2.CAP_PROP_FRAME_HEIGHT, 480),
        (cv2.CAP_PROP_FPS, 30),
        (cv2.CAP_PROP_BUFFERSIZE, 1),
    ]


@pytest.mark.parametrize("size", [(1280, 720), (960, 720), (1920, 1080)])
def test_big_pictures_are_asked_for_compressed_before_their_size(size: tuple[int, int]) -> None:
    capture = FakeCapture([True])
    cameras(capture).open(CAM, Mode(*size, 30.0))
    assert capture.asked[0] == (cv2.CAP_PROP_FOURCC, int.from_bytes(b"MJPG", "little"))
    assert capture.asked[1] == (cv2.CAP_PROP_FRAME_WIDTH, size[0])


def test_the_mode_is_what_the_pictures_show() -> None:
    device = cameras(FakeCapture([True], size=(320, 240))).open(CAM, VGA)
    assert device.mode == Mode(320, 240, 25.0)


def test_a_camera_may_need_a_few_reads_to_wake() -> None:
    device = cameras(FakeCapture([False, False, True, True, False])).open(CAM, VGA)
    assert device.read() is not None
    assert device.read() is None


def test_a_camera_without_pictures_is_released_and_explained(tmp_path: Path) -> None:
    capture = FakeCapture([])
    (tmp_path / "video3").touch()
    with pytest.raises(SourceError) as caught:
        cameras(capture, tmp_path).open(CAM, VGA)
    assert str(caught.value) == (
        "Webcam gives no pictures: "
        "close other programs that use it, or unplug it and plug it in again"
    )
    assert capture.released


def test_close_releases() -> None:
    capture = FakeCapture([True])
    cameras(capture).open(CAM, VGA).close()
    assert capture.released
