"""Pairing of events, and what becomes of those that nothing explains."""

from __future__ import annotations

from itertools import permutations

import pytest
from event_makers import found, found_events, true, true_events
from hypothesis import given
from hypothesis import strategies as st

from controller.evaluation.matching import explains, match_events
from controller.evaluation.mistakes import mistakes
from controller.evaluation.truth import TrueEvent
from gestures.events import Event
from gestures.registry import GESTURES

LEFT = true("swipe_left", 1.0, 1.4)


def kinds(truth: list[TrueEvent], events: list[Event]) -> list[str]:
    return [mistake.kind for mistake in mistakes(match_events(truth, events))]


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        (found("swipe_right", 1.3), "wrong direction"),
        (found("swipe_up", 1.3), "wrong direction"),
        (found("palm", 1.3), "wrong gesture"),
        (found("swipe_left", 1.3, hand="left"), "wrong hand"),
        (found("swipe_left", 3.0), "false"),
        (found("swipe_right", 3.0), "false"),
    ],
)
def test_what_is_found_instead(event: Event, kind: str) -> None:
    assert kinds([LEFT], [event]) == [kind]


def test_hand_shapes_have_no_direction() -> None:
    assert kinds([true("peace", 1, 2)], [found("peace_inverted", 1.1)]) == ["wrong gesture"]


def test_what_was_found_already_is_a_duplicate() -> None:
    events = [found("swipe_left", 1.3), found("swipe_left", 1.6)]
    assert kinds([LEFT], events) == ["duplicate"]


def test_one_missed_event_is_blamed_on_one_found_event() -> None:
    events = [found("swipe_right", 1.2), found("swipe_up", 1.3)]
    assert kinds([LEFT], events) == ["wrong direction", "false"]


def test_the_return_stroke_after_a_found_swipe_is_false() -> None:
    assert kinds([LEFT], [found("swipe_left", 1.3), found("swipe_right", 1.8)]) == ["false"]


def test_steps_of_one_movement_count_once() -> None:
    zoom = true("zoom_in", 1, 3)
    report = match_events([zoom], [found("zoom_in", t) for t in (1.2, 1.6, 2.4)])
    assert report.perfect
    assert [step.t for step in report.matches[0].steps] == [1.6, 2.4]
    assert report.matches[0].latency == pytest.approx(0.2)
    assert GESTURES["zoom_in"].stepwise


def test_a_step_elsewhere_or_the_other_way_is_no_step() -> None:
    zoom = true("zoom_in", 1, 3)
    events = [found("zoom_in", 1.2), found("zoom_out", 2.0), found("zoom_in", 5.0)]
    assert kinds([zoom], events) == ["false", "false"]


def test_any_hand_will_do_where_the_truth_does_not_say() -> None:
    report = match_events([true("palm", 1, 2, hand="any")], [found("palm", 1.1, hand="left")])
    assert report.perfect


def test_an_event_leaves_an_earlier_truth_to_an_earlier_event() -> None:
    """The first claims the truth that ends first, so that the second finds one too."""
    truth = [true("swipe_left", 0.0, 9.0), true("swipe_left", 1.0, 1.1)]
    assert match_events(truth, [found("swipe_left", 1.2), found("swipe_left", 8.0)]).perfect


@given(true_events, found_events)
def test_no_other_pairing_has_more_pairs(truth: list[TrueEvent], events: list[Event]) -> None:
    few, short = truth[:4], events[:4]
    paired = sum(match.found is not None for match in match_events(few, short).matches)
    never = TrueEvent(name="fist", start=1e6, end=1e6)
    assert paired == max(
        sum(explains(true, event) for true, event in zip(order, short, strict=True))
        for order in permutations([*few, *[never] * len(short)], len(short))
    )


@given(true_events, found_events, st.randoms())
def test_the_order_given_does_not_matter(
    truth: list[TrueEvent], events: list[Event], random
) -> None:
    report = match_events(truth, events)
    again = match_events(random.sample(truth, len(truth)), random.sample(events, len(events)))
    assert again.missed == report.missed
    assert len(again.spurious) == len(report.spurious)


@given(true_events, found_events)
def test_every_event_is_used_once(truth: list[TrueEvent], events: list[Event]) -> None:
    report = match_events(truth, events)
    used = [match.found for match in report.matches if match.found is not None]
    steps = [step for match in report.matches for step in match.steps]
    assert sorted(e.t for e in [*used, *steps, *report.spurious]) == sorted(e.t for e in events)
    assert [mistake.event for mistake in mistakes(report)] == list(report.spurious)
