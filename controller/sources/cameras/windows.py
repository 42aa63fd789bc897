"""Cameras on Windows: names from the plug-and-play manager.

It does not tell the order in which DirectShow counts, nor does it know virtual cameras.
With several cameras a name may thus open the wrong one; then choose it by index.
"""

from __future__ import annotations

from controller.errors import SourceError
from controller.sources.cameras.base import CameraInfo
from controller.sources.cameras.commands import output_of
from controller.sources.opencv import cv2

_SCRIPT = (
    "[Console]::OutputEncoding = [Text.Encoding]::UTF8; "
    "Get-CimInstance Win32_PnPEntity | Where-Object { $_.Status -eq 'OK' -and "
    "($_.PNPClass -eq 'Camera' -or $_.Service -eq 'usbvideo') } | ForEach-Object { $_.Name }"
)
_COMMAND = ("powershell", "-NoProfile", "-NonInteractive", "-Command", _SCRIPT)


class WindowsCameras:
    """Cameras in the order in which the plug-and-play manager lists them."""

    api = cv2.CAP_DSHOW

    def list(self) -> list[CameraInfo]:
        return parse(output_of(_COMMAND))

    def explain(self, camera: CameraInfo) -> SourceError:
        return SourceError(
            f"{camera.name} cannot be opened",
            "allow desktop apps under Settings > Privacy & security > Camera, "
            "and close other programs that use it",
        )


def parse(report: str) -> list[CameraInfo]:
    """Return the cameras of a report with one name a line."""
    names = [line.strip() for line in report.splitlines() if line.strip()]
    return [CameraInfo(index, name) for index, name in enumerate(names)]
