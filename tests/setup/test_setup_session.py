"""Cameras and what is looked at through them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from controller.autostart.xdg import XdgAutostart
from controller.errors import SourceError
from controller.settings import Settings
from controller.setup.session import Session, lasting_source
from controller.sources.cameras.base import CameraInfo
from controller.sources.fakes import FakeCameras
from controller.tray.view import CameraChoice

REFUSED = SourceError("no permission to use /dev/video0", "join its group")


def until(condition: Callable[[], object], seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[Callable[..., Session]]:
    made: list[Session] = []

    def make(**options: object) -> Session:
        options.setdefault("cameras", FakeCameras([], listed=[]))
        made.append(Session(Settings(), XdgAutostart(tmp_path), **options))  # type: ignore[arg-type]
        until(lambda: made[-1].cameras is not None)
        return made[-1]

    yield make
    for session in made:
        session.close()


def test_a_hand_and_a_swipe_are_seen(sessions: Callable[..., Session], scene: Path) -> None:
    session = sessions(source=str(scene))
    session.wizard.next()
    session.suggest_camera()
    assert session.wizard.answers.camera == str(scene)
    until(lambda: session.watch().seen.side == "right")
    until(lambda: session.watch().seen.swipe == "swipe_left")
    session.begin_anew()
    assert session.watch().seen.swipe is None
    # The scene begins anew at its end, and so the swipe comes again.
    until(lambda: session.watch().seen.swipe == "swipe_left")


def test_a_camera_that_is_refused_is_told_of_and_tried_again(
    sessions: Callable[..., Session],
) -> None:
    cameras = FakeCameras([REFUSED, REFUSED])
    session = sessions(cameras=cameras)
    session.wizard.next()
    session.suggest_camera()
    assert session.wizard.answers.camera == "camera:Fake Cam"
    until(lambda: session.watch().trouble is REFUSED)
    assert len(cameras.opened) == 1
    session.search_cameras()
    session.watch()
    until(lambda: len(cameras.opened) == 2)


def test_nothing_holds_the_camera_at_the_end(
    sessions: Callable[..., Session], scene: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = []
    monkeypatch.setattr("controller.sources.recording.Replay.close", lambda self: closed.append(1))
    session = sessions(source=str(scene))
    session.wizard.next()
    session.suggest_camera()
    until(lambda: session.watch().began)
    session.wizard.answer(mirror=True) if session.wizard.page == "view" else session.wizard.next()
    session.wizard.answer(mirror=False)
    until(lambda: session.watch().began)
    session.close()
    assert len(closed) == 2


@pytest.mark.parametrize(
    ("names", "source"),
    [
        (["HD Cam"], "camera:HD Cam"),
        (["HD Cam", "HD Cam"], "camera:0"),
        (["HD Cam", "HD Cam Pro"], "camera:0"),
        ([""], "camera:0"),
        (["7"], "camera:0"),
    ],
)
def test_a_camera_is_kept_by_name_where_that_is_clear(names: list[str], source: str) -> None:
    cameras = [CameraChoice(name, f"camera:{n}") for n, name in enumerate(names)]
    assert lasting_source(cameras[0], cameras) == source


def test_several_cameras_are_offered(sessions: Callable[..., Session]) -> None:
    listed = [CameraInfo(0, "Front"), CameraInfo(2, "Back")]
    session = sessions(cameras=FakeCameras([], listed=listed))
    assert session.cameras == (
        CameraChoice("Front", "camera:Front"),
        CameraChoice("Back", "camera:Back"),
    )
