from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from controller.errors import SourceError, UsageError
from controller.sources.cameras.base import Mode
from controller.sources.clip import Clip
from controller.sources.fakes import FakeCameras, FakeClock, FakeDevice
from controller.sources.open import open_source
from controller.sources.pictures import Pictures
from controller.sources.spec import (
    CameraSpec,
    ClipSpec,
    PicturesSpec,
    RecordingSpec,
    SourceSpec,
    parse_source,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("camera", CameraSpec(None)),
        ("camera:0", CameraSpec(0)),
        ("camera:12", CameraSpec(12)),
        ("camera:Logitech", CameraSpec("Logitech")),
        ("camera: HD Pro: 2", CameraSpec("HD Pro: 2")),
        ("./camera", ClipSpec(Path("camera"))),
        ("swipe.mp4", ClipSpec(Path("swipe.mp4"))),
        ("camera.mp4", ClipSpec(Path("camera.mp4"))),
        ("shots/%04d.png", PicturesSpec(Path("shots/%04d.png"))),
        ("shots/*.png", PicturesSpec(Path("shots/*.png"))),
        ("a.hands.npz", RecordingSpec(Path("a.hands.npz"))),
        ("A.HANDS.NPZ", RecordingSpec(Path("A.HANDS.NPZ"))),
        ("~/a.mp4", ClipSpec(Path.home() / "a.mp4")),
    ],
)
def test_what_a_source_means(text: str, expected: SourceSpec) -> None:
    assert parse_source(text) == expected


@pytest.mark.parametrize("text", ["", "camera:", "camera: "])
def test_what_means_nothing(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_source(text)
    assert caught.value.exit_code == 2


def test_a_clip_may_have_a_star_in_its_name(make_clip: Callable[..., Path]) -> None:
    path = make_clip("take[1].mp4")
    assert parse_source(str(path)) == ClipSpec(path)


def test_a_clip_and_a_folder_open(make_clip: Callable[..., Path], picture_folder: Path) -> None:
    assert isinstance(open_source(str(make_clip("a.mp4"))), Clip)
    pictures = open_source(str(picture_folder), fps=12)
    assert isinstance(pictures, Pictures)
    assert pictures.info.fps == 12


def test_a_recording_has_no_pictures() -> None:
    with pytest.raises(UsageError, match=r"a\.hands\.npz holds landmarks, no pictures"):
        open_source("a.hands.npz")


def test_a_camera_opens_behind_a_capture_thread() -> None:
    clock = FakeClock()
    device = FakeDevice([], clock, Mode(640, 480, 30))
    source = open_source("camera:fake", cameras=FakeCameras([device]))
    assert source.info.name == "Fake Cam"
    assert source.info.live
    source.close()
    assert device.closed


@pytest.mark.skipif(any(Path("/dev").glob("video*")), reason="this machine has a camera")
@pytest.mark.parametrize("text", ["camera", "camera:0", "camera:Logitech"])
def test_without_a_camera(text: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SourceError) as caught:
        open_source(text)
    assert caught.value.exit_code == 3
    assert str(caught.value) == (
        "no camera found: plug one in, or play a clip: isyarat run --source FILE"
    )
    assert capfd.readouterr() == ("", "")
