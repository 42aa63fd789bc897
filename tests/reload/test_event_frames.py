"""Frames for those who ask, and nothing for anybody else."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from controller.event_client import EventClient
from controller.event_socket import EventServer
from controller.event_stream import Line
from controller.frame_feed import MOST_PER_SECOND, FrameFeed, Moment
from controller.frame_lines import WIDEST
from controller.local_socket import connect, listen
from controller.observations import Observation
from controller.sources.fakes import FakeClock
from gestures.engine import MachineView
from gestures.landmarks import Hand, HandFrame
from gestures.thresholds import Rules, Thresholds

POINTS = np.linspace(0, 1, 63, dtype=np.float32).reshape(21, 3)
HAND = Hand(7, "right", 0.9, 0.95, POINTS, POINTS, 1.0)
RULES = Rules("lasting", Thresholds(enter=0.8, leave=0.6))
SCORES = {"palm": 0.91234, "stop": 0.0001, "no_gesture": 0.05}
VIEW = MachineView(
    7, "right", "static", "candidate", None, SCORES, {"palm": 0.4}, 1.234, False, False, RULES
)
IMAGE = np.full((480, 640, 3), (200, 30, 30), np.uint8)
MOMENT = Moment(
    Observation(HandFrame(2.0, 640, 480, (HAND,)), 0.0, IMAGE), (VIEW,), 60, 0.0312, "slides", True
)


class Stage:
    """A server with a client, and the slot that the pipeline would fill."""

    def __init__(self, folder: Path, *, pictures_allowed: bool = True) -> None:
        self.feed = FrameFeed(pictures_allowed=pictures_allowed)
        self.server = EventServer(listen(folder), lambda request: {"ok": True}, self.feed)
        self.client = EventClient(folder)

    def follow(self, **wish: bool) -> Iterator[Line]:
        return self.client.follow_as({"do": "follow", **wish})[1]

    def shown(self, lines: Iterator[Line]) -> Line:
        self.feed.put(MOMENT)
        return next(line for line in lines if line["kind"] == "frame")

    def close(self) -> None:
        self.client.close()
        self.server.close()


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    yield made
    made.close()


def wait_for(feed: FrameFeed, wanted: bool) -> None:
    deadline = time.monotonic() + 5
    while feed.wanted != wanted:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_frame_as_a_line(stage: Stage) -> None:
    line = stage.shown(stage.follow(frames=True))
    assert line["size"] == [640, 480]
    assert line["latency_ms"] == 31.2
    assert (line["profile"], line["armed"]) == ("slides", True)
    assert 10 < line["memory_mb"] < 2000
    assert "picture" not in line
    (hand,) = line["hands"]
    assert (hand["track"], hand["hand"], len(hand["points"])) == (7, "right", 21)
    assert hand["points"][20] == pytest.approx([0.9677, 0.9839])
    (machine,) = line["machines"]
    assert machine["scores"] == {
        "palm": {"score": 0.912, "enter": 0.8, "leave": 0.6, "progress": 0.4}
    }
    assert machine["state"] == "candidate"
    assert machine["speed"] == 1.2


def test_the_picture_is_small(stage: Stage) -> None:
    line = stage.shown(stage.follow(frames=True, pictures=True))
    jpeg = base64.b64decode(str(line["picture"]))
    picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert picture.shape == (240, WIDEST, 3)
    assert picture[100, 100] == pytest.approx((30, 30, 200), abs=8)


def test_no_picture_where_the_settings_forbid_it(tmp_path: Path) -> None:
    stage = Stage(tmp_path, pictures_allowed=False)
    assert "picture" not in stage.shown(stage.follow(frames=True, pictures=True))
    stage.close()


def test_a_client_changes_its_mind(stage: Stage) -> None:
    lines = stage.follow(frames=True, pictures=True)
    assert "picture" in stage.shown(lines)
    stage.client.send({"do": "follow", "frames": True, "pictures": False})
    assert next(lines)["kind"] == "answer"
    assert "picture" not in stage.shown(lines)


def test_nothing_is_wanted_before_somebody_asks_and_after_they_went(stage: Stage) -> None:
    assert not stage.feed.wanted
    stage.follow()
    assert not stage.feed.wanted, "events alone need no frames"
    stage.follow(frames=True)
    wait_for(stage.feed, True)
    stage.client.close()
    wait_for(stage.feed, False)


def test_what_is_known_of_the_run_is_told_to_who_comes_later(stage: Stage) -> None:
    for what in ({"paused": True}, {"profile": "media"}, {"paused": False}):
        stage.server.emit({"kind": "state", "t": 1.0, **what})
    stage.client.ask({"do": "explain"})
    answer = stage.client.ask({"do": "follow"})
    assert answer["state"] == {"paused": False, "profile": "media"}


def test_who_does_not_read_misses_frames_and_is_not_dropped(stage: Stage, tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (240, 320, 3), np.uint8)
    observation = replace(MOMENT.observation, image=noise)
    with connect(tmp_path) as sleeper:
        sleeper.sendall(b'{"do": "follow", "frames": true, "pictures": true}\n')
        wait_for(stage.feed, True)
        slowest = 0.0
        for number in range(150):
            started = time.perf_counter()
            stage.feed.put(replace(MOMENT, observation=observation, number=number))
            slowest = max(slowest, time.perf_counter() - started)
            time.sleep(0.004)
        assert slowest < 0.05
        stage.server.emit({"kind": "event", "t": 1.0, "name": "last"})
        received = b""
        while b'"last"' not in received:
            received += sleeper.recv(1 << 20)
    assert 1 <= received.count(b'"kind": "frame"') < 150


@pytest.mark.parametrize("fps", [8, 15, 20, 30, 60])
def test_no_more_frames_than_can_be_looked_at(fps: int) -> None:
    clock = FakeClock()
    feed = FrameFeed(clock=clock)
    feed.set_audience(1)
    clock.now += 100.0
    put = 0
    for _ in range(10 * fps):
        clock.now += 1 / fps
        if feed.wanted:
            feed.put(MOMENT)
            put += 1
    assert put == pytest.approx(10 * min(fps, MOST_PER_SECOND), abs=3)
