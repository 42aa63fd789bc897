"""A hand that leads the mouse through the whole pipeline."""

from __future__ import annotations

import numpy as np
from pipeline_fakes import ScriptedRecogniser, recording_performer

from bindings.engine import BindingEngine
from bindings.parsing import parse_profile
from controller.event_stream import LineList
from controller.observations import Observation
from controller.pipeline import Pipeline
from gestures.engine import GestureEngine
from gestures.landmarks import Hand, HandFrame
from gestures.registry import STATIC
from gestures.thresholds import Rules, Thresholds

PROFILE = """
version: 1
bindings:
  - {name: grab, on: {gesture: fist, phase: move}, do: {pointer: drag}}
  - {name: far, on: {gesture: palm, distance: {min: 15}}, do: {key: f}}
  - {name: near, on: palm, do: {key: n}}
"""


class Moving:
    """A hand that goes from left to right in two seconds; a hand-width is a tenth of the height."""

    def __init__(self) -> None:
        self._left = 60

    def read(self) -> Observation | None:
        if not self._left:
            return None
        self._left -= 1
        t = (60 - self._left) / 30
        points = np.zeros((21, 3), np.float32)
        points[5, 0], points[17, 0] = -0.05, 0.05
        image = points + np.float32([0.25 + t / 4, 0.5, 0])
        hand = Hand(3, "right", 1, 1, image, points, t)
        return Observation(HandFrame(t, 480, 480, (hand,)), 0.0)

    def close(self) -> None:
        """Nothing to close."""


def run(label: str, start: float, end: float) -> tuple[list[tuple[object, ...]], list[object]]:
    performer, notes = recording_performer()
    lines = LineList()
    recogniser = ScriptedRecogniser(STATIC, (label,), lambda t: {label: float(start <= t < end)})
    rules = {STATIC: Rules("lasting", Thresholds(dwell=0.0, release=0.0))}
    Pipeline(
        Moving(),
        GestureEngine([recogniser], rules),
        BindingEngine(parse_profile(PROFILE)),
        performer,
        sinks=[lines],
        clock=lambda: 0.0,
    ).run()
    return notes.calls, [line["do"] for line in lines.lines if line["kind"] == "action"]


def test_a_drag_from_begin_to_end() -> None:
    calls, told = run("fist", 0.5, 1.5)
    verbs = [call[0] for call in calls]
    # Nobody knows where the pointer is: it is put in the middle first.
    assert (verbs[:2], verbs[-1]) == (["move_to", "button_down"], "button_up")
    moves = [float(str(call[1])) for call in calls if call[0] == "move_to"]
    assert len(moves) >= 25
    assert moves == sorted(moves)
    # Its frames are no news, only its beginning and end.
    assert told == [{"pointer": "drag"}, {"pointer": "drag"}]


def test_a_drag_that_the_stream_cuts_off_is_let_go_of() -> None:
    calls, _ = run("fist", 0.5, 9.0)
    assert calls[-1] == ("button_up", "left")


def test_distances_are_measured() -> None:
    calls, _ = run("palm", 0.5, 1.0)
    assert calls == [("key_down", "n"), ("key_up", "n")]
