"""What the window knows after some lines: the state of the run, and what was seen."""

from __future__ import annotations

import pytest
from frames import frame_line, link

from controller.event_stream import Line
from controller.monitor.model import MonitorModel
from controller.monitor.run_state import ERROR_STAYS, SILENCE


def model_after(*lines: Line) -> MonitorModel:
    model = MonitorModel(lambda text: 8.0 * len(text))
    for line in lines:
        model.take(line)
    return model


def state(at: float, **what: object) -> Line:
    return {"kind": "state", "at": at, **what}


GONE: Line = {"kind": "link", "up": False, "at": 12.0}


@pytest.mark.parametrize(
    ("lines", "now", "mood"),
    [
        ([], 0.0, "away"),
        ([link(10.0)], 10.1, "starting"),
        ([link(10.0), frame_line(10.1)], 10.2, "active"),
        ([link(10.0), frame_line(10.1, machines=[])], 10.2, "watching"),
        ([link(10.0), frame_line(10.1, machines=[], hands=[])], 10.2, "looking"),
        ([link(10.0), frame_line(10.1, machines=[], armed=True)], 10.2, "armed"),
        ([link(10.0), frame_line(10.1)], 10.2 + SILENCE, "silent"),
        ([link(10.0, paused=True)], 10.1, "paused"),
        ([link(10.0, paused=True, locked=True)], 99.0, "locked"),
        ([link(10.0, paused=True), state(11.0, paused=False)], 11.1, "looking"),
        # A frame that was under way when the pause began does not end it.
        ([link(10.0), state(10.0, paused=True), frame_line(10.1)], 10.2, "paused"),
        ([link(10.0), frame_line(10.1), state(10.2, stalled=True)], 10.3, "stalled"),
        ([link(10.0, stalled=True), state(10.2, stalled=False)], 10.3, "starting"),
        ([link(10.0), state(10.1, error="no camera")], 99.0, "error"),
        ([link(10.0), state(10.1, error="no"), state(10.2, error="")], 10.3, "starting"),
        ([link(10.0), state(10.1, error="no"), frame_line(10.2)], 10.3, "error"),
        (
            [link(10.0), state(10.1, error="no"), frame_line(10.2 + ERROR_STAYS)],
            10.3 + ERROR_STAYS,
            "active",
        ),
        ([link(10.0), frame_line(10.1), GONE], 12.1, "away"),
    ],
)
def test_moods(lines: list[Line], now: float, mood: str) -> None:
    assert model_after(*lines).mood(now) == mood


def test_what_was_seen_is_gone_with_a_pause_and_with_the_program() -> None:
    for end in (state(11.0, paused=True), GONE):
        model = model_after(link(10.0), frame_line(10.1, picture="aGFsbG8="))
        assert model.frame is not None
        assert model.jpeg == b"hallo"
        model.take(end)
        assert (model.frame, model.jpeg) == (None, None)


def test_decisions_of_before_and_of_now() -> None:
    old = {"at": 9.0, "text": "palm seen: no binding waits for it"}
    new = {"kind": "decision", "at": 10.5, "text": "'next' acted", "acted": True}
    model = model_after({**link(10.0), "decisions": [old]}, new)
    assert [(each.text, each.acted) for each in model.decisions] == [
        ("'next' acted", True),
        ("palm seen: no binding waits for it", False),
    ]


def test_the_last_action_s_latency_is_kept() -> None:
    action = {"kind": "action", "at": 10.2, "binding": "next", "latency_ms": 41.5}
    assert model_after(link(10.0), action).action_ms == 41.5


@pytest.mark.parametrize(
    "line",
    [
        {"kind": "frame", "at": 10.2, "size": "big"},
        {"kind": "frame", "at": 10.2},
        {"kind": "news of another version", "at": 10.2},
        {"kind": "action", "at": "soon"},
        {},
    ],
)
def test_lines_of_another_version_are_passed_over(line: Line) -> None:
    model = model_after(link(10.0), frame_line(10.1), line)
    assert model.mood(10.3) == "active"
    assert model.frame is not None
    assert model.frame.fps == 29.7
