from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from controller.sources.base import Frame
from controller.sources.clip import Clip
from controller.sources.fakes import FakeClock


def frames_of(clip: Clip) -> list[Frame]:
    frames = []
    while (frame := clip.read()) is not None:
        frames.append(frame)
    return frames


@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.mp4", "mp4v"), ("a.webm", "VP80"), ("b.webm", "VP90"), ("a.avi", "MJPG")],
)
def test_times_are_those_of_the_file(make_clip: Callable[..., Path], name: str, codec: str) -> None:
    clip = Clip(make_clip(name, codec=codec, frames=10, fps=25), speed="max")
    assert [frame.t for frame in frames_of(clip)] == pytest.approx([i / 25 for i in range(10)])
    assert (clip.info.width, clip.info.height, clip.info.fps) == (96, 80, 25)
    assert not clip.info.live


def test_uneven_times_of_a_gif_are_kept(make_gif: Callable[..., Path]) -> None:
    clip = Clip(make_gif("a.gif", [40, 100, 40, 200, 40]), speed="max")
    assert [frame.t for frame in frames_of(clip)] == pytest.approx([0, 0.04, 0.14, 0.18, 0.38])


def test_mirror_puts_the_left_edge_of_the_file_on_the_right(make_clip: Callable[..., Path]) -> None:
    frame = Clip(make_clip("a.mp4"), speed="max").read()
    assert frame is not None
    red, green, _ = frame.image[40, -5].astype(int)
    assert red > 200 > 60 > green
    assert np.ptp(frame.image[40, 5].astype(int)) < 30


def test_no_mirror_leaves_the_picture_as_it_is(make_clip: Callable[..., Path]) -> None:
    frame = Clip(make_clip("a.mp4"), mirror=False, speed="max").read()
    assert frame is not None
    red, green, _ = frame.image[40, 5].astype(int)
    assert red > 200 > 60 > green


@pytest.mark.parametrize("mirror", [True, False])
def test_pictures_are_contiguous_bytes(make_clip: Callable[..., Path], mirror: bool) -> None:
    frame = Clip(make_clip("a.mp4"), mirror=mirror, speed="max").read()
    assert frame is not None
    assert frame.image.dtype == np.uint8
    assert frame.image.shape == (80, 96, 3)
    assert frame.image.flags.c_contiguous


def test_at_real_speed_frames_come_when_they_are_due(make_gif: Callable[..., Path]) -> None:
    clock = FakeClock(100.0)
    clip = Clip(make_gif("a.gif", [40, 100, 40, 200, 40]), clock=clock, sleep=clock.sleep)
    captured = [frame.captured for frame in frames_of(clip)]
    assert captured == pytest.approx([100.0, 100.04, 100.14, 100.18, 100.38])


def test_at_real_speed_a_late_reader_catches_up(make_clip: Callable[..., Path]) -> None:
    clock = FakeClock()
    clip = Clip(make_clip("a.mp4", frames=5, fps=25), clock=clock, sleep=clock.sleep)
    captured = []
    for work in (0.1, 0, 0, 0, 0):
        frame = clip.read()
        assert frame is not None
        captured.append(frame.captured)
        clock.now += work
    assert captured == pytest.approx([0, 0.1, 0.1, 0.12, 0.16])


def test_at_maximal_speed_nothing_sleeps(make_clip: Callable[..., Path]) -> None:
    clock = FakeClock()
    clip = Clip(make_clip("a.mp4"), speed="max", clock=clock, sleep=clock.sleep)
    assert len(frames_of(clip)) == 10
    assert clock.slept == []


def test_real_clocks_agree_with_the_file(make_clip: Callable[..., Path]) -> None:
    frames = frames_of(Clip(make_clip("a.mp4", frames=5, fps=25)))
    for earlier, later in pairwise(frames):
        assert later.captured > earlier.captured
    assert frames[-1].captured - frames[0].captured >= 0.159


def test_the_end_stays_the_end_and_close_may_be_called_twice(
    make_clip: Callable[..., Path],
) -> None:
    clip = Clip(make_clip("a.mp4", frames=2), speed="max")
    assert len(frames_of(clip)) == 2
    assert clip.read() is None
    clip.close()
    clip.close()


def test_a_closed_clip_has_ended(make_clip: Callable[..., Path]) -> None:
    clip = Clip(make_clip("a.mp4"), speed="max")
    clip.close()
    assert clip.read() is None
