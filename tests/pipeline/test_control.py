"""Pausing, and changing the profile, while hands are at work."""

from __future__ import annotations

import pytest
from pipeline_fakes import ScoresAt, ScriptedObserver, ScriptedRecogniser, recording_performer

from bindings.engine import BindingEngine
from bindings.parsing import parse_profile
from controller.control import Control, Order, Pause, Resume, Swap
from controller.event_stream import LineList
from controller.observations import NoCamera, Observation
from controller.outputs.console_text import ConsoleText
from controller.outputs.performer import Performer
from controller.outputs.recorder import Recorder
from controller.pipeline import Pipeline
from controller.sources.base import Stalled
from gestures.engine import GestureEngine
from gestures.registry import STATIC, SWIPE
from gestures.thresholds import Rules, Thresholds

OLD = """
version: 1
bindings:
  - {name: old next, on: swipe_left, do: {key: Right}}
  - {name: old hold, on: palm, do: {press: shift}}
  - {name: old end, on: {gesture: palm, phase: end}, do: [{release: shift}, {key: e}]}
"""
NEW = """
version: 1
bindings:
  - {name: new next, on: swipe_left, do: {key: Down}}
  - {name: new hold, on: palm, do: {press: ctrl}}
  - {name: new late, on: {gesture: palm, after: 500ms}, do: {key: n}}
"""
RULES = {
    STATIC: Rules("lasting", Thresholds(dwell=0.0, release=0.0)),
    SWIPE: Rules("once", Thresholds(dwell=0.0)),
}


class Orders(NoCamera):
    """Puts orders into the mailbox just before the frame of a time."""

    def __init__(self, times: list[float | Exception], orders: dict[float, Order]) -> None:
        self._inner = ScriptedObserver(times)
        self._orders = orders
        self.control = Control()

    def read(self) -> Observation | None:
        observation = self._inner.read()
        for t in sorted(self._orders):
            if observation is not None and observation.frame.t >= t:
                self.control.put(self._orders.pop(t))
        return observation

    def close(self) -> None:
        """Nothing to close."""


def between(*spans: tuple[float, float]) -> ScoresAt:
    return lambda t: {"palm": float(any(start <= t < end for start, end in spans))}


def swipes(*moments: float) -> ScoresAt:
    return lambda t: {"swipe_left": float(any(at <= t < at + 0.1 for at in moments))}


def play(
    orders: dict[float, Order],
    *,
    palm: ScoresAt = lambda _: {},
    swipe: ScoresAt = lambda _: {},
    seconds: float = 4.0,
    profile: str = OLD,
    extra: tuple[Exception, ...] = (),
) -> tuple[list[tuple[object, ...]], list[dict[str, object]]]:
    """Return what was pressed, and all that a watcher heard."""
    times: list[float | Exception] = [n / 20 for n in range(int(seconds * 20))]
    observer = Orders([*times, *extra], orders)
    performer, notes = recording_performer()
    watcher = LineList()
    recognisers = [
        ScriptedRecogniser(STATIC, ("palm",), palm),
        ScriptedRecogniser(SWIPE, ("swipe_left",), swipe),
    ]
    Pipeline(
        observer,
        GestureEngine(recognisers, RULES),
        BindingEngine(parse_profile(profile)),
        performer,
        watchers=[watcher],
        control=observer.control,
        clock=lambda: 0.0,
    ).run()
    assert notes.down() == []
    return notes.calls, watcher.lines


def new() -> Swap:
    return Swap(parse_profile(NEW, name="new"))


def tap(key: str) -> list[tuple[str, str]]:
    return [("key_down", key), ("key_up", key)]


def test_at_a_quiet_moment_the_new_profile_acts_at_once() -> None:
    calls, _ = play({1.0: new()}, swipe=swipes(0.5, 1.5))
    assert calls == [*tap("right"), *tap("down")]


def test_a_gesture_under_way_is_finished_first() -> None:
    calls, lines = play({1.0: new()}, palm=between((0.5, 1.5), (2.0, 2.3)))
    assert calls == [
        *tap("shift"),
        *tap("e"),
        *tap("ctrl"),
    ]
    changed = next(line["t"] for line in lines if line["kind"] == "state")
    assert changed == pytest.approx(1.55, abs=0.06)


def test_a_gesture_that_lasts_is_waited_for_one_second() -> None:
    calls, lines = play({1.0: new()}, palm=between((0.5, 3.5)), swipe=swipes(1.5, 2.5))
    changed = next(line["t"] for line in lines if line["kind"] == "state")
    assert changed == pytest.approx(2.0, abs=0.06)
    assert calls == [
        ("key_down", "shift"),
        *tap("right"),
        ("key_up", "shift"),
        *tap("e"),
        *tap("down"),
    ]


def test_the_newest_of_several_wins() -> None:
    other = Swap(parse_profile(NEW.replace("Down", "Up"), name="other"))
    calls, _ = play({1.0: new(), 1.01: other}, swipe=swipes(1.5))
    assert calls == tap("up")


def test_a_change_waits_no_longer_when_the_camera_stalls() -> None:
    control = Control()
    performer, notes = recording_performer()
    recognisers = [
        ScriptedRecogniser(STATIC, ("palm",), between((0, 9))),
        ScriptedRecogniser(SWIPE, ("swipe_left",), swipes(1.2)),
    ]
    observer = ScriptedObserver([0.0, 0.1, Stalled(), 1.2, 1.3, 1.4])
    pipeline = Pipeline(
        observer,
        GestureEngine(recognisers, RULES),
        BindingEngine(parse_profile(OLD)),
        performer,
        control=control,
    )
    control.put(new())
    pipeline.run()
    assert tap("down")[0] in notes.calls
    assert tap("right")[0] not in notes.calls


def test_pausing_lets_go_and_ignores_hands() -> None:
    calls, lines = play({1.0: Pause()}, palm=between((0.5, 3.0)), swipe=swipes(2.0))
    assert calls == [("key_down", "shift"), ("key_up", "shift"), *tap("e")]
    assert [line["paused"] for line in lines if line["kind"] == "state"] == [True]
    assert all(float(str(line["t"])) <= 1.01 for line in lines)


def test_resuming_heeds_hands_again() -> None:
    calls, _ = play({1.0: Pause(), 2.0: Resume()}, swipe=swipes(0.5, 1.5, 2.5))
    assert calls == [*tap("right"), *tap("right")]


def test_a_pause_ends_by_itself() -> None:
    calls, lines = play({1.0: Pause(1.0)}, swipe=swipes(1.5, 2.5))
    assert calls == tap("right")
    states = [(line["paused"], line["t"]) for line in lines if line["kind"] == "state"]
    assert states == [(True, 1.0), (False, 2.0)]


def test_a_profile_changes_while_paused() -> None:
    calls, _ = play({1.0: Pause(), 1.5: new(), 2.0: Resume()}, swipe=swipes(2.5))
    assert calls == tap("down")


def test_resuming_what_is_not_paused_is_nothing() -> None:
    calls, lines = play({1.0: Resume()}, swipe=swipes(1.5))
    assert calls == tap("right")
    assert [line for line in lines if line["kind"] == "state"] == []


def test_watchers_hear_why() -> None:
    _, lines = play({}, swipe=swipes(0.5))
    texts = [line["text"] for line in lines if line["kind"] == "decision"]
    assert texts == ["swipe_left seen 1.00: 'old next' acted"]


class Speech(ConsoleText):
    """Counts how often it was silenced."""

    silenced = 0

    def cancel(self) -> None:
        self.silenced += 1


def test_pausing_silences_speech() -> None:
    observer, recorder, speech = Orders([0.0, 0.5, 1.0], {0.5: Pause()}), Recorder(), Speech("say")
    Pipeline(
        observer,
        GestureEngine([], {}),
        BindingEngine(parse_profile(OLD)),
        Performer(recorder.keys, recorder.pointer, speech, speech),
        control=observer.control,
        clock=lambda: 0.0,
    ).run()
    assert speech.silenced == 1
