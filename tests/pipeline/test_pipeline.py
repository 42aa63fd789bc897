"""From observation to key, with every boundary faked."""

from __future__ import annotations

import io
import json

import pytest
from pipeline_fakes import ScoresAt, ScriptedObserver, ScriptedRecogniser, recording_performer

from bindings.engine import BindingEngine
from bindings.parsing import parse_profile
from controller.errors import SourceError
from controller.event_stream import EventSink, JsonLines, LineList
from controller.frame_feed import FrameFeed
from controller.pipeline import Pipeline
from controller.sources.base import Stalled
from gestures.engine import GestureEngine
from gestures.landmarks import HandFrame
from gestures.registry import STATIC, SWIPE
from gestures.thresholds import Rules, Thresholds

PROFILE = """
version: 1
bindings:
  - {name: next, on: swipe_left, do: {key: Right}}
  - {name: shift while palm, on: palm, do: {press: shift}}
"""
RULES = {
    STATIC: Rules("lasting", Thresholds(dwell=0.1, release=0.1)),
    SWIPE: Rules("once", Thresholds(dwell=0.0)),
}


def nothing(_t: float) -> dict[str, float]:
    return {}


def swipe_at(when: float) -> ScoresAt:
    return lambda t: {"swipe_left": 0.9 if when <= t < when + 0.1 else 0.0}


def pipeline(
    observer: ScriptedObserver,
    *,
    static: ScoresAt = nothing,
    swipe: ScoresAt = nothing,
    sinks: tuple[EventSink, ...] = (),
    recorder: object = None,
    frames: FrameFeed | None = None,
    clock: float = 0.0,
):
    recognisers = [
        ScriptedRecogniser(STATIC, ("palm",), static),
        ScriptedRecogniser(SWIPE, ("swipe_left",), swipe),
    ]
    performer, notes = recording_performer()
    built = Pipeline(
        observer,
        GestureEngine(recognisers, RULES),
        BindingEngine(parse_profile(PROFILE)),
        performer,
        sinks=sinks,
        recorder=recorder,
        frames=frames,
        clock=lambda: clock,
    )
    return built, notes


def times(seconds: float, fps: int = 30) -> list[float]:
    return [index / fps for index in range(int(seconds * fps))]


def test_a_swipe_becomes_a_key_and_two_lines() -> None:
    lines = LineList()
    built, notes = pipeline(
        ScriptedObserver(times(1), captured=5.0), swipe=swipe_at(0.5), sinks=(lines,), clock=5.012
    )
    statistics = built.run()
    assert notes.calls == [("key_down", "right"), ("key_up", "right")]
    assert lines.lines == [
        {
            "t": 0.5,
            "kind": "event",
            "name": "swipe_left",
            "phase": "fire",
            "hand": "right",
            "confidence": 0.9,
        },
        {
            "t": 0.512,
            "kind": "action",
            "binding": "next",
            "do": {"key": "Right"},
            "confidence": 0.9,
            "latency_ms": 12.0,
        },
    ]
    assert (statistics.frames, statistics.frames_with_hand) == (30, 30)
    assert statistics.span == pytest.approx(29 / 30)


def test_what_is_held_at_the_end_of_the_stream_is_ended_and_released() -> None:
    lines = LineList()
    built, notes = pipeline(
        ScriptedObserver(times(1)), static=lambda t: {"palm": 1}, sinks=(lines,)
    )
    built.run()
    phases = [line["phase"] for line in lines.lines if line["kind"] == "event"]
    assert phases == ["begin", "end"]
    assert notes.calls == [("key_down", "shift"), ("key_up", "shift")]


def test_a_source_that_fails_leaves_nothing_down() -> None:
    lines = LineList()
    observer = ScriptedObserver([*times(1), SourceError("the camera is gone", "plug it in")])
    built, notes = pipeline(observer, static=lambda t: {"palm": 1}, sinks=(lines,))
    with pytest.raises(SourceError, match="camera is gone"):
        built.run()
    assert notes.down() == []
    assert [line["phase"] for line in lines.lines if line["kind"] == "event"][-1] == "end"


def test_stop_is_obeyed_between_frames() -> None:
    observer = ScriptedObserver(times(10))
    built, notes = pipeline(observer, static=lambda t: {"palm": 1})
    assert built.run(lambda: built.statistics.frames == 12).frames == 12
    assert notes.down() == []


def test_a_reader_that_hangs_up_stops_nothing() -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    built, notes = pipeline(
        ScriptedObserver(times(1)), swipe=swipe_at(0.5), sinks=(JsonLines(Closed()),)
    )
    built.run()
    assert notes.calls == [("key_down", "right"), ("key_up", "right")]


def test_json_lines_are_one_object_a_line() -> None:
    stream = io.StringIO()
    built, _ = pipeline(ScriptedObserver(times(1)), swipe=swipe_at(0.5), sinks=(JsonLines(stream),))
    built.run()
    kinds = [json.loads(line)["kind"] for line in stream.getvalue().splitlines()]
    assert kinds == ["event", "action"]


def test_every_frame_is_recorded() -> None:
    class Frames:
        def __init__(self) -> None:
            self.times: list[float] = []

        def append(self, frame: HandFrame) -> None:
            self.times.append(frame.t)

    recorder = Frames()
    built, _ = pipeline(ScriptedObserver(times(0.5)), recorder=recorder)
    built.run()
    assert recorder.times == times(0.5)


@pytest.mark.parametrize("fps", [10, 30, 60])
def test_the_same_keys_at_every_frame_rate(fps: int) -> None:
    built, notes = pipeline(
        ScriptedObserver(times(2, fps)),
        swipe=swipe_at(1.5),
        static=lambda t: {"palm": 1.0 if 0.2 < t < 0.8 else 0.0},
    )
    built.run()
    assert notes.calls == [
        ("key_down", "shift"),
        ("key_down", "right"),
        ("key_up", "right"),
        ("key_up", "shift"),
    ]


def test_a_camera_that_stalls_holds_no_key_and_goes_on() -> None:
    observer = ScriptedObserver([*times(1), Stalled(), *(1.5 + t for t in times(1))])
    lines = LineList()
    built, notes = pipeline(observer, static=lambda t: {"palm": 1}, sinks=(lines,))
    built.run()
    phases = [line["phase"] for line in lines.lines if line["kind"] == "event"]
    assert phases == ["begin", "end", "begin", "end"]
    assert notes.calls == [("key_down", "shift"), ("key_up", "shift")] * 2


def test_a_frame_is_described_only_while_somebody_looks_on() -> None:
    feed = FrameFeed()
    built, _ = pipeline(ScriptedObserver(times(0.5)), static=lambda t: {"palm": 0.9}, frames=feed)
    built.run()
    assert feed.take() is None
    feed.set_audience(1)
    observer = ScriptedObserver(times(0.5), captured=5.0)
    built, _ = pipeline(observer, static=lambda t: {"palm": 0.9}, frames=feed, clock=5.02)
    built.run()
    moment = feed.take()
    assert moment is not None
    assert moment.latency == pytest.approx(0.02)
    assert moment.machines[0].scores == {"palm": 0.9}
    assert (moment.profile, moment.armed) == ("profile", False)
