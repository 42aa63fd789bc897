"""Recordings that begin at once are joined to a rest without a jump."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from gestures.detections import RawHand
from models.training.dynamic.joining import Joining, eased
from models.training.swipes.data import Recording

FPS = 30.0
N = 30


def _recording(lost: frozenset[int] = frozenset()) -> Recording:
    """Return a hand that crosses the picture at an even speed, unseen in some frames."""
    moments = tuple(() if k in lost else (_hand(0.2 + 0.02 * k),) for k in range(N))
    return Recording(None, "crossing", float("nan"), False, moments)


def _hand(x: float) -> RawHand:
    image = np.random.default_rng(1).normal(0.0, 0.03, (21, 3)).astype(np.float32)
    image[:, :2] += [x, 0.5]
    return RawHand(image, np.zeros((21, 3), np.float32), "right", 1.0, 1.0)


def _way(recording: Recording) -> list[float]:
    return [float(hands[0].image[0, 0]) for hands in recording.moments if hands]


@pytest.mark.parametrize("fps", [10.0, 15.0, 30.0, 60.0])
def test_the_speed_grows_evenly_to_that_of_the_recording_and_falls_again(fps: float) -> None:
    steps = np.diff(_way(eased(_recording(), fps)))
    eases = 2 * round(0.3 * fps / 2)
    assert steps[0] < 0.3 * 0.02
    assert (np.diff(steps[: eases + 1]) > 0).all()
    assert steps[eases:-eases] == pytest.approx(0.02, abs=1e-5)
    assert steps == pytest.approx(steps[::-1], abs=1e-5)


def test_all_of_the_recording_is_played() -> None:
    way = _way(eased(_recording(), FPS))
    assert way == sorted(way)
    assert (way[0], way[-1]) == pytest.approx((_way(_recording())[0], _way(_recording())[-1]))


def test_nothing_is_eased_without_time_or_room() -> None:
    whole = _recording()
    assert eased(whole, FPS, 0.0) is whole
    short = Recording(None, "short", float("nan"), False, _recording().moments[:2])
    assert eased(short, FPS) is short


def test_lost_frames_stay_lost() -> None:
    moments = eased(_recording(frozenset({2, 3, 15, 28})), FPS).moments
    assert sum(not hands for hands in moments) >= 4
    assert all(np.isfinite(hand.image).all() for hands in moments for hand in hands)


def test_the_rest_leads_into_the_movement_without_a_jump() -> None:
    frames = Joining(0.5, 0.3).play(_recording(), FPS)
    places = [frame.hands[0].image[0, 0] for frame in frames]
    jumps = np.abs(np.diff(np.diff(places)))
    assert len({round(float(x), 6) for x in places[:15]}) == 1
    assert jumps.max() < 0.3 * 0.02
    assert all(b.t > a.t for a, b in pairwise(frames))
