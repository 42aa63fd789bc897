"""Figures of events, against clips whose answers are known."""

from __future__ import annotations

import pytest
from event_makers import found, true, true_events
from hypothesis import given

from controller.evaluation.event_figures import EventFigures, Scored, event_figures
from controller.evaluation.matching import match_events
from controller.evaluation.truth import TrueEvent
from gestures.events import Event
from gestures.registry import is_once


def scored(truth: list[TrueEvent], events: list[Event], seconds: float = 60) -> Scored:
    return Scored.of("clip", seconds, 1800, match_events(truth, events))


@pytest.fixture(scope="module")
def figures() -> EventFigures:
    """A minute with two swipes and a palm, and a quiet one with one false event."""
    busy = scored(
        [true("swipe_left", 1, 1.4), true("swipe_right", 5, 5.4), true("palm", 8, 9)],
        [found("swipe_left", 1.3), found("swipe_left", 5.3), found("palm", 8.2)],
    )
    return event_figures([busy, scored([], [found("swipe_up", 3.0)])])


def test_counts(figures: EventFigures) -> None:
    assert (figures.true, figures.right, figures.missed, figures.spurious) == (3, 2, 1, 2)
    assert figures.precision == pytest.approx(2 / 4)
    assert figures.recall == pytest.approx(2 / 3)
    assert figures.f1 == pytest.approx(4 / 7)


def test_kinds_add_up(figures: EventFigures) -> None:
    assert (figures.wrong_direction, figures.false, figures.duplicates) == (1, 1, 0)


def test_sequences(figures: EventFigures) -> None:
    """One name is another in the first clip, one too many in the second: two edits, three names."""
    assert figures.levenshtein_accuracy == pytest.approx(1 - 2 / 3)


def test_strokes_count_from_their_end_and_poses_from_their_onset(figures: EventFigures) -> None:
    assert figures.stroke_latency is not None
    assert figures.onset_latency is not None
    assert figures.stroke_latency.median_ms == pytest.approx(-100)
    assert figures.onset_latency.median_ms == pytest.approx(200)


def test_false_events_an_hour(figures: EventFigures) -> None:
    assert figures.spurious_per_hour == pytest.approx(60)
    assert (figures.quiet_clips, figures.quiet_spurious) == (1, 1)
    assert figures.quiet_spurious_per_hour == pytest.approx(60)


def test_confusion(figures: EventFigures) -> None:
    assert figures.rows == ("palm", "swipe_left", "swipe_right", "swipe_up", "nothing")
    assert figures.columns == ("palm", "swipe_left", "swipe_right", "swipe_up", "missed")
    expected = [[1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 1, 0, 0, 0], [0] * 5, [0, 0, 0, 1, 0]]
    assert [list(row) for row in figures.confusion] == expected


def test_without_clips_nothing_can_be_said() -> None:
    figures = event_figures([])
    assert figures.f1 is None
    assert figures.spurious_per_hour is None


@given(true_events)
def test_all_right_gives_one(truth: list[TrueEvent]) -> None:
    events = [
        found(true.name, true.end if is_once(true.name) else true.start)
        for true in truth
        if true.name != "zoom_in"
    ]
    kept = [true for true in truth if true.name != "zoom_in"]
    figures = event_figures([scored(kept, events)])
    assert figures.f1 == (1 if kept else None)
    assert figures.spurious == 0
