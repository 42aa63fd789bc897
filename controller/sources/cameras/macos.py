"""Cameras on macOS: names from system_profiler."""

from __future__ import annotations

import json

from controller.errors import SourceError
from controller.sources.cameras.base import CameraInfo
from controller.sources.cameras.commands import output_of
from controller.sources.opencv import cv2

_COMMAND = ("system_profiler", "SPCameraDataType", "-json")


class MacCameras:
    """Cameras in the order in which OpenCV counts them: by their unique id."""

    api = cv2.CAP_AVFOUNDATION

    def list(self) -> list[CameraInfo]:
        return parse(output_of(_COMMAND))

    def explain(self, camera: CameraInfo) -> SourceError:
        return SourceError(
            f"{camera.name} cannot be opened",
            "allow it under System Settings > Privacy & Security > Camera, "
            "and close other programs that use it",
        )


def parse(report: str) -> list[CameraInfo]:
    """Return the cameras of a system_profiler report (JSON), none when it is not one."""
    try:
        cameras = json.loads(report)["SPCameraDataType"]
        cameras = sorted(cameras, key=lambda camera: str(camera["spcamera_unique-id"]))
        return [CameraInfo(index, str(camera["_name"])) for index, camera in enumerate(cameras)]
    except (ValueError, KeyError, TypeError):
        return []
