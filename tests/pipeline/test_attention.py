"""Two people before the camera: the pipeline acts for one of them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from pipeline_fakes import ScriptedRecogniser, recording_performer

from bindings.engine import BindingEngine
from bindings.parsing import parse_profile
from controller.attention import Attention
from controller.event_stream import LineList
from controller.observations import Observation
from controller.pipeline import Pipeline
from gestures.engine import GestureEngine
from gestures.in_control import Policy
from gestures.landmarks import Hand, HandFrame
from gestures.registry import STATIC
from gestures.scores import Scores
from gestures.thresholds import Rules, Thresholds

PROFILE = """
version: 1
bindings:
  - {name: hold, on: palm, do: {press: shift}}
  - {name: let go, on: {gesture: palm, phase: end}, do: {release: shift}}
  - {name: dark, on: fist, do: {key: b}}
"""
CLUTCHED = PROFILE + "clutch: {arm: {gesture: fist, hold: 200ms}, disarm_after: 60s}\n"
USER, OTHER = 1, 2


def hand(track: int, x: float, size: float, t: float) -> Hand:
    points = np.zeros((21, 3), np.float32)
    points[5, 0], points[17, 0] = -size / 2, size / 2
    points += np.float32([x, 0.5, 0])
    return Hand(track, "right", 1, 1, points, points, t)


class TwoPeople:
    """The user, near, until 1 s; somebody else, far, all the time. 4 s in all."""

    def __init__(self) -> None:
        self._frames = 0

    def read(self) -> Observation | None:
        t = self._frames / 30
        self._frames += 1
        hands = [hand(OTHER, 0.8, 0.06, t)]
        if t < 1.0:
            hands.insert(0, hand(USER, 0.2, 0.12, t))
        return Observation(HandFrame(t, 480, 480, tuple(hands)), 0.0) if t < 4.0 else None

    def close(self) -> None:
        """Nothing to close."""


class ByTrack(ScriptedRecogniser):
    """The user shows a palm, the other a fist."""

    def __init__(self) -> None:
        super().__init__(STATIC, ("palm", "fist"), lambda t: {})

    def update(self, frame: HandFrame) -> list[Scores]:
        def scores(one: Hand) -> Mapping[str, float]:
            return {"palm": float(one.track_id == USER), "fist": float(one.track_id == OTHER)}

        return [
            Scores(frame.t, STATIC, one.track_id, one.handedness, scores(one))
            for one in frame.hands
        ]


def run(policy: Policy, profile: str = PROFILE) -> tuple[list[tuple[object, ...]], LineList]:
    performer, notes = recording_performer()
    heard = LineList()
    Pipeline(
        TwoPeople(),
        GestureEngine([ByTrack()], {STATIC: Rules("lasting", Thresholds(dwell=0.0, release=0.1))}),
        BindingEngine(parse_profile(profile)),
        performer,
        watchers=[heard],
        attention=Attention(policy),
        clock=lambda: 0.0,
    ).run()
    return notes.calls, heard


@pytest.mark.parametrize("policy", ["nearest", "first"])
def test_the_other_one_acts_only_once_the_user_is_gone(policy: Policy) -> None:
    calls, heard = run(policy)
    assert calls == [("key_down", "shift"), ("key_up", "shift"), ("key_down", "b"), ("key_up", "b")]
    begun = {line["name"]: line["t"] for line in heard.lines if line.get("phase") == "begin"}
    assert begun == {"palm": 0.0, "fist": pytest.approx(3.0, abs=0.05)}


def test_the_one_who_arms_is_in_control() -> None:
    calls, _ = run("armed", CLUTCHED)
    # The fist that arms does not act, and the palm began asleep.
    assert calls == []


def test_it_says_why_once() -> None:
    _, heard = run("nearest")
    said = [line for line in heard.lines if "ignored" in str(line.get("text"))]
    assert [line["kind"] for line in said] == ["decision"]
    assert said[0]["text"] == "a right hand is ignored: someone else is in control"
