"""Scoring of events against the truth."""

from __future__ import annotations

import pytest

from controller.evaluation.matching import match_events
from controller.evaluation.truth import TrueEvent
from gestures.events import Event


def true(name: str, start: float, end: float, hand: str = "right") -> TrueEvent:
    return TrueEvent(name=name, start=start, end=end, hand=hand)


def found(name: str, t: float, hand: str = "right", phase: str = "fire") -> Event:
    return Event(t, name, phase, hand, 0.9, 1)


def test_a_swipe_is_late_by_the_time_since_the_end_of_its_stroke() -> None:
    report = match_events([true("swipe_left", 1.0, 1.4)], [found("swipe_left", 1.3)])
    assert report.perfect
    assert report.matches[0].latency == pytest.approx(-0.1)


def test_a_pose_is_late_by_the_time_since_its_onset() -> None:
    report = match_events([true("palm", 1.0, 3.0)], [found("palm", 1.2, phase="begin")])
    assert report.matches[0].latency == pytest.approx(0.2)


def test_each_found_event_explains_one_true_event() -> None:
    truth = [true("swipe_left", 1.0, 1.3), true("swipe_left", 1.5, 1.8)]
    report = match_events(truth, [found("swipe_left", 1.6)])
    assert (report.missed, report.spurious) == (1, ())


@pytest.mark.parametrize(
    "wrong",
    [
        found("swipe_right", 1.3),
        found("swipe_left", 1.3, hand="left"),
        found("swipe_left", 0.7),
        found("swipe_left", 2.1),
    ],
    ids=["direction", "hand", "too early", "too late"],
)
def test_what_explains_nothing_is_spurious(wrong: Event) -> None:
    report = match_events([true("swipe_left", 1.0, 1.4)], [wrong])
    assert not report.perfect
    assert (report.missed, report.spurious) == (1, (wrong,))
