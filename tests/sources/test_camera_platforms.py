from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

import pytest

from controller.errors import SourceError
from controller.sources.camera import list_cameras
from controller.sources.cameras import macos, windows
from controller.sources.cameras.base import CameraInfo, Mode
from controller.sources.cameras.commands import output_of
from controller.sources.cameras.linux import LinuxCameras, captures_video
from controller.sources.cameras.system import SystemCameras

CAM = CameraInfo(0, "Webcam")


@pytest.fixture
def linux(tmp_path: Path) -> LinuxCameras:
    """A machine with folders of its own and nothing in them."""
    for name in ("sys", "dev", "proc"):
        (tmp_path / name).mkdir()
    return LinuxCameras(tmp_path / "sys", tmp_path / "dev", tmp_path / "proc")


def add_node(root: Path, number: int, name: str, index: int) -> None:
    node = root / "sys" / f"video{number}"
    node.mkdir()
    (node / "name").write_text(name + "\n")
    (node / "index").write_text(f"{index}\n")


def test_linux_lists_each_camera_once(linux: LinuxCameras, tmp_path: Path) -> None:
    add_node(tmp_path, 10, "Logitech", 0)
    add_node(tmp_path, 11, "Logitech", 1)
    add_node(tmp_path, 0, "Integrated", 0)
    assert linux.list() == [CameraInfo(0, "Integrated"), CameraInfo(10, "Logitech")]


@pytest.mark.parametrize(
    ("device_caps", "expected"), [(0x04200001, True), (0x04A00000, False), (0x04204000, False)]
)
def test_linux_tells_pictures_from_metadata_and_codecs(device_caps: int, expected: bool) -> None:
    capability = struct.pack(
        "<16s32s32sII I12x", b"uvcvideo", b"Cam", b"usb", 0, 0x84A00001, device_caps
    )
    assert len(capability) == 104
    assert captures_video(capability) is expected


def test_linux_no_camera(linux: LinuxCameras) -> None:
    assert str(linux.explain(CAM)) == (
        "no camera found: plug one in, or play a clip: isyarat run --source FILE"
    )


def test_linux_another_index(linux: LinuxCameras, tmp_path: Path) -> None:
    add_node(tmp_path, 2, "Logitech", 0)
    assert str(linux.explain(CAM)) == "no camera 0: choose from camera:2 (Logitech)"


def test_linux_in_use(linux: LinuxCameras, tmp_path: Path) -> None:
    node = tmp_path / "dev" / "video0"
    node.touch()
    fd = tmp_path / "proc" / "4711" / "fd"
    fd.mkdir(parents=True)
    (fd.parent / "comm").write_text("cheese\n")
    (fd / "0").symlink_to("/dev/null")
    (fd / "7").symlink_to(node)
    assert str(linux.explain(CAM)) == (
        "Webcam is in use by cheese (process 4711): close that program"
    )


def test_linux_our_own_process_is_no_other_user(linux: LinuxCameras, tmp_path: Path) -> None:
    node = tmp_path / "dev" / "video0"
    node.touch()
    fd = tmp_path / "proc" / str(os.getpid()) / "fd"
    fd.mkdir(parents=True)
    (fd / "7").symlink_to(node)
    assert linux.explain(CAM).message == "Webcam gives no pictures"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open everything"
)
def test_linux_no_permission(linux: LinuxCameras, tmp_path: Path) -> None:
    node = tmp_path / "dev" / "video0"
    node.touch()
    node.chmod(0)
    assert str(linux.explain(CAM)) == (
        f"no permission to use {node}: "
        "join its group (sudo usermod -aG video $USER), then log in again"
    )


def test_macos_counts_as_opencv_does() -> None:
    report = """{"SPCameraDataType": [
        {"_name": "FaceTime HD", "spcamera_unique-id": "3F45E80A-0176"},
        {"_name": "Logitech", "spcamera_unique-id": "0x1100000"}]}"""
    assert macos.parse(report) == [CameraInfo(0, "Logitech"), CameraInfo(1, "FaceTime HD")]


@pytest.mark.parametrize("report", ["", "no json", "[]", '{"SPCameraDataType": [{}]}'])
def test_macos_without_a_report(report: str) -> None:
    assert macos.parse(report) == []


def test_windows_names() -> None:
    assert windows.parse("Integrated Webcam\r\n\r\nLogitech\r\n") == [
        CameraInfo(0, "Integrated Webcam"),
        CameraInfo(1, "Logitech"),
    ]


def test_a_tool_that_is_not_there_or_fails_says_nothing() -> None:
    assert output_of(("no-such-tool-here",)) == ""
    assert output_of((sys.executable, "-c", "print('half'); raise SystemExit(1)")) == ""
    assert output_of((sys.executable, "-c", "print('whole')")) == "whole\n"


def test_opening_what_is_not_there_says_why_and_nothing_else(
    linux: LinuxCameras, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SourceError, match="no camera found"):
        SystemCameras(linux).open(CameraInfo(63, "camera 63"), Mode(640, 480, 30))
    assert capfd.readouterr() == ("", "")


def test_listing_this_machine_does_not_fail() -> None:
    assert all(camera.name for camera in list_cameras())
