"""What scripts cannot say: times that misbehave, decisions, tracks that come and go."""

from __future__ import annotations

import math

import pytest

from bindings.conditions import Context
from bindings.engine import BindingEngine
from bindings.parsing import parse_profile
from gestures.events import Event, Phase

HERE = Context()


def engine(*bindings: str, head: str = "") -> BindingEngine:
    lines = "".join(f"  - {binding}\n" for binding in bindings)
    return BindingEngine(parse_profile(f"version: 1\n{head}bindings:\n{lines}"))


def event(
    t: float, name: str, phase: Phase, *, confidence: float = 0.9, track_id: int = 1
) -> Event:
    return Event(t, name, phase, "right", confidence, track_id)


def test_a_firing_says_what_and_why() -> None:
    subject = engine("{name: next, on: swipe_left, do: [{key: Right}, click]}")
    swipe = event(1.0, "swipe_left", "fire")

    first, second = subject.update(1.01, [swipe], HERE)

    assert (first.t, first.binding, first.action.kind, first.event) == (1.01, "next", "key", swipe)
    assert (second.t, second.binding, second.action.kind) == (1.01, "next", "click")


def test_time_passes_without_events() -> None:
    subject = engine("{on: {gesture: palm, after: 500ms}, do: click}")
    assert subject.update(0.0, [event(0.0, "palm", "begin")], HERE) == []
    assert subject.update(0.49, [], HERE) == []
    assert len(subject.update(0.5, [], HERE)) == 1
    assert subject.update(0.6, [], HERE) == []


def test_repetitions_between_slow_frames_are_made_up_for() -> None:
    subject = engine("{on: palm, repeat: every 100ms, do: click}")
    subject.update(0.0, [event(0.0, "palm", "begin")], HERE)
    assert len(subject.update(0.35, [], HERE)) == 3


def test_repetitions_during_a_stall_are_not_made_up_for() -> None:
    subject = engine("{on: palm, repeat: every 100ms, do: click}")
    subject.update(0.0, [event(0.0, "palm", "begin")], HERE)
    assert len(subject.update(60.0, [], HERE)) == 1
    assert len(subject.update(60.1, [], HERE)) == 1


def test_a_stall_that_ends_with_the_gesture_does_nothing_more() -> None:
    subject = engine("{on: palm, repeat: every 100ms, do: click}")
    subject.update(0.0, [event(0.0, "palm", "begin")], HERE)
    assert subject.update(60.0, [event(0.2, "palm", "end")], HERE) == []


def test_the_end_tells_late_that_the_time_was_reached() -> None:
    subject = engine("{on: {gesture: palm, after: 500ms}, do: click}")
    subject.update(0.0, [event(0.0, "palm", "begin")], HERE)
    assert len(subject.update(0.6, [event(0.55, "palm", "end")], HERE)) == 1

    subject.update(1.0, [event(1.0, "palm", "begin")], HERE)
    assert subject.update(1.6, [event(1.45, "palm", "end")], HERE) == []


@pytest.mark.parametrize("t", [math.nan, -5.0, 0.0])
def test_a_time_that_runs_backwards_stands_still(t: float) -> None:
    subject = engine(
        "{on: {gesture: palm, after: 500ms}, do: click}",
        "{on: palm, repeat: every 100ms, do: click}",
    )
    subject.update(1.0, [event(1.0, "palm", "begin")], HERE)
    assert subject.update(t, [], HERE) == []
    assert len(subject.update(1.1, [], HERE)) == 1


def test_reset_forgets_cooldowns_and_what_lasts() -> None:
    subject = engine(
        "{on: palm, cooldown: 10s, do: click}", "{on: {gesture: palm, phase: end}, do: click}"
    )
    assert len(subject.update(100.0, [event(100.0, "palm", "begin")], HERE)) == 1
    subject.reset(0.0)
    assert subject.update(0.1, [event(0.1, "palm", "end")], HERE) == []
    assert len(subject.update(0.2, [event(0.2, "palm", "begin")], HERE)) == 1


def test_an_end_without_a_beginning_does_nothing() -> None:
    subject = engine("{on: {gesture: palm, phase: end}, do: click}")
    assert subject.update(0.0, [event(0.0, "palm", "end")], HERE) == []


def test_a_second_beginning_starts_anew() -> None:
    subject = engine("{on: {gesture: palm, after: 500ms}, do: click}")
    subject.update(0.0, [event(0.0, "palm", "begin")], HERE)
    subject.update(0.4, [event(0.4, "palm", "begin")], HERE)
    assert subject.update(0.6, [], HERE) == []
    assert len(subject.update(0.9, [], HERE)) == 1


def test_tracks_of_the_same_hand_are_separate() -> None:
    subject = engine("{on: {sequence: [palm, fist]}, do: click}")
    subject.update(0.0, [event(0.0, "palm", "begin", track_id=1)], HERE)
    assert subject.update(0.1, [event(0.1, "fist", "begin", track_id=2)], HERE) == []
    assert len(subject.update(0.2, [event(0.2, "fist", "begin", track_id=1)], HERE)) == 1


def test_the_clutch_tells_whether_it_is_armed() -> None:
    subject = engine(
        "{on: palm, do: click}",
        head="clutch: {arm: {gesture: fist, hold: 500ms}, disarm_after: 1s}\n",
    )
    assert not subject.armed
    subject.update(0.0, [event(0.0, "fist", "begin")], HERE)
    subject.update(0.5, [], HERE)
    assert subject.armed
    subject.update(1.5, [], HERE)
    assert not subject.armed
    assert engine("{on: palm, do: click}").armed


def test_decisions_say_why() -> None:
    subject = engine(
        "{name: a, on: {gesture: palm, hand: left}, do: click}",
        "{name: b, on: palm, min_confidence: 0.95, do: click}",
        "{name: c, on: palm, when: {apps: gimp}, do: click}",
        "{name: d, on: {sequence: [fist, palm]}, do: click}",
        "{name: e, on: palm, cooldown: 1s, do: click}",
        "{name: f, on: palm, min_confidence: 1, do: click}",
    )
    for t in (0.0, 0.5):
        subject.update(t, [event(t, "palm", "begin")], Context("vlc"))

    acted, cooling = subject.log.recent()

    assert acted.rule is not None
    assert (acted.rule.name, acted.verdict, acted.app) == ("e", "acted", "vlc")
    assert [(rule.name, verdict) for rule, verdict in acted.skipped] == [
        ("a", "hand"),
        ("b", "confidence"),
        ("c", "application"),
        ("d", "sequence"),
    ]
    assert cooling.rule is not None
    assert (cooling.rule.name, cooling.verdict) == ("e", "cooldown")


def test_decisions_about_events_that_nothing_waits_for() -> None:
    subject = engine("{on: palm, do: click}")
    subject.update(0.0, [event(0.0, "fist", "begin")], HERE)
    subject.update(0.1, [event(0.1, "fist", "hold")], HERE)
    subject.update(0.2, [event(0.2, "fist", "end")], HERE)

    (decision,) = subject.log.recent()

    assert (decision.t, decision.event.name, decision.rule) == (0.0, "fist", None)


def test_decisions_while_asleep() -> None:
    subject = engine(
        "{on: palm, do: click}", head="clutch: {arm: {gesture: fist}, disarm_after: 1s}\n"
    )
    subject.update(0.0, [event(0.0, "palm", "begin")], HERE)

    (decision,) = subject.log.recent()

    assert not decision.armed


def test_only_the_newest_decisions_are_kept() -> None:
    subject = engine("{on: swipe_left, do: click}")
    for number in range(1000):
        subject.update(number, [event(number, "swipe_left", "fire")], HERE)

    assert [round(decision.t) for decision in subject.log.recent()] == list(range(744, 1000))


def test_many_applications_do_not_pile_up() -> None:
    subject = engine("{on: swipe_left, when: {apps: 'app?'}, do: click}")
    done = 0
    for number in range(500):
        swipe = event(number, "swipe_left", "fire")
        done += len(subject.update(number, [swipe], Context(f"app{number}")))
    assert done == 10
