"""Which camera the tray ticks."""

from __future__ import annotations

import pytest

from controller.daemon.status import Status
from controller.daemon.view import make_view
from controller.run_options import RunOptions
from controller.tray.view import CameraChoice

CAMERAS = (CameraChoice("Integrated Webcam", "camera:0"), CameraChoice("USB Cam", "camera:2"))


@pytest.mark.parametrize(
    ("source", "ticked"),
    [
        ("camera", "camera:0"),
        ("camera:2", "camera:2"),
        ("camera:usb", "camera:2"),
        ("camera:nobody", None),
        ("talk.mp4", None),
    ],
)
def test_the_camera_in_use(source: str, ticked: str | None) -> None:
    status = Status(lambda: None, lambda _: None)
    view = make_view(status, RunOptions(source), CAMERAS, captions=False, click_through=False)
    assert view.camera == ticked


def test_the_profile_that_the_run_has_taken() -> None:
    status = Status(lambda: None, lambda _: None)
    options = RunOptions(profile="slides")
    view = make_view(status, options, (), captions=True, click_through=True)
    assert (view.profile, view.captions, view.click_through) == ("slides", True, True)
    status.emit({"kind": "state", "profile": "media"})
    view = make_view(status, options, (), captions=True, click_through=True)
    assert (view.profile, view.captions) == ("media", True)
    assert {"slides", "media"} <= set(view.profiles)
