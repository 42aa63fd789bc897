"""Streams joined from takes, and the figures of what is found in them."""

from __future__ import annotations

import numpy as np
import pytest

from gestures.events import Event
from gestures.landmarks import WRIST
from gestures.signs.layout import SignFrames
from models.training.signs.as_recording import hand_frames
from models.training.signs.stream_figures import Tally
from models.training.signs.stream_scene import FPS
from models.training.signs.streams import Habits, Signed, make_rest, make_stream, seen_at


def take(height: float, seconds: float = 1.5) -> SignFrames:
    """A right hand that goes across at a height (picture heights from the top)."""
    t = np.arange(round(seconds * FPS)) / FPS
    body = np.full((len(t), 33, 4), 0.5, np.float32)
    body[:, 11, :2], body[:, 12, :2] = (0.5, 0.5), (0.9, 0.5)
    right = np.zeros((len(t), 21, 3), np.float32)
    right[..., :2] = np.stack([0.6 + 0.1 * t, np.full(len(t), height)], -1)[:, None]
    right[:, :, 0] += np.linspace(0, 0.1, 21)
    return SignFrames(t, body, np.full_like(right, np.nan), right)


TAKES, NAMES = [take(0.3), take(0.6)], ["halo", "maaf"]


def test_a_stream_has_its_signs_in_order_and_hands_down_in_between() -> None:
    rng = np.random.default_rng(0)
    stream = make_stream(TAKES, NAMES, 3, Habits(fidget=0.0, signs=(2, 3)), rng)
    assert 6 <= len(stream.truth) <= 9
    edges = [edge for sign in stream.truth for edge in (sign.start, sign.end)]
    assert edges == sorted(edges)
    assert edges[-1] < stream.frames.t[-1]
    for sign in stream.truth:
        middle = stream.frames.between(sign.start + 0.2, sign.end - 0.2)
        height = {"halo": 0.3, "maaf": 0.6}[sign.name]
        assert np.allclose(middle.right[:, WRIST, 1], height, atol=0.01)
    assert np.isnan(stream.frames.between(0.0, 1.0).right).all()


@pytest.mark.parametrize("fps", [15.0, 30.0])
def test_a_camera_sees_the_same_movement_at_its_own_rate(fps: float) -> None:
    rng = np.random.default_rng(1)
    stream = make_stream(TAKES, NAMES, 2, Habits(), rng)
    seen = seen_at(stream.frames, fps, rng, dropped=0.0)
    seconds = stream.frames.t[-1] - stream.frames.t[0]
    assert len(seen) == pytest.approx(fps * seconds, abs=2)
    assert (np.diff(seen.t) > 0).all()
    frames = list(hand_frames(seen))
    assert [frame.t for frame in frames] == seen.t.tolist()
    assert all(frame.body is not None for frame in frames)


def test_rest_has_no_signs() -> None:
    stream = make_rest(TAKES, 20.0, Habits(fidget=1.0), np.random.default_rng(2))
    assert stream.truth == ()
    assert stream.resting == pytest.approx(len(stream.frames) / FPS)
    assert not np.isnan(stream.frames.right).all()


def found(name: str, t: float) -> Event:
    return Event(t, name, "fire", "right", 0.8, -1)


def test_figures() -> None:
    frames = take(0.3)
    truth = (Signed("halo", 1.0, 2.0), Signed("maaf", 3.0, 4.0), Signed("halo", 5.0, 6.0))
    stream = make_rest(TAKES, 1.0, Habits(), np.random.default_rng(3))
    signed = type(stream)(frames, truth, 30.0)
    tally = Tally()
    tally.add(signed, [found("halo", 1.5), found("maaf", 4.2), found("maaf", 20.0)])
    assert (tally.signs, tally.wrong, tally.at_rest) == (3, 1, 1)
    assert tally.error_rate == pytest.approx(1 / 3)
    assert tally.per_minute == pytest.approx(2.0)
    assert sorted(tally.latencies) == pytest.approx([-0.5, 0.2])
    assert [right for _, right in tally.scores] == [True, True, False]
