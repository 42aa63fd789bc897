from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from controller.errors import SourceError
from controller.sources.camera import FROZEN_AFTER, Camera
from controller.sources.cameras.base import CameraInfo, Mode
from controller.sources.fakes import FakeCameras, FakeClock, FakeDevice

VGA = Mode(640, 480, 30.0)
GONE = SourceError("no camera found", "plug one in")


def noise(count: int, seed: int = 0) -> list[NDArray[np.uint8]]:
    rng = np.random.default_rng(seed)
    return list(rng.integers(0, 255, (count, 48, 64, 3), dtype=np.uint8))


def camera(cameras: FakeCameras, clock: FakeClock, **options: object) -> Camera:
    return Camera(cameras=cameras, clock=clock, sleep=clock.sleep, **options)  # type: ignore[arg-type]


def times(source: Camera, count: int) -> list[float]:
    frames = [source.read() for _ in range(count)]
    return [frame.t for frame in frames if frame is not None]


def test_frame_times_are_the_clock_at_capture() -> None:
    clock = FakeClock(1000.0)
    source = camera(FakeCameras([FakeDevice(noise(3), clock, VGA)]), clock)
    assert times(source, 3) == pytest.approx([1000 + i / 30 for i in (1, 2, 3)])


def test_a_clock_that_stands_still_cannot_stop_time() -> None:
    class CoarseClock(FakeClock):
        def __call__(self) -> float:
            return float(int(self.now))

    clock = CoarseClock(7.0)
    source = camera(FakeCameras([FakeDevice(noise(20), clock, VGA)]), clock)
    seen = times(source, 20)
    assert all(earlier < later for earlier, later in pairwise(seen))
    assert seen[-1] == pytest.approx(7.0)


def test_mirror_and_colour() -> None:
    clock = FakeClock()
    picture = noise(1)[0]
    for mirror, expected in ((True, picture[:, ::-1, ::-1]), (False, picture[:, :, ::-1])):
        source = camera(FakeCameras([FakeDevice([picture], clock, VGA)]), clock, mirror=mirror)
        frame = source.read()
        assert frame is not None
        assert np.array_equal(frame.image, expected)
        assert frame.image.flags.c_contiguous


def test_a_camera_that_gives_what_was_asked_says_nothing(caplog: pytest.LogCaptureFixture) -> None:
    clock = FakeClock()
    source = camera(FakeCameras([FakeDevice([], clock, VGA)]), clock)
    assert caplog.text == ""
    assert (source.info.name, source.info.width, source.info.fps) == ("Fake Cam", 640, 30.0)
    assert source.info.live


@pytest.mark.parametrize(
    ("mode", "words"),
    [(Mode(1280, 720, 30.0), "1280x720 at 30 fps"), (Mode(640, 480, 15.0), "640x480 at 15 fps")],
)
def test_a_camera_that_gives_something_else_is_told(
    mode: Mode, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    clock = FakeClock()
    source = camera(FakeCameras([FakeDevice([], clock, mode)]), clock)
    assert f"Fake Cam gives {words} instead of 640x480 at 30 fps" in caplog.text
    assert source.info.fps == mode.fps


def test_a_camera_that_cannot_be_opened_at_first_is_an_error() -> None:
    with pytest.raises(SourceError, match="no camera found: plug one in"):
        camera(FakeCameras([GONE]), FakeClock())


def test_one_garbled_picture_is_no_loss(caplog: pytest.LogCaptureFixture) -> None:
    clock = FakeClock()
    first, second = noise(2)
    cameras = FakeCameras([FakeDevice([first, None, None, second], clock, VGA)])
    assert len(times(camera(cameras, clock), 2)) == 2
    assert len(cameras.opened) == 1
    assert caplog.text == ""


def test_unplugged_it_is_tried_again_with_growing_pauses(caplog: pytest.LogCaptureFixture) -> None:
    clock = FakeClock()
    lost = FakeDevice(noise(1), clock, VGA)
    back = FakeDevice(noise(1, seed=1), clock, VGA)
    cameras = FakeCameras([lost, *[GONE] * 7, back])
    source = camera(cameras, clock)
    before, after = times(source, 2)
    pauses = [slept for slept in clock.slept if slept >= 0.5]
    assert pauses == [0.5, 1, 2, 4, 8, 8, 8]
    assert lost.closed
    assert after > before + sum(pauses)
    assert [record.message for record in caplog.records] == [
        "Fake Cam is lost; plug it in again",
        "Fake Cam is back",
    ]


def test_pauses_start_small_again_after_a_return() -> None:
    clock = FakeClock()
    devices = [FakeDevice(noise(1, seed), clock, VGA) for seed in range(3)]
    cameras = FakeCameras([devices[0], GONE, GONE, devices[1], GONE, devices[2]])
    assert len(times(camera(cameras, clock), 3)) == 3
    assert [slept for slept in clock.slept if slept >= 0.5] == [0.5, 1, 0.5]


def test_it_is_found_again_under_another_index() -> None:
    clock = FakeClock()
    built_in, webcam, moved = CameraInfo(0, "In"), CameraInfo(2, "Web"), CameraInfo(4, "Web")
    devices = [FakeDevice(noise(1, seed), clock, VGA) for seed in range(2)]
    cameras = FakeCameras(devices, [built_in, webcam])
    source = camera(cameras, clock, choice="web")
    assert len(times(source, 1)) == 1
    cameras.listed = [built_in, moved]
    assert len(times(source, 1)) == 1
    assert cameras.opened == [webcam, moved]


def test_no_other_camera_is_taken_for_a_lost_one() -> None:
    built_in, webcam = CameraInfo(0, "In"), CameraInfo(2, "Web")

    class ReplugClock(FakeClock):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            if self.now > 20:
                cameras.listed = [built_in, webcam]

    clock = ReplugClock()
    devices = [FakeDevice(noise(1, seed), clock, VGA) for seed in range(2)]
    cameras = FakeCameras(devices, [webcam])
    source = camera(cameras, clock)
    assert len(times(source, 1)) == 1
    cameras.listed = [built_in]
    assert times(source, 1)[0] > 20
    assert cameras.opened == [webcam, webcam]


def test_a_frozen_camera_is_told_and_opened_anew_once(caplog: pytest.LogCaptureFixture) -> None:
    clock = FakeClock()
    still = noise(1)[0]
    frozen = FakeDevice([still] * 200, clock, VGA)
    still_frozen = FakeDevice([still] * 900, clock, VGA)
    source = camera(FakeCameras([frozen, still_frozen]), clock)
    seen = times(source, 600)
    assert len(seen) == 600
    assert frozen.closed
    assert not still_frozen.closed
    assert caplog.text.count(f"has sent the same picture for {FROZEN_AFTER:g} s; open its") == 1


def test_a_still_scene_with_noise_is_not_frozen(caplog: pytest.LogCaptureFixture) -> None:
    clock = FakeClock()
    pictures = []
    for index in range(600):
        picture = np.full((48, 64, 3), 90, np.uint8)
        picture[5, index % 64] += 1
        pictures.append(picture)
    source = camera(FakeCameras([FakeDevice(pictures, clock, VGA)]), clock)
    assert len(times(source, 600)) == 600
    assert caplog.text == ""


def test_interrupted_while_waiting_for_its_return_it_ends() -> None:
    class InterruptingClock(FakeClock):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            if self.now > 30:
                source.interrupt()

    clock = InterruptingClock()
    source = camera(FakeCameras([FakeDevice([], clock, VGA), *[GONE] * 20]), clock)
    assert source.read() is None
    assert source.read() is None


def test_close_releases_the_device() -> None:
    clock = FakeClock()
    device = FakeDevice(noise(1), clock, VGA)
    source = camera(FakeCameras([device]), clock)
    source.close()
    source.close()
    assert device.closed
    assert source.read() is None
