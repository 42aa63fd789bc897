"""Which parts of a clip the timeline shows."""

from __future__ import annotations

from pathlib import Path

from event_makers import found, true

from controller.evaluation.drawing.timeline import PER_PAGE, WINDOW, draw_timelines, strips_of
from controller.evaluation.event_figures import Scored
from controller.evaluation.matching import match_events
from controller.evaluation.truth import TrueEvent
from gestures.events import Event


def starts(truth: list[TrueEvent], events: list[Event], seconds: float) -> list[float]:
    scored = Scored.of("clip", seconds, 1, match_events(truth, events))
    return [strip.start for strip in strips_of("clip", (("10 fps", scored),))]


def test_a_short_clip_is_one_strip() -> None:
    assert starts([true("palm", 1, 2)], [], 10) == [0]
    assert starts([], [], 10) == [0]


def test_of_a_long_clip_only_what_there_is_to_see() -> None:
    far = 40 * WINDOW
    assert starts([true("palm", 1, 2)], [found("fist", far + 3)], far + 10) == [0, far]
    assert starts([], [], far) == [0]


def test_an_event_across_two_strips_is_in_both() -> None:
    events = [found("palm", WINDOW - 1)]
    assert starts([true("palm", WINDOW - 1, WINDOW + 1)], events, 2 * WINDOW - 1) == [0, WINDOW]


def test_pages_of_an_earlier_run_are_removed(tmp_path: Path) -> None:
    scored = Scored.of("clip", 5, 1, match_events([], []))
    strips = strips_of("clip", (("10 fps", scored),))
    first = draw_timelines(tmp_path, strips * (PER_PAGE + 1))
    assert len(first) == 2
    assert draw_timelines(tmp_path, strips) == first[:1]
    assert sorted(tmp_path.iterdir()) == first[:1]
