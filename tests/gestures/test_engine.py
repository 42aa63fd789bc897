"""The engine: tracks, recognisers, pause, and what it keeps."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from engine_fakes import HAND_WIDTH_PX, FakeRecogniser, frame, hand

from gestures.engine import GestureEngine
from gestures.events import Event
from gestures.landmarks import Hand
from gestures.thresholds import Rules, Thresholds

OWN = Thresholds(0.7, 0.5, dwell=0.2, release=0.1, cooldown=0.3)
STATIC = Rules("lasting", OWN)
SWIPE = Rules("once", Thresholds(0.6, 0.3, dwell=0.0, release=0.1, cooldown=0.4))
DT = 0.04


@pytest.fixture
def static() -> FakeRecogniser:
    return FakeRecogniser("static")


@pytest.fixture
def swipe() -> FakeRecogniser:
    return FakeRecogniser("swipe")


@pytest.fixture
def engine(static: FakeRecogniser, swipe: FakeRecogniser) -> GestureEngine:
    return GestureEngine([static, swipe], {"static": STATIC, "swipe": SWIPE})


def show(
    engine: GestureEngine, start: float, end: float, hands: Callable[[float], list[Hand]]
) -> list[Event]:
    """Feed frames every DT from start up to end."""
    times = [start + n * DT for n in range(math.ceil((end - start) / DT - 1e-6))]
    return [event for t in times for event in engine.update(frame(t, *hands(t)))]


def story(events: list[Event]) -> list[tuple[str, str, int, float]]:
    return [(e.phase, e.name, e.track_id, pytest.approx(e.t)) for e in events]


def test_begin_on_one_track_and_end_when_it_is_lost(
    engine: GestureEngine, static: FakeRecogniser
) -> None:
    static.says = {7: {"palm": 0.9}}
    events = show(engine, 0, 0.4, lambda t: [hand(7)])
    events += show(engine, 0.4, 1.0, lambda t: [])
    assert story(events) == [("begin", "palm", 7, 0.2), ("end", "palm", 7, 0.5)]


def test_each_track_has_a_machine_of_its_own(engine: GestureEngine, static: FakeRecogniser) -> None:
    static.says = {1: {"palm": 0.9}, 2: {"fist": 0.9}}
    events = show(engine, 0, 0.4, lambda t: [hand(1), hand(2, handedness="left")])
    assert story(events) == [("begin", "palm", 1, 0.2), ("begin", "fist", 2, 0.2)]
    assert [event.hand for event in events] == ["right", "left"]


def test_a_corrected_hand_counts_from_the_next_begin(
    engine: GestureEngine, static: FakeRecogniser
) -> None:
    static.says = {1: {"palm": 0.9}}
    events = show(engine, 0, 0.4, lambda t: [hand(1, handedness="left")])
    static.says = {1: {"fist": 0.9}}
    events += show(engine, 0.4, 0.8, lambda t: [hand(1, handedness="right")])
    told = [(event.phase, event.name, event.hand) for event in events]
    assert told == [("begin", "palm", "left"), ("end", "palm", "left"), ("begin", "fist", "right")]


def test_recognisers_do_not_disturb_each_other(
    engine: GestureEngine, static: FakeRecogniser, swipe: FakeRecogniser
) -> None:
    static.says = {1: {"palm": 0.9}}
    swipe.says = {1: {"swipe_left": 0.9}}
    events = show(engine, 0, 0.4, lambda t: [hand(1)])
    assert story(events) == [("fire", "swipe_left", 1, 0.0), ("begin", "palm", 1, 0.2)]


def test_a_recogniser_with_nothing_to_say_is_as_good_as_a_lost_hand(
    engine: GestureEngine, static: FakeRecogniser
) -> None:
    static.says = {1: {"palm": 0.9}}
    events = show(engine, 0, 0.4, lambda t: [hand(1)])
    static.says = {}
    events += show(engine, 0.4, 0.8, lambda t: [hand(1)])
    assert story(events) == [("begin", "palm", 1, 0.2), ("end", "palm", 1, 0.5)]


def test_events_of_a_frame_are_in_order(static: FakeRecogniser, swipe: FakeRecogniser) -> None:
    engine = GestureEngine([swipe, static], {"static": STATIC, "swipe": SWIPE})
    static.says = {1: {"palm": 0.9}}
    engine.update(frame(0.0, hand(1)))
    swipe.says = {1: {"swipe_up": 0.9}}
    events = engine.update(frame(0.25, hand(1)))
    assert story(events) == [("begin", "palm", 1, 0.2), ("fire", "swipe_up", 1, 0.25)]


@pytest.mark.parametrize("t", [math.nan, math.inf, -math.inf, 0.36, 0.1, -5.0])
def test_frames_out_of_time_reach_nobody(
    engine: GestureEngine, static: FakeRecogniser, t: float
) -> None:
    static.says = {1: {"palm": 0.9}}
    show(engine, 0, 0.4, lambda t: [hand(1)])
    before = list(static.times)
    assert engine.update(frame(t)) == []
    assert static.times == before
    assert engine.snapshot()[0].active == "palm"


def test_pause_ends_resets_and_starts_afresh(
    engine: GestureEngine, static: FakeRecogniser, swipe: FakeRecogniser
) -> None:
    static.says = {1: {"palm": 0.9}, 2: {"fist": 0.9}}
    show(engine, 0, 0.4, lambda t: [hand(1), hand(2)])
    assert story(engine.pause(0.41)) == [("end", "palm", 1, 0.41), ("end", "fist", 2, 0.41)]
    assert engine.pause(0.42) == []
    assert (static.resets, swipe.resets) == (2, 2)
    assert engine.snapshot() == ()
    engine.update(frame(0.41, hand(1)))
    assert static.times[-1] < 0.41
    static.says = {1: {"palm": 0.9}}
    assert story(show(engine, 1.0, 1.4, lambda t: [hand(1)])) == [("begin", "palm", 1, 1.2)]


@pytest.mark.parametrize("t", [math.nan, math.inf, -1.0, 1e12])
def test_pause_at_any_time(engine: GestureEngine, static: FakeRecogniser, t: float) -> None:
    static.says = {1: {"palm": 0.9}}
    show(engine, 0, 0.4, lambda _: [hand(1)])
    (end,) = engine.pause(t)
    assert end.phase == "end"
    assert 0.36 <= end.t <= 0.36 + STATIC.max_gap + OWN.release + 1e-6
    assert story(show(engine, 1.0, 1.4, lambda _: [hand(1)])) == [("begin", "palm", 1, 1.2)]


def test_after_close_another_clock_may_follow(
    engine: GestureEngine, static: FakeRecogniser
) -> None:
    static.says = {1: {"palm": 0.9}}
    show(engine, 100, 100.4, lambda t: [hand(1)])
    assert story(engine.close(100.4)) == [("end", "palm", 1, 100.4)]
    assert story(show(engine, 0, 0.4, lambda t: [hand(1)])) == [("begin", "palm", 1, 0.2)]


def test_close_before_the_first_frame(engine: GestureEngine) -> None:
    assert engine.close(math.nan) == []
    assert engine.close(0.0) == []


def test_a_track_that_comes_back_is_the_same(
    engine: GestureEngine, static: FakeRecogniser, swipe: FakeRecogniser
) -> None:
    """Cooldown and re-arm outlive a lost hand."""
    swipe.says = {1: {"swipe_left": 0.9}}
    events = show(engine, 0, 0.08, lambda t: [hand(1)])
    events += show(engine, 0.08, 0.24, lambda t: [])
    events += show(engine, 0.24, 0.36, lambda t: [hand(1)])
    assert story(events) == [("fire", "swipe_left", 1, 0.0)]


def test_a_stroke_may_be_told_after_the_hand_has_left(
    engine: GestureEngine, swipe: FakeRecogniser
) -> None:
    show(engine, 0, 0.08, lambda t: [hand(1)])
    swipe.remembers = True
    swipe.says = {1: {"swipe_left": 0.9}}
    assert story(engine.update(frame(0.08))) == [("fire", "swipe_left", 1, 0.08)]


def test_machines_of_tracks_that_are_gone_are_dropped(
    engine: GestureEngine, static: FakeRecogniser
) -> None:
    for track in range(300):
        static.says = {track: {"palm": 0.9}}
        show(engine, track, track + 0.4, lambda t, track=track: [hand(track)])
        assert len(engine.snapshot()) <= 2
    show(engine, 300, 302, lambda t: [])
    assert engine.snapshot() == ()
    assert not engine._palms


def moving(speed: float) -> Callable[[float], list[Hand]]:
    """A hand that moves at a speed in hand-widths/s."""
    return lambda t: [hand(1, x_px=100 + speed * HAND_WIDTH_PX * t)]


@pytest.mark.parametrize(("speed", "begins"), [(3.5, True), (4.5, False)])
def test_nothing_lasting_begins_on_the_move(
    engine: GestureEngine, static: FakeRecogniser, speed: float, begins: bool
) -> None:
    static.says = {1: {"palm": 0.9}}
    events = show(engine, 0, 0.6, moving(speed))
    assert [event.phase for event in events] == ["begin"] * begins


def test_the_dwell_starts_when_the_hand_is_still(
    engine: GestureEngine, static: FakeRecogniser
) -> None:
    static.says = {1: {"palm": 0.9}}
    assert show(engine, 0, 0.6, moving(10)) == []
    events = show(engine, 0.6, 1.2, lambda t: moving(10)(0.56))
    assert [event.phase for event in events] == ["begin"]
    assert 0.8 <= events[0].t <= 0.92


def test_what_is_active_goes_on_while_moving(engine: GestureEngine, static: FakeRecogniser) -> None:
    static.says = {1: {"palm": 0.9}}
    show(engine, 0, 0.4, moving(0))
    assert show(engine, 0.4, 1.0, moving(10)) == []
    assert engine.snapshot()[0].active == "palm"


def test_a_swipe_fires_on_the_move(engine: GestureEngine, swipe: FakeRecogniser) -> None:
    show(engine, 0, 0.4, moving(10))
    swipe.says = {1: {"swipe_right": 0.9}}
    assert [event.phase for event in show(engine, 0.4, 0.6, moving(10))] == ["fire"]


def test_max_speed_can_be_switched_off(static: FakeRecogniser) -> None:
    engine = GestureEngine([static], {"static": STATIC}, max_speed=None)
    static.says = {1: {"palm": 0.9}}
    assert [event.phase for event in show(engine, 0, 0.6, moving(30))] == ["begin"]


def test_snapshot_says_what_is_going_on(engine: GestureEngine, static: FakeRecogniser) -> None:
    static.says = {1: {"palm": 0.9}}
    show(engine, 0, 0.12, moving(2))
    (view,) = engine.snapshot()
    assert (view.track_id, view.hand, view.recogniser) == (1, "right", "static")
    assert (view.state, view.active, view.scores) == ("candidate", None, {"palm": 0.9})
    assert view.progress == {"palm": pytest.approx(0.4)}
    assert view.speed == pytest.approx(2, rel=0.01)
    show(engine, 0.12, 0.4, moving(0))
    assert engine.snapshot()[0].state == "active"
    show(engine, 0.4, 0.56, lambda t: [])
    (view,) = engine.snapshot()
    assert (view.state, view.active, view.scores) == ("cooldown", None, None)


def test_new_rules_hold_at_once_and_for_later_machines(
    engine: GestureEngine, static: FakeRecogniser
) -> None:
    static.says = {1: {"palm": 0.9}}
    show(engine, 0, 0.4, lambda t: [hand(1)])
    engine.configure({"static": STATIC.with_hold_every({"palm": 0.1}), "swipe": SWIPE})
    events = show(engine, 0.4, 0.55, lambda t: [hand(1)])
    assert {event.phase for event in events} == {"hold"}


def test_what_makes_no_sense_is_refused(static: FakeRecogniser) -> None:
    with pytest.raises(ValueError, match="no rules for the recogniser 'static'"):
        GestureEngine([static], {"swipe": SWIPE})
    with pytest.raises(ValueError, match="same name"):
        GestureEngine([static, FakeRecogniser("static")], {"static": STATIC})
    with pytest.raises(ValueError, match="max_speed"):
        GestureEngine([static], {"static": STATIC}, max_speed=0.0)
    engine = GestureEngine([static], {"static": STATIC})
    with pytest.raises(ValueError, match="no rules"):
        engine.configure({})
