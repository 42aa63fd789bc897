"""Words from frames: a stub network knows a sign by the height of the right hand."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from gestures.engine import GestureEngine
from gestures.events import Event
from gestures.landmarks import Body, Hand, HandFrame
from gestures.signs.features import BODY_POINTS, N_HAND
from gestures.signs.prototypes import Prototypes, Shown
from gestures.signs.recogniser import NOTHING, SIGNING_TRACK, UNDECIDED, SignRecogniser
from gestures.thresholds import DEFAULT_RULES

Height = Callable[[float], float | None]
"""From time (s) to where the wrist is, shoulder-widths above the shoulders; None: hand is down."""

SHOULDERS = 0.25
"""Picture heights between them, the aspect being 1."""
HIGH, LOW = 1.0, -0.2


class Stub:
    """``halo`` is the right hand high at the end of a stretch, ``maaf`` low, else ``none``."""

    labels = ("halo", "maaf", "none")

    def __init__(self) -> None:
        self.looks = 0

    def __call__(
        self, windows: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        self.looks += 1
        last = windows[:, -3:, N_HAND : 2 * N_HAND].mean(axis=1)
        rows = np.array([[0.04, 0.04, 0.04 / NOTHING]] * len(windows), np.float32)
        for row, (there, _, y, *_rest) in zip(rows, last, strict=True):
            near = [there > 0.9 and abs(-y - goal) < 0.25 for goal in (HIGH, LOW)]
            row[near.index(True) if any(near) else 2] = 0.92
        return rows, np.eye(1, 4, dtype=np.float32).repeat(len(windows), 0)


def frame(t: float, height: float | None) -> HandFrame:
    body = np.full((33, 3), 0.5, np.float32)
    for point in BODY_POINTS:
        body[point] = (0.3 if point % 2 else 0.7, 0.9, 0)
    body[11], body[12] = (0.5 - SHOULDERS / 2, 0.6, 0), (0.5 + SHOULDERS / 2, 0.6, 0)
    hands = ()
    if height is not None:
        points = np.zeros((21, 3), np.float32)
        points[:, 0] = np.linspace(0, 0.06, 21)
        points[5], points[17] = (0.0, -0.06, 0), (0.05, -0.06, 0)
        points[:, :2] += (0.6, 0.6 - height * SHOULDERS)
        hands = (Hand(1, "right", 0.9, 0.9, points, points, t),)
    return HandFrame(t, 480, 480, hands, Body(body, np.ones(33, np.float32)))


def signed(height: Height, seconds: float, fps: float, stub: Stub | None = None) -> list[Event]:
    engine = GestureEngine([SignRecogniser(stub or Stub())], DEFAULT_RULES)
    times = (n / fps for n in range(round(seconds * fps)))
    return [event for t in times for event in engine.update(frame(t, height(t)))]


def names(events: Iterable[Event]) -> list[str]:
    return [event.name for event in events]


def steps(*ways: tuple[float, float | None]) -> Height:
    """Go to the height of the last way that has begun, in 0.3 s; (second it begins, height)."""

    def height(t: float) -> float | None:
        at: float | None = None
        for begin, goal in ways:
            if t < begin:
                break
            if goal is None or at is None:
                at = goal
            else:
                at += (goal - at) * min((t - begin) / 0.3, 1.0)
        return at

    return height


@pytest.mark.parametrize("fps", [8, 15, 30, 60])
def test_signs_at_any_frame_rate(fps: int) -> None:
    height = steps((1.0, HIGH), (3.0, LOW), (5.0, None), (6.0, LOW), (8.0, None))
    events = signed(height, 9.0, fps)
    assert names(events) == ["halo", "maaf", "maaf"]
    assert all(event.phase == "fire" and event.track_id == SIGNING_TRACK for event in events)
    assert [event.hand for event in events] == ["right"] * 3
    for event, earliest in zip(events, (1.0, 3.0, 6.0), strict=True):
        assert earliest < event.t < earliest + 1.2


def test_nobody_looks_while_no_hand_is_up() -> None:
    stub = Stub()
    assert signed(lambda t: None, 5.0, 30, stub) == []
    assert stub.looks == 0
    signed(lambda t: HIGH, 5.0, 30, stub)
    assert 30 <= stub.looks <= 41


class Unsure(Stub):
    """Takes everything for ``halo``, but not for sure."""

    def __call__(
        self, windows: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        rows = np.full((len(windows), 3), (0.55, 0.225, 0.225 / NOTHING), np.float32)
        return rows, np.eye(1, 4, dtype=np.float32).repeat(len(windows), 0)


def test_what_is_not_sure_counts_once_the_hands_are_gone() -> None:
    events = signed(steps((1.0, HIGH), (6.0, None)), 8.0, 30, Unsure())
    assert names(events) == ["halo"]
    assert events[0].t == pytest.approx(6.4, abs=0.05)
    assert events[0].confidence == pytest.approx(0.55, abs=0.01)


def test_a_reset_forgets_what_was_seen() -> None:
    recogniser = SignRecogniser(Stub())
    for n in range(10):
        recogniser.update(frame(n / 30, HIGH))
    recogniser.reset()
    scores = recogniser.update(frame(1.0, HIGH))[0]
    assert all(score == 0 for score in scores.scores.values())


def test_what_may_become_a_sign_stays_below_every_threshold() -> None:
    recogniser = SignRecogniser(Stub())
    said = [s for n in range(12) for s in recogniser.update(frame(n / 30, HIGH))]
    assert max(max(s.scores.values()) for s in said) <= UNDECIDED


def test_a_taught_sign_competes_with_those_of_the_network() -> None:
    class Fixed(Stub):
        def __call__(self, windows: NDArray[np.float32]):  # type: ignore[no-untyped-def]
            self.seen = windows
            return super().__call__(windows)

    stub = Fixed()
    recogniser = SignRecogniser(stub)
    for n in range(40):
        recogniser.update(frame(n / 30, HIGH))
    shown = Shown(np.eye(1, 4, dtype=np.float32).repeat(3, 0), stub.seen[-1:].repeat(3, 0))
    recogniser.teach(Prototypes.fit({"rumah": shown}))
    assert recogniser.labels == ("halo", "maaf", "rumah")
    engine = GestureEngine([recogniser], DEFAULT_RULES)
    found = [e for n in range(60) for e in engine.update(frame(n / 30, HIGH))]
    assert names(found)[:1] == ["rumah"]
    recogniser.teach(None)
    assert recogniser.labels == ("halo", "maaf")


places = st.lists(st.sampled_from([HIGH, LOW, None]), min_size=1, max_size=4)


@settings(max_examples=8, deadline=None)
@given(places)
def test_the_frame_rate_decides_nothing(goals: list[float | None]) -> None:
    """No sign is lost or counted twice because a camera is slow."""
    height = steps(*((1.5 * n, goal) for n, goal in enumerate(goals)))
    stories = [names(signed(height, 1.5 * len(goals), fps)) for fps in (12, 30)]
    assert stories[0] == stories[1]


def test_odd_hands_are_no_error() -> None:
    engine = GestureEngine([SignRecogniser(Stub())], DEFAULT_RULES)
    one = frame(0.0, HIGH)
    for n, hands in enumerate([(), one.hands, one.hands * 2, ()] * 5):
        engine.update(HandFrame(n * 0.1, 640, 480, hands, None))
    assert engine.pause(math.inf) == []
