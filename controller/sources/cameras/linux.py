"""Cameras on Linux: video4linux nodes, their names from sysfs."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from controller.errors import SourceError
from controller.sources.cameras.base import CameraInfo, no_such_camera
from controller.sources.opencv import cv2

# struct v4l2_capability of <linux/videodev2.h>: driver, card, bus_info, version,
# capabilities, device_caps, reserved.
_CAPABILITY = struct.Struct("16s32s32sIII12x")
_VIDIOC_QUERYCAP = 0x80685600
_VIDEO_CAPTURE = 0x00000001


class LinuxCameras:
    """Reads /sys/class/video4linux, /dev and /proc; tests give folders of their own."""

    api = cv2.CAP_V4L2

    def __init__(
        self,
        sysfs: Path = Path("/sys/class/video4linux"),
        dev: Path = Path("/dev"),
        proc: Path = Path("/proc"),
    ) -> None:
        self._sysfs = sysfs
        self._dev = dev
        self._proc = proc

    def list(self) -> list[CameraInfo]:
        """Return the nodes that give pictures; a camera has others, for metadata, as well."""
        found = [
            CameraInfo(int(node.name.removeprefix("video")), _read(node / "name"))
            for node in self._sysfs.glob("video[0-9]*")
            if self._gives_pictures(node)
        ]
        return sorted(found, key=lambda camera: camera.index)

    def explain(self, camera: CameraInfo) -> SourceError:
        """Return why a camera could not be opened: not there, not allowed, in use, broken."""
        node = self._dev / f"video{camera.index}"
        if not node.exists():
            return no_such_camera(str(camera.index), self.list())
        if not os.access(node, os.R_OK | os.W_OK):
            return SourceError(
                f"no permission to use {node}",
                "join its group (sudo usermod -aG video $USER), then log in again",
            )
        user = self._user_of(node)
        if user:
            return SourceError(f"{camera.name} is in use by {user}", "close that program")
        return SourceError(
            f"{camera.name} gives no pictures",
            "close other programs that use it, or unplug it and plug it in again",
        )

    def _gives_pictures(self, node: Path) -> bool:
        try:
            return captures_video(_query_capability(self._dev / node.name))
        except OSError:
            # Not ours to open; the first node of a camera is the one with the pictures.
            return _read(node / "index") == "0"

    def _user_of(self, node: Path) -> str | None:
        """Return the program (of our own user, others are hidden) that has a node open."""
        for link in self._proc.glob("[0-9]*/fd/*"):
            process = link.parent.parent
            try:
                if link.readlink() == node and process.name != str(os.getpid()):
                    return f"{_read(process / 'comm')} (process {process.name})"
            except OSError:
                continue  # ended meanwhile, or somebody else's
        return None


def captures_video(capability: bytes) -> bool:
    """Say whether a struct v4l2_capability is that of a node one can capture pictures from."""
    *_, device_caps = _CAPABILITY.unpack(capability)
    return bool(device_caps & _VIDEO_CAPTURE)


def _query_capability(node: Path) -> bytes:
    import fcntl  # not on Windows

    descriptor = os.open(node, os.O_RDWR | os.O_NONBLOCK)
    try:
        return fcntl.ioctl(descriptor, _VIDIOC_QUERYCAP, bytes(_CAPABILITY.size))
    finally:
        os.close(descriptor)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
