"""When the gate looks and when it rests."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from controller.tracker.fakes import FakeLandmarker, raw_hand
from controller.tracker.motion_gate import ALERT_EVERY, MotionGate

IDLE, ALERT, HEARTBEAT = 1.0, 1.5, 0.5
Picture = NDArray[np.uint8]
Scene = Callable[[float], Picture]


def noisy(t: float) -> Picture:
    """A still room through a noisy camera."""
    return _noise(int(t * 1e6) % 7)


@cache
def _noise(seed: int) -> Picture:
    rng = np.random.default_rng(seed)
    return np.clip(rng.normal(90, 12, (480, 640, 3)), 0, 255).astype(np.uint8)


def with_patch(x: int) -> Picture:
    """Something the size of a hand at 4 m, with its left edge at x px."""
    picture = np.full((480, 640, 3), 90, np.uint8)
    picture[200:248, x : x + 40] = 150
    return picture


def looks(scene: Scene, seconds: float, fps: float, hand_until: float = 0.0) -> list[float]:
    landmarker = FakeLandmarker(lambda t: [raw_hand(0.5, 0.5)] if t < hand_until else [])
    gate = MotionGate(landmarker, idle_after=IDLE, alert=ALERT, heartbeat=HEARTBEAT)
    for index in range(int(seconds * fps)):
        gate.detect(scene(index / fps), index / fps)
    return landmarker.asked


@pytest.mark.parametrize("fps", [10, 30, 60])
def test_a_still_room_is_looked_at_by_time_and_not_by_frames(fps: int) -> None:
    asked = [t for t in looks(noisy, 5.0, fps) if t > ALERT]
    assert np.diff(asked).min() >= HEARTBEAT - 1e-9
    assert np.diff(asked).max() <= HEARTBEAT + 1 / fps + 1e-9


def test_every_picture_counts_while_a_hand_is_in_view_and_a_little_longer() -> None:
    asked = looks(noisy, 6.0, 30, hand_until=2.0)
    assert sum(t <= 2.0 + IDLE for t in asked) >= 89
    assert sum(t > 2.1 + IDLE + ALERT for t in asked) <= 4


@pytest.mark.parametrize("fps", [10, 30, 60])
def test_what_has_come_to_rest_is_looked_at_several_times_a_second_for_a_while(fps: int) -> None:
    asked = looks(lambda t: with_patch(-40 if t < 3.0 else 300), 8.0, fps)
    after = [t for t in asked if 3.0 < t <= 3.0 + ALERT]
    assert np.diff(after).min() >= ALERT_EVERY - 1e-9
    assert np.diff(after).max() <= ALERT_EVERY + 1 / fps + 1e-9
    assert np.diff([t for t in asked if t > 3.1 + ALERT]).min() >= HEARTBEAT - 1e-9


def test_what_comes_in_is_looked_at_at_once() -> None:
    asked = looks(lambda t: with_patch(-40 if t < 2.2 else 300), 3.0, 30)
    assert any(2.2 <= t <= 2.2 + 1 / 30 for t in asked)


def test_what_comes_in_slowly_is_noticed_too() -> None:
    asked = looks(lambda t: with_patch(int(100 + 30 * t)), 4.0, 30)
    assert np.diff(asked).max() < HEARTBEAT


def test_another_picture_size_is_a_change() -> None:
    landmarker = FakeLandmarker(lambda t: [])
    gate = MotionGate(landmarker, idle_after=IDLE, alert=0.0, heartbeat=10.0)
    for t in (0.0, 0.1):
        gate.detect(np.zeros((480, 640, 3), np.uint8), t)
    gate.detect(np.full((60, 80, 3), 200, np.uint8), 0.2)
    assert landmarker.asked == [0.0, 0.2]


def test_it_closes_what_it_wraps() -> None:
    landmarker = FakeLandmarker(lambda t: [])
    MotionGate(landmarker).close()
    assert landmarker.closed
